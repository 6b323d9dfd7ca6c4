import type { ServerContext } from '../../libs/contracts/inbound.js';
import type { ActivityKind } from '../../libs/activity/model.js';
import { deliver } from './delivery.js';
import { newsLinks, type DraftContext, type Parent } from './drafts.js';
import { Recent, type KnownPost, type Undoable } from './memory.js';
import { LocalAccounts, Population, type Persona } from './population.js';
import { Random } from './random.js';
import { DEFAULT_LOCAL_HOST, type TrafficItem, type TrafficOptions } from './types.js';
import type { Document, Mint } from './wire/draft.js';
import { snowflake } from './wire/mastodon.js';

const DEFAULT_ACTORS = 20_000;
const DEFAULT_DOMAINS = 400;
const DEFAULT_GAP = 50;
const REMEMBERED = 4_096;
const NEWS_STORIES = 400;
/** Local posts that people react to lie within this span before now, ms. */
const LOCAL_SPAN = 12 * 3_600_000;
const LOCAL_POSTS_PER_ACCOUNT = 40;

/** What all makers of honest items share: the people, the clock, and a bounded memory of what was. */
export class Source {
  readonly random: Random;
  readonly population: Population;
  readonly local: LocalAccounts;
  readonly drafting: DraftContext;
  readonly posts = new Recent<KnownPost>(REMEMBERED);
  readonly undoable = new Recent<Undoable>(REMEMBERED);
  /** Bytes of an empty note by software; kept here, so that runs don't depend on each other. */
  readonly overheads = new Map<string, number>();
  readonly actors: number;
  private readonly localPosts: Parent[] = [];
  private readonly gap: number;
  private readonly serverTells: boolean;
  private time: number;
  private readonly start: number;
  private count: number;
  private outsiders = 0;

  constructor(options: TrafficOptions) {
    this.random = new Random(options.seed);
    this.actors = options.actors ?? DEFAULT_ACTORS;
    this.population = new Population(options.seed, this.actors, options.domains ?? DEFAULT_DOMAINS);
    this.local = new LocalAccounts(options.localHosts ?? [DEFAULT_LOCAL_HOST]);
    this.drafting = {
      random: this.random,
      local: this.local,
      news: newsLinks(this.random, NEWS_STORIES),
    };
    this.gap = options.gap ?? DEFAULT_GAP;
    this.serverTells = options.serverTells ?? options.mix === 'day';
    this.start = options.start;
    this.time = options.start;
    // Seeds part the counted ids too, so that runs of different seeds can share a database.
    this.count = (options.seed % 4_096) * 100_000_000;
  }

  /** Time passes, and the next delivery gets its number. */
  tick(): Mint {
    this.time += this.random.exponential(this.gap);
    this.count += 1;
    return { at: Math.trunc(this.time), n: this.count, random: this.random };
  }

  /** Somebody who does nothing else in this traffic. */
  outsider(): Persona {
    this.outsiders += 1;
    return this.population.persona(this.actors + this.outsiders);
  }

  /** A post of a local account, at most twelve hours old when the traffic starts. */
  localPost(): Parent {
    const author = this.local.sample(this.random);
    const number = this.random.below(LOCAL_POSTS_PER_ACCOUNT);
    return (this.localPosts[author.index * LOCAL_POSTS_PER_ACCOUNT + number] ??= this.nameLocalPost(
      author,
      number,
    ));
  }

  private nameLocalPost(author: Persona, number: number): Parent {
    const at = this.start - Math.trunc((LOCAL_SPAN * (number + 1)) / LOCAL_POSTS_PER_ACCOUNT);
    return { id: `${author.id}/statuses/${snowflake(at, author.index * 64 + number)}`, author };
  }

  send(
    author: Persona,
    kind: ActivityKind,
    mint: Mint,
    document: Document,
    recipients: readonly string[],
  ): TrafficItem {
    return deliver(document, { at: mint.at, sender: author, kind, recipients });
  }

  /** As `send`, with what the server knows about the sender where it tells it. */
  sendPost(
    author: Persona,
    kind: ActivityKind,
    mint: Mint,
    document: Document,
    addressed: readonly string[],
  ): TrafficItem {
    const followers = author.followed ? this.followersOf(author) : [];
    const recipients = [...new Set([...addressed, ...followers])];
    const context: ServerContext = {
      localHosts: [...this.local.hosts],
      senderFollowedBy: author.followed ? followers : false,
    };
    return deliver(document, {
      at: mint.at,
      sender: author,
      kind,
      recipients,
      ...(this.serverTells ? { context } : {}),
    });
  }

  /** The local accounts that follow a remote one: always the same, one to three. */
  followersOf(author: Persona): string[] {
    if (!author.followed) return [];
    return Array.from(
      { length: 1 + (author.index % 3) },
      (_, k) => this.local.at(author.index * 7 + k * 31).id,
    );
  }

  isLocal(host: string): boolean {
    return this.local.hosts.includes(host);
  }
}
