import type { ServerContext } from '../../../libs/contracts/inbound.js';
import type { ActivityKind } from '../../../libs/activity/model.js';
import { deliver, deliverBytes, type Sender } from '../delivery.js';
import { frameOf } from '../drafts.js';
import { LocalAccounts, createPersona, type Persona } from '../population.js';
import { Random } from '../random.js';
import { shortText } from '../text.js';
import type { TrafficItem } from '../types.js';
import { publish } from '../wire/activities.js';
import type { Document, Draft, Mint } from '../wire/draft.js';
import { inventedWord } from '../words/names.js';

const ATTACK_STREAM = 0xa7;

/** One delivery of an attack. */
interface Step {
  readonly sender: Sender;
  readonly kind: ActivityKind | 'none';
  readonly body: Document | Buffer;
  /** A harmless delivery that has to come first. */
  readonly setup?: boolean;
  readonly recipients?: readonly string[];
}

/** A document that a hostile server could send. */
export interface Attack {
  readonly name: string;
  /** Id in the rule catalogue of the rule that should speak. */
  readonly expect: string;
  steps(stage: Stage): Step[];
}

/** The people of the attacks, and the time. */
export class Stage {
  readonly random: Random;
  readonly local: LocalAccounts;
  private count = 0;

  constructor(
    seed: number,
    private time: number,
    private readonly localHosts: readonly string[],
  ) {
    this.random = new Random(seed, ATTACK_STREAM);
    this.local = new LocalAccounts(localHosts);
  }

  /** A fresh account on a server of its own. */
  person(host?: string): Persona {
    this.count += 1;
    const { random } = this;
    return createPersona({
      random,
      index: this.count,
      host: host ?? `${inventedWord(random)}-${inventedWord(random)}.example`,
      software: 'mastodon',
      name: inventedWord(random),
      followed: false,
    });
  }

  tick(): Mint {
    this.time += 7_000;
    this.count += 1;
    return { at: this.time, n: this.count, random: this.random };
  }

  draft(author: Persona, mint: Mint, text?: string): Draft {
    return {
      ...frameOf(author, { ...mint, at: mint.at - 20_000 }, null, 'public', []),
      paragraphs: text === undefined ? shortText(author.language, this.random) : [text],
    };
  }

  /** An ordinary Create, to be spoilt. */
  note(author: Persona, text?: string): Document {
    const mint = this.tick();
    return publish(author, 'create', mint, this.draft(author, mint, text));
  }

  perform(attack: Attack): TrafficItem[] {
    return attack.steps(this).map((step) => {
      const { at } = this.tick();
      const context: ServerContext = { localHosts: [...this.localHosts], senderFollowedBy: false };
      const options = {
        at,
        sender: step.sender,
        kind: step.kind,
        recipients: step.recipients ?? [this.local.at(0).id],
        context,
        label: step.setup === true ? ('setup' as const) : ('attack' as const),
        attack: attack.name,
        ...(step.setup === true ? {} : { expect: attack.expect }),
      };
      return Buffer.isBuffer(step.body)
        ? deliverBytes(step.body, options)
        : deliver(step.body, options);
    });
  }
}

/** The object of a Create, to be changed. */
export function objectOf(create: Document): Document {
  const { object } = create;
  if (typeof object !== 'object' || object === null) throw new TypeError('the Create has no object');
  return { ...object };
}

export function withObject(create: Document, changes: Document): Document {
  return { ...create, object: { ...objectOf(create), ...changes } };
}
