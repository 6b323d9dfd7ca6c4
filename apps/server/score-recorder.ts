import { ScoreTallies, type ScoredActivity } from '../../libs/classifier/feedback/score-tallies.js';
import { HOUR, SECOND, type Clock } from '../../libs/kernel/clock.js';
import type { ScoreHistogramsRepository } from '../../libs/persistence/repositories/score-histograms.repository.js';
import type { EmitEvent } from '../../libs/platform/event.js';
import { JOB_FAILED } from '../../libs/platform/events.js';
import type { Scheduler } from '../../libs/platform/scheduler.js';

const FLUSH_EVERY = 10 * SECOND;
const TRACK_EVERY = HOUR;
/** Soon after a start nothing is tracked yet. */
const TRACK_FIRST = 30 * SECOND;

export interface ScoreRecorder {
  add(scored: readonly ScoredActivity[]): void;
  /** Writes what is left. */
  stop(): Promise<void>;
}

/**
 * Counts scores in memory and writes them every ten seconds, so that a batch waits for no query more. A
 * process that is killed loses what it counted since: statistics may, and a batch that is processed
 * again after a crash counts twice.
 */
export function createScoreRecorder(deps: {
  readonly histograms: ScoreHistogramsRepository;
  readonly scheduler: Scheduler;
  readonly clock: Clock;
  readonly event: EmitEvent;
}): ScoreRecorder {
  const { histograms, scheduler, clock } = deps;
  const tallies = new ScoreTallies();
  let trackAt = clock.now() + TRACK_FIRST;

  const flush = async (): Promise<void> => {
    const taken = tallies.take();
    try {
      await histograms.add(taken, clock.now());
    } catch (error) {
      tallies.restore(taken);
      throw error;
    }
  };
  scheduler.every(FLUSH_EVERY, 'write-score-histograms', async () => {
    await flush();
    if (clock.now() < trackAt) return;
    tallies.track();
    trackAt = clock.now() + TRACK_EVERY;
  });
  return {
    add: (scored) => scored.forEach((each) => tallies.add(each)),
    async stop() {
      await flush().catch((err: unknown) =>
        deps.event(JOB_FAILED, { job: 'write-score-histograms', err }),
      );
    },
  };
}
