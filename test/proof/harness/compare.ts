import { isDeepStrictEqual } from 'node:util';
import type { Decision } from '../../../libs/contracts/decision.js';
import { prepare } from '../../../libs/pipeline/prepare.js';
import { RULES } from '../../../libs/rules/index.js';
import type { Need } from '../../../libs/rules/rule.js';
import type { TrafficItem } from '../../traffic/types.js';
import type { Outcome } from './outcome.js';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was compared, or the first differences. */
  readonly detail: string;
}

const SHOWN = 5;
/** Share of decisions that the exact comparison has to reach. */
const MIN_EXACT = 0.8;

/**
 * Facts that activities of other partitions change. Partitions advance independently, so what a rule
 * with such a need sees depends on how far the others were: the same messages may be judged with one
 * copy more or fewer in the window. Everything else an activity is judged by (its actor, its own
 * objects, whether it was seen) comes with its own partition, whose order is fixed. An object that
 * several actors act on (a stranger's Update of it, say) is shared in the same way.
 */
const SHARED: ReadonlySet<Need> = new Set<Need>(['lookAlikes', 'linkHosts', 'target']);
const SHARED_SYMBOLS = new Set(
  RULES.filter((rule) => rule.needs.some((need) => SHARED.has(need))).map(({ symbol }) => symbol),
);

/**
 * An undisturbed run and a disturbed one of the same messages.
 *
 * Exact: the subjects, their revisions, the bytes of duplicates, the order of decisions under a key,
 * every window bucket (an activity is counted before it is judged, whatever is decided), dead
 * letters and their reasons. For actors about whom the rules that look across partitions said the same
 * in both runs, everything else must be the same too: action, filters, hits, unknowns and score of
 * every decision, and the posts that were let in. Of the few others only the existence of their
 * decisions is compared: one differs, and with what it let in all that follows may.
 */
export function compare(sent: readonly TrafficItem[], calm: Outcome, rough: Outcome): readonly Check[] {
  const crossing = actorsAcrossPartitions(calm, rough);
  return [
    subjectsCheck(sent, rough),
    sameKeys('revisions as in the calm run', calm.decisions, rough.decisions),
    { name: 'duplicates byte-identical', ...listed(rough.conflicting, duplicatesOf(rough)) },
    orderCheck(calm, rough),
    deadLettersCheck(calm, rough),
    windowsCheck(calm, rough),
    decisionsCheck(calm, rough, crossing),
    postsCheck(calm, rough, crossing),
  ];
}

function listed(wrong: readonly string[], right: string): Pick<Check, 'ok' | 'detail'> {
  if (wrong.length === 0) return { ok: true, detail: right };
  return { ok: false, detail: `${wrong.length} differ: ${wrong.slice(0, SHOWN).join('; ')}` };
}

function duplicatesOf(outcome: Outcome): string {
  return `${outcome.emitted} records, ${outcome.emitted - outcome.decisions.size} of them duplicates`;
}

/** Decisions and dead letters together answer exactly what was sent. */
function subjectsCheck(sent: readonly TrafficItem[], outcome: Outcome): Check {
  const wanted = new Set(sent.map(subjectOf));
  const got = new Set([...outcome.decisions.values()].map(({ subject }) => subject));
  for (const subject of outcome.deadLetters.keys()) got.add(subject);
  const missing = [...wanted]
    .filter((subject) => !got.has(subject))
    .map((each) => `no answer to ${each}`);
  const foreign = [...got]
    .filter((subject) => !wanted.has(subject))
    .map((each) => `nobody sent ${each}`);
  const right = `${wanted.size} subjects of ${sent.length} messages`;
  return { name: 'subjects as sent', ...listed([...missing, ...foreign], right) };
}

function subjectOf(item: TrafficItem): string {
  return prepare({
    partition: 0,
    offset: 0n,
    key: Buffer.from(item.key),
    value: item.body,
    headers: item.headers,
    timestamp: item.at,
  }).subject;
}

function sameKeys(
  name: string,
  a: ReadonlyMap<string, unknown>,
  b: ReadonlyMap<string, unknown>,
): Check {
  const missing = [...a.keys()].filter((key) => !b.has(key)).map((key) => `${key} is missing`);
  const foreign = [...b.keys()].filter((key) => !a.has(key)).map((key) => `${key} is new`);
  return { name, ...listed([...missing, ...foreign], `${a.size} decisions`) };
}

function orderCheck(calm: Outcome, rough: Outcome): Check {
  const wrong = [...calm.order]
    .filter(([key, ids]) => !isDeepStrictEqual(ids, rough.order.get(key)))
    .map(([key]) => `order under ${key}`);
  return { name: 'order under each key', ...listed(wrong, `${calm.order.size} keys`) };
}

