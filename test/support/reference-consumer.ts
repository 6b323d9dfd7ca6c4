import { z } from 'zod';
import { ACTIONS } from '../../libs/contracts/decision.js';
import { actorPolicySchema, domainPolicySchema } from '../../libs/contracts/domain-policy.js';
import { type Filter, FILTERS } from '../../libs/contracts/filters.js';
import { TOPICS } from '../../libs/contracts/topics.js';
import { exhaustive } from '../../libs/kernel/exhaustive.js';

/** A record of any log: kafkajs's messages and the embedded log's fit. */
export interface LogMessage {
  readonly key: Buffer | string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a server has done with an activity: let it in, kept it aside, or keeps it out. */
export type Standing = 'in' | 'parked' | 'out';

/** What the server had to do when a decision arrived or a hold ran out. */
export type Effect = 'process' | 'refilter' | 'park' | 'withdraw' | 'reject' | 'remove';

export interface Item {
  readonly subject: string;
  readonly revision: number;
  readonly standing: Standing;
  /** Applied when it was let in, in the contract's order. */
  readonly filters: readonly Filter[];
  /** ms since the epoch; null waits for a later revision. */
  readonly holdUntil: number | null;
  readonly onExpiry: 'allow' | 'block' | null;
}

export interface PolicyState {
  readonly subject: string;
  readonly severity: string;
  readonly rejectMedia: boolean;
  readonly rejectReports: boolean;
  readonly until: number | null;
  readonly revision: number;
}

/**
 * Of a decision, what a server needs. Filters are read as text: a server may be older than the
 * Tidegate it listens to.
 */
const decisionSchema = z.object({
  schema: z.literal('1'),
  subject: z.string(),
  revision: z.number().int().positive(),
  action: z.enum(ACTIONS),
  filters: z.array(z.string()),
  holdUntil: z.iso.datetime().nullable(),
  onExpiry: z.enum(['allow', 'block']).nullable(),
});
type WireDecision = z.infer<typeof decisionSchema>;

/** One of the two compacted topics, applied. */
class PolicyTable {
  readonly #inForce = new Map<string, PolicyState>();
  /** Kept over tombstones: a replayed older revision must not bring a lifted policy back. */
  readonly #revisions = new Map<string, number>();

