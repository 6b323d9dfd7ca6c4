import type { CompiledPolicy, CompiledStage } from '../decide/compiled-policy.js';
import { selectStage } from '../decide/rollout.js';
import type { Prepared } from './prepare.js';

/** The rollout stage that an activity falls into. */
export function stageOf(item: Prepared, policy: CompiledPolicy): CompiledStage {
  const { activity } = item.body;
  const told = item.delivery.context?.actors?.find((actor) => actor.id === activity.actor);
  return selectStage(policy, {
    actor: activity.actor,
    domain: activity.actorHost,
    software: told?.software ?? null,
    kind: activity.kind,
    direction: item.delivery.direction,
  });
}
