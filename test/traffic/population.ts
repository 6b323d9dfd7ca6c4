import { Random, Weighted, Zipf } from './random.js';
import { dialectOf, type Dialect, type Software } from './wire/dialect.js';
import { pickLanguage, type Language } from './text.js';
import { inventedWord } from './words/names.js';

/** An account as its server names it. */
export interface Persona {
  readonly index: number;
  readonly host: string;
  readonly name: string;
  readonly dialect: Dialect;
  readonly language: Language;
  readonly id: string;
  /** Where mentions of it link to. */
  readonly url: string;
  readonly inbox: string;
  readonly sharedInbox: string;
  readonly followers: string;
  readonly keyId: string;
  /** A local account follows it. */
  readonly followed: boolean;
  /** Posts the same kind of line again and again: weather, departures. */
  readonly bot: boolean;
}

const PERSONA_STREAM = 0x1000;
const DOMAIN_STREAM = 0x2;
const ACTOR_EXPONENT = 0.75;
const DOMAIN_EXPONENT = 1.05;
const FOLLOWED = 0.85;
const BOTS = 0.01;

const SOFTWARE = new Weighted<Software>([
  ['mastodon', 56],
  ['misskey', 9],
  ['pleroma', 8],
  ['gotosocial', 8],
  ['lemmy', 6],
  ['friendica', 4],
  ['wordpress', 6],
  ['peertube', 3],
]);

const FIRST =
  'tern heron tide cobalt birch lantern quiet amber north cedar pixel moss harbor violet copper river stone cloud fern owl paper signal meadow frost';
const SECOND = 'social town cafe garden space works club zone place lodge commons forge';
const FIRST_WORDS = FIRST.split(' ');
const SECOND_WORDS = SECOND.split(' ');
/** Where the one very large server of a company stands among the domains. */
const GIANT = 2;
const GIANT_HOST = 'www.threads.test';

/** Remote actors over remote domains, both Zipf-distributed, made when first met. */
export class Population {
  private readonly personas: Persona[] = [];
  private readonly actorRanks: Zipf;
  private readonly domainRanks: Zipf;

  constructor(
    private readonly seed: number,
    private readonly actors: number,
    domains: number,
  ) {
    this.actorRanks = new Zipf(actors, ACTOR_EXPONENT);
    this.domainRanks = new Zipf(domains, DOMAIN_EXPONENT);
  }

  /** Frequent actors often, rare ones seldom. */
  sample(random: Random): Persona {
    return this.persona(this.actorRanks.sample(random));
  }

  /** Any actor, all equally likely. */
  any(random: Random): Persona {
    return this.persona(random.below(this.actors));
  }

  persona(index: number): Persona {
    return (this.personas[index] ??= this.create(index));
  }

  private create(index: number): Persona {
    const random = new Random(this.seed, PERSONA_STREAM + index);
    const rank = this.domainRanks.sample(random);
    const giant = rank === GIANT;
    const software = giant ? 'threads' : softwareOf(this.seed, rank);
    const host = giant ? GIANT_HOST : domainName(rank);
    return createPersona({ random, index, host, software, name: inventedWord(random) + String(index) });
  }
}

export function createPersona(options: {
  readonly random: Random;
  readonly index: number;
  readonly host: string;
  readonly software: Software;
  readonly name: string;
  readonly followed?: boolean;
}): Persona {
  const { random, index, host, software, name } = options;
  const dialect = dialectOf(software);
  return {
    index,
    host,
    name,
    dialect,
    language: pickLanguage(random),
    ...dialect.actor(host, name, random),
    followed: options.followed ?? random.chance(FOLLOWED),
    bot: random.chance(BOTS),
  };
}

/** Accounts of the receiving server, Mastodon-shaped; the same for every seed. */
export class LocalAccounts {
  private readonly personas: readonly Persona[];

  constructor(readonly hosts: readonly string[]) {
    this.personas = Array.from({ length: 200 }, (_, index) => {
      const random = new Random(7, index);
      return createPersona({
        random,
        index,
        host: hosts[index % hosts.length] ?? '',
        software: 'mastodon',
        name: inventedWord(random) + (index < 100 ? '' : String(index)),
        followed: true,
      });
    });
  }

  sample(random: Random): Persona {
    // The minimum of two draws favours the accounts at the front.
    return this.at(Math.min(random.below(this.personas.length), random.below(this.personas.length)));
  }

  at(index: number): Persona {
    const persona = this.personas[index % this.personas.length];
    if (persona === undefined) throw new RangeError('no local accounts');
    return persona;
  }

  all(): readonly Persona[] {
    return this.personas;
  }
}

/** A registrable domain for every rank, the same for every seed. */
function domainName(rank: number): string {
  const first = FIRST_WORDS[rank % FIRST_WORDS.length] ?? '';
  const row = Math.floor(rank / FIRST_WORDS.length);
  const second = SECOND_WORDS[(row + rank) % SECOND_WORDS.length] ?? '';
  const round = Math.floor(row / SECOND_WORDS.length);
  return `${first}-${second}${round === 0 ? '' : String(round)}.example`;
}

function softwareOf(seed: number, rank: number): Software {
  if (rank < 4) return 'mastodon';
  return SOFTWARE.pick(new Random(seed ^ rank, DOMAIN_STREAM));
}