function deadLettersCheck(calm: Outcome, rough: Outcome): Check {
  const wrong = [...calm.deadLetters]
    .filter(([subject, code]) => rough.deadLetters.get(subject) !== code)
    .map(
      ([subject, code]) => `${subject}: ${code} became ${rough.deadLetters.get(subject) ?? 'nothing'}`,
    );
  const failed = [...rough.deadLetters].filter(([, code]) => code === 'processing_failed');
  const extra = rough.deadLetters.size - calm.deadLetters.size;
  if (extra > 0) wrong.push(`${extra} dead letters too many`);
  for (const [subject] of failed) wrong.push(`${subject} could not be processed`);
  return {
    name: 'dead letters',
    ...listed(wrong, `${calm.deadLetters.size}, each for the same reason`),
  };
}

function windowsCheck(calm: Outcome, rough: Outcome): Check {
  const wrong: string[] = [];
  let sum = 0;
  for (const [bucket, row] of calm.windows) {
    sum += row.n;
    const other = rough.windows.get(bucket);
    if (!isDeepStrictEqual(row, other))
      wrong.push(`${bucket}: ${row.n} became ${other?.n ?? 'nothing'}`);
  }
  for (const bucket of rough.windows.keys())
    if (!calm.windows.has(bucket)) wrong.push(`${bucket} is new`);
  return { name: 'windows', ...listed(wrong, `${calm.windows.size} buckets, ${sum} sightings`) };
}

function decisionsCheck(calm: Outcome, rough: Outcome, crossing: ReadonlySet<string>): Check {
  const wrong: string[] = [];
  let exact = 0;
  for (const [id, decision] of calm.decisions) {
    const other = rough.decisions.get(id);
    if (!other || crossing.has(decision.actor)) continue;
    exact += 1;
    if (!isDeepStrictEqual(judgementOf(decision), judgementOf(other))) {
      wrong.push(`${id} (${decision.activityKind}): ${differences(decision, other)}`);
    }
  }
  const held = [...calm.decisions.values()].filter(({ action }) => action !== 'allow').length;
  const right = `${exact} of ${calm.decisions.size} compared exactly, ${held} of them all not allowed`;
  // A comparison that leaves most out would prove nothing.
  if (exact < calm.decisions.size * MIN_EXACT) wrong.push(`only ${right}`);
  return { name: 'decisions per actor', ...listed(wrong, right) };
}

function postsCheck(calm: Outcome, rough: Outcome, crossing: ReadonlySet<string>): Check {
  const compared = [...calm.posts].filter(([actor]) => !crossing.has(actor));
  const wrong = compared
    .filter(([actor, posts]) => rough.posts.get(actor) !== posts)
    .map(([actor, posts]) => `${actor}: ${posts} posts became ${rough.posts.get(actor) ?? 'none'}`);
  if (rough.posts.size !== calm.posts.size) {
    wrong.push(`${calm.posts.size} actors became ${rough.posts.size}`);
  }
  return { name: 'posts per actor', ...listed(wrong, `${compared.length} actors`) };
}

/** Actors whose decisions other partitions have had a part in, and not the same in both runs. */
function actorsAcrossPartitions(calm: Outcome, rough: Outcome): ReadonlySet<string> {
  const crossing = new Set<string>();
  const actorOf = new Map<string, string>();
  for (const [id, decision] of calm.decisions) {
    const { actor, objectId } = decision;
    const other = rough.decisions.get(id);
    if (other && !isDeepStrictEqual(sharedPart(decision), sharedPart(other))) crossing.add(actor);
    if (objectId === null) continue;
    const before = actorOf.get(objectId) ?? actor;
    if (before !== actor) crossing.add(actor).add(before);
    actorOf.set(objectId, before);
  }
  return crossing;
}

function sharedPart({ hits, unknowns }: Decision): unknown {
  return [hits.filter(isShared), unknowns.filter(isShared)];
}

function isShared({ symbol }: { readonly symbol: string }): boolean {
  return SHARED_SYMBOLS.has(symbol);
}

/** What the same facts must give; the times of judging are the worker's own. */
export function judgementOf(decision: Decision): Partial<Decision> {
  const { action, filters, score, hits, unknowns, rollout, policyVersion, onExpiry, supersedes } =
    decision;
  return { action, filters, score, hits, unknowns, rollout, policyVersion, onExpiry, supersedes };
}

function differences(a: Decision, b: Decision): string {
  const [left, right] = [
    new Map(Object.entries(judgementOf(a))),
    new Map(Object.entries(judgementOf(b))),
  ];
  return [...left]
    .filter(([field, value]) => !isDeepStrictEqual(value, right.get(field)))
    .map(
      ([field, value]) =>
        `${field} ${JSON.stringify(value)} became ${JSON.stringify(right.get(field))}`,
    )
    .join(', ');
}
