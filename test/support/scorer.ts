import { join } from 'node:path';
import type { ModelScorer } from '../../apps/server/classifier/model-scorer.js';
import { openModels } from '../../apps/server/classifier/models.js';
import { openScorer, reportModels } from '../../apps/server/classifier/open-scorer.js';
import { DEFAULT_POLICY_YAML } from '../../libs/decide/default-policy.js';
import { parsePolicy } from '../../libs/decide/policy-document.js';
import { systemClock } from '../../libs/kernel/clock.js';
import { RULES } from '../../libs/rules/index.js';

/** The model that comes with Tidegate, ready; throws where there is none. */
export async function openShippedScorer(): Promise<ModelScorer> {
  const models = openModels(
    { models: join(import.meta.dirname, '..', '..', 'models'), model: null, backend: 'auto' },
    reportModels(() => undefined),
  );
  const scorer = openScorer({
    models,
    clock: systemClock,
    event: () => undefined,
    alerts: {
      alert: ({ message }) => Promise.reject(new Error(message)),
      close: () => Promise.resolve(),
    },
  });
  const policy = parsePolicy(DEFAULT_POLICY_YAML, RULES);
  if (!policy.ok) throw new Error('the default policy is broken');
  await scorer.prepare(policy.value.classifier);
  return scorer;
}
