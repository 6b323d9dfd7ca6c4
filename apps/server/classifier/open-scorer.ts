import type { Classification } from '../../../libs/classifier/model/types.js';
import type { Clock } from '../../../libs/kernel/clock.js';
import { errorMessage } from '../../../libs/kernel/error-code.js';
import type { Alerts } from '../../../libs/platform/alerts.js';
import {
  CLASSIFIER_RUNTIME,
  MODEL_CHANGED,
  MODEL_FAILED,
  SCORING_FAILED,
  SECOND_PASS_FAILED,
  SECOND_PASS_MISSED,
  SHADOW_COMPARED,
  TEXTS_SCORED,
  type ModelRole,
} from '../../../libs/platform/classifier-events.js';
import type { EmitEvent } from '../../../libs/platform/event.js';
import { ModelScorer } from './model-scorer.js';
import { ModelSlot } from './model-slot.js';
import type { Models, ModelsReport } from './models.js';
import { Shadow } from './shadow.js';

/** The scorer over this deployment's models, which tells what happens to it. */
export function openScorer(deps: {
  readonly models: Models;
  readonly clock: Clock;
  readonly event: EmitEvent;
  readonly alerts: Alerts;
}): ModelScorer {
  const { models, clock, event, alerts } = deps;
  const slot = (role: ModelRole): ModelSlot =>
    new ModelSlot({
      load: (version) => models.load(version),
      clock,
      changed: (model, before) => event(MODEL_CHANGED, { role, model, before }),
      failed(version, err, kept) {
        const model = version ?? 'default';
        event(MODEL_FAILED, { role, model, kept, err });
        void alerts.alert({
          key: `classifier-model:${role}:${model}`,
          kind: 'classifier-model',
          severity: 'warning',
          message: `${nameOf(version)} can not be used: ${errorMessage(err)}. ${outcomeOf(role, kept)}`,
        });
      },
    });
  return new ModelScorer({
    active: slot('active'),
    shadow: new Shadow({
      slot: slot('shadow'),
      compared: (comparisons) => event(SHADOW_COMPARED, { comparisons }),
      failed: (err) => event(SCORING_FAILED, { role: 'shadow', err }),
    }),
    scored: (texts) => event(TEXTS_SCORED, tallyOf(texts)),
  });
}

export function reportModels(event: EmitEvent): ModelsReport {
  return {
    runtime: (runtime) => event(CLASSIFIER_RUNTIME, runtime),
    secondPassMissed: (why, texts) => event(SECOND_PASS_MISSED, { why, texts }),
    secondPassFailed: (problem) => event(SECOND_PASS_FAILED, { problem }),
  };
}

/** For the processor's report. */
export function reportScoringFailure(event: EmitEvent, alerts: Alerts, err: unknown): void {
  event(SCORING_FAILED, { role: 'active', err });
  void alerts.alert({
    key: 'classifier-failed',
    kind: 'classifier-failed',
    severity: 'warning',
    message: 'The classifier threw; batches go without scores, and rules on scores answer unknown',
  });
}

function nameOf(version: string | null): string {
  return version === null ? 'The default model' : `Model ${version}`;
}

function outcomeOf(role: ModelRole, kept: string | null): string {
  if (kept !== null) return `${kept} goes on.`;
  return role === 'active'
    ? 'Texts are not scored, and rules on scores answer unknown.'
    : 'Nothing is compared.';
}

function tallyOf(texts: readonly Classification[]): { first: number; second: number; none: number } {
  const tally = { first: 0, second: 0, none: 0 };
  for (const { scores, pass } of texts) {
    if (Object.values(scores).every((score) => score === null)) tally.none += 1;
    else if (pass === 1) tally.first += 1;
    else tally.second += 1;
  }
  return tally;
}
