import type { ActivityKind } from '../activity/model.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { needsFor } from '../rules/evaluate.js';
import type { Need } from '../rules/rule.js';

const NEEDS = new WeakMap<CompiledPolicy, Map<ActivityKind, ReadonlySet<Need>>>();

/** What the rules in force for a kind need. */
export function needsOf(kind: ActivityKind, policy: CompiledPolicy): ReadonlySet<Need> {
  let kinds = NEEDS.get(policy);
  if (!kinds) NEEDS.set(policy, (kinds = new Map()));
  let needs = kinds.get(kind);
  if (!needs) kinds.set(kind, (needs = needsFor([kind], policy.evaluated)));
  return needs;
}
