import { LABELS, type Label } from '../../contracts/labels.js';
import { SCORE_BINS, scoreBin, total, type ScoreBins } from './psi.js';
import { TopKeys } from './top-keys.js';

/** By what scores are told apart. */
export const SCORE_SCOPES = ['language', 'domain'] as const;
export type ScoreScope = (typeof SCORE_SCOPES)[number];

/** All that is not among the names that are told apart. */
export const OTHER = 'other';

/** Names told apart at a time, by scope; the rest counts as {@link OTHER}. */
const TRACKED: Readonly<Record<ScoreScope, number>> = { language: 24, domain: 50 };
/** Activities before a name is told apart: with fewer a week its drift couldn't be told from chance. */
const LEAST = 100;
/** Candidates counted; more than are tracked, so that chance comers don't push each other out. */
const CANDIDATES = 256;

/** Scores of one activity: what the classifier said last, of the text that scored highest. */
export interface ScoredActivity {
  readonly model: string;
  readonly lang: string;
  /** Registrable domain, or host, of the actor. */
  readonly domain: string;
  readonly scores: Readonly<Partial<Record<Label, number | null>>>;
}

/** Counts of one distribution since they were last taken. */
export interface ScoreTally {
  readonly model: string;
  readonly label: Label;
  readonly scope: ScoreScope;
  readonly name: string;
  readonly bins: ScoreBins;
}

/** Counts by label and bin: label n's are the {@link SCORE_BINS} from n · SCORE_BINS. */
interface Counts {
  readonly model: string;
  readonly scope: ScoreScope;
  readonly name: string;
  readonly bins: Float64Array;
}

/**
 * Scores of this process as histograms, in memory between two writes. Bounded whatever comes in: by
 * models × labels × names told apart.
 */
export class ScoreTallies {
  private counts = new Map<string, Counts>();
  private readonly traffic = { language: new TopKeys(CANDIDATES), domain: new TopKeys(CANDIDATES) };
  private readonly tracked = { language: new Set<string>(), domain: new Set<string>() };

  add({ model, lang, domain, scores }: ScoredActivity): void {
    const languages = this.binsOf(model, 'language', this.nameOf('language', lang));
    const domains = this.binsOf(model, 'domain', this.nameOf('domain', domain));
    for (const [index, label] of LABELS.entries()) {
      const score = scores[label];
      if (score === undefined || score === null) continue;
      const at = index * SCORE_BINS + scoreBin(score);
      languages[at] = (languages[at] ?? 0) + 1;
      domains[at] = (domains[at] ?? 0) + 1;
    }
  }

  /** What was counted since the last call; counting starts anew. */
  take(): readonly ScoreTally[] {
    const taken = [...this.counts.values()];
    this.counts = new Map();
    return taken.flatMap(({ model, scope, name, bins: all }) =>
      LABELS.flatMap((label, index) => {
        const bins = [...all.subarray(index * SCORE_BINS, (index + 1) * SCORE_BINS)];
        return total(bins) === 0 ? [] : [{ model, label, scope, name, bins }];
      }),
    );
  }

  /** Puts back what was taken and could not be written. */
  restore(taken: readonly ScoreTally[]): void {
    for (const { model, label, scope, name, bins } of taken) {
      const all = this.binsOf(model, scope, name);
      const first = LABELS.indexOf(label) * SCORE_BINS;
      for (const [bin, count] of bins.entries()) all[first + bin] = (all[first + bin] ?? 0) + count;
    }
  }

  /** Chooses anew which names are told apart: those with the most activities lately. */
  track(): void {
    for (const scope of SCORE_SCOPES) {
      this.tracked[scope] = new Set(this.traffic[scope].top(TRACKED[scope], LEAST));
      this.traffic[scope].fade();
    }
  }

  private nameOf(scope: ScoreScope, name: string): string {
    this.traffic[scope].add(name);
    return this.tracked[scope].has(name) ? name : OTHER;
  }

  private binsOf(model: string, scope: ScoreScope, name: string): Float64Array {
    const key = `${model}\n${scope}\n${name}`;
    let counts = this.counts.get(key);
    if (!counts) {
      const bins = new Float64Array(LABELS.length * SCORE_BINS);
      this.counts.set(key, (counts = { model, scope, name, bins }));
    }
    return counts.bins;
  }
}