  put(state: PolicyState): void {
    if (this.#advance(state.subject, state.revision)) this.#inForce.set(state.subject, state);
  }

  lift(subject: string, revision: number): void {
    if (this.#advance(subject, revision)) this.#inForce.delete(subject);
  }

  inForce(now: number): PolicyState[] {
    return [...this.#inForce.values()]
      .filter(({ until }) => until === null || until > now)
      .sort((a, b) => (a.subject < b.subject ? -1 : 1));
  }

  #advance(subject: string, revision: number): boolean {
    if (revision <= (this.#revisions.get(subject) ?? 0)) return false;
    this.#revisions.set(subject, revision);
    return true;
  }
}

/**
 * The federating server of our tests: does what docs/connect-a-server.md asks of one, and nothing
 * else. Pure: messages and the time come in, effects and the final state go out.
 */
export class ReferenceServer {
  readonly #items = new Map<string, Item>();
  readonly #domains = new PolicyTable();
  readonly #actors = new PolicyTable();
  readonly #effects: { readonly subject: string; readonly effect: Effect }[] = [];

  /** Applies a record of any of Tidegate's outgoing topics; dead letters are none of a server's. */
  apply(topic: string, message: LogMessage): void {
    if (topic === TOPICS.decisions) this.applyDecision(message);
    else if (topic === TOPICS.domainPolicies) this.applyPolicy('domain', message);
    else if (topic === TOPICS.actorPolicies) this.applyPolicy('actor', message);
  }

  applyDecision(message: LogMessage): void {
    const decision = decisionSchema.parse(json(message));
    const before = this.#items.get(decision.subject);
    if (before && decision.revision <= before.revision) return;
    const after = itemOf(decision);
    this.#items.set(decision.subject, after);
    const effect = effectOf(before, after);
    if (effect) this.#effects.push({ subject: decision.subject, effect });
  }

  applyPolicy(kind: 'domain' | 'actor', message: LogMessage): void {
    const table = kind === 'domain' ? this.#domains : this.#actors;
    if (message.value === null) {
      table.lift(String(message.key), Number(message.headers['revision']));
      return;
    }
    const policy = kind === 'domain' ? domainOf(json(message)) : actorOf(json(message));
    table.put(policy);
  }

  /** Ends the holds that have run out by `now`, ms since the epoch. */
  tick(now: number): void {
    for (const item of this.#items.values()) {
      if (item.standing !== 'parked' || item.holdUntil === null || item.holdUntil > now) continue;
      const allowed = item.onExpiry === 'allow';
      this.#items.set(item.subject, { ...item, standing: allowed ? 'in' : 'out', holdUntil: null });
      this.#effects.push({ subject: item.subject, effect: allowed ? 'process' : 'reject' });
    }
  }

  item(subject: string): Item | undefined {
    return this.#items.get(subject);
  }

  /** Every activity decided on, by subject. */
  get items(): ReadonlyMap<string, Item> {
    return this.#items;
  }

  /** What was done, in order. */
  get effects(): readonly { readonly subject: string; readonly effect: Effect }[] {
    return this.#effects;
  }

  /** Policies in force at `now`, sorted by domain or actor, for comparison with the database. */
  policies(kind: 'domain' | 'actor', now: number): PolicyState[] {
    return (kind === 'domain' ? this.#domains : this.#actors).inForce(now);
  }
}

function itemOf(decision: WireDecision): Item {
  const { subject, revision } = decision;
  const filters = FILTERS.filter((filter) => decision.filters.includes(filter));
  const understood = filters.length === new Set(decision.filters).size;
  const base = { subject, revision, filters, holdUntil: null, onExpiry: null };
  if (decision.action === 'block') return { ...base, standing: 'out' };
  if (decision.action === 'allow' && understood) return { ...base, standing: 'in' };
  // What to do with an unknown filter nobody has said: it waits for a person or an update.
  if (decision.action === 'allow') return { ...base, standing: 'parked' };
  const holdUntil = decision.holdUntil === null ? null : Date.parse(decision.holdUntil);
  return { ...base, standing: 'parked', holdUntil, onExpiry: decision.onExpiry };
}

function effectOf(before: Item | undefined, after: Item): Effect | null {
  const was = before?.standing ?? null;
  switch (after.standing) {
    case 'in':
      if (was !== 'in') return 'process';
      return before?.filters.join() === after.filters.join() ? null : 'refilter';
    case 'parked':
      if (was === 'parked') return null;
      return was === 'in' ? 'withdraw' : 'park';
    case 'out':
      if (was === 'out') return null;
      return was === 'in' ? 'remove' : 'reject';
    default:
      return exhaustive(after.standing);
  }
}

function domainOf(value: unknown): PolicyState {
  const { domain, ...policy } = domainPolicySchema.parse(value);
  return policyState(domain, policy);
}

function actorOf(value: unknown): PolicyState {
  const { actor, ...policy } = actorPolicySchema.parse(value);
  return policyState(actor, policy);
}

function policyState(
  subject: string,
  policy: Omit<z.infer<typeof domainPolicySchema>, 'domain'>,
): PolicyState {
  const { severity, rejectMedia, rejectReports, until, revision } = policy;
  return {
    subject,
    severity,
    rejectMedia,
    rejectReports,
    revision,
    until: until === null ? null : Date.parse(until),
  };
}

function json(message: LogMessage): unknown {
  if (message.value === null) throw new Error('a record without a value where none is allowed');
  return JSON.parse(message.value.toString());
}
