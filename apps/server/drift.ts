import { DRIFT_AT, MIN_SCORES, drifts, type Drift } from '../../libs/classifier/feedback/drift.js';
import { DAY, type Clock } from '../../libs/kernel/clock.js';
import type { ScoreHistogramsRepository } from '../../libs/persistence/repositories/score-histograms.repository.js';
import type { Alerts } from '../../libs/platform/alerts.js';
import type { Metrics } from '../../libs/platform/metrics.js';

/** Names told in one alert. */
const MAX_NAMES = 16;

export interface DriftDeps {
  readonly histograms: ScoreHistogramsRepository;
  readonly metrics: Metrics;
  readonly alerts: Alerts;
  readonly clock: Clock;
}

/**
 * Compares how scores are spread with the reference, sets the gauge by language and alerts once a day
 * for each label and scope in which something has shifted. Domains come in alerts only: their names are
 * not for a metric's labels.
 */
export function createDriftWatch({
  histograms,
  metrics,
  alerts,
  clock,
}: DriftDeps): () => Promise<void> {
  const told = new Map<string, number>();
  return async () => {
    const now = clock.now();
    await histograms.setReferences(now, MIN_SCORES);
    const found = drifts(await histograms.windows(now));
    metrics.classifierPsi.reset();
    for (const { label, scope, name, psi } of found) {
      if (scope === 'language') metrics.classifierPsi.set({ label, language: name }, psi);
    }
    for (const [subject, shifted] of shiftedBySubject(found)) {
      if (now - (told.get(subject) ?? -Infinity) < DAY) continue;
      told.set(subject, now);
      await alerts.alert({
        key: `classifier-drift:${subject}`,
        kind: 'classifier-drift',
        severity: 'warning',
        message: `Scores of ${subject} are spread otherwise than in the reference week (PSI over ${DRIFT_AT})`,
        details: Object.fromEntries(
          shifted.slice(0, MAX_NAMES).map(({ name, psi }) => [name, Number(psi.toFixed(3))]),
        ),
      });
    }
  };
}

/** What has shifted, by label and scope ("hate by language"), most shifted first. */
function shiftedBySubject(found: readonly Drift[]): ReadonlyMap<string, readonly Drift[]> {
  const subjects = new Map<string, Drift[]>();
  for (const each of found.toSorted((a, b) => b.psi - a.psi)) {
    if (each.psi <= DRIFT_AT) continue;
    const subject = `${each.label} by ${each.scope}`;
    subjects.set(subject, [...(subjects.get(subject) ?? []), each]);
  }
  return subjects;
}
