import { byLabel, type Label } from '../../contracts/labels.js';
import { zip } from '../../kernel/zip.js';
import { calibratorFor } from '../evaluation/calibration.js';
import { calibrate, sigmoid } from '../evaluation/calibrators.js';
import { foldForReading } from '../text/fold.js';
import { detectLanguage, type DetectedLanguage } from '../text/language.js';
import { languageGroup } from '../text/language-groups.js';
import { unmask } from '../text/unmask.js';
import { windowsOf } from '../text/windows.js';
import { explain } from './explain.js';
import type { FirstPass, FirstReading, View } from './first-pass.js';
import { MODEL_LABELS, OUTPUTS, type ModelLabel } from './labels.js';
import type { Manifest } from './manifest.js';
import { isUnsure, mixLogits } from './mix.js';
import type { SecondReader } from './second-reader.js';
import { highestOfViews, secondViews } from './second-views.js';
import type {
  Classification,
  Classifier,
  ClassifyInput,
  ClassifyOptions,
  Reading,
  Scores,
} from './types.js';

/** A text on its way through the passes. */
interface Judged {
  readonly text: string;
  /** Whose calibration holds; null: nothing can be said of it. */
  readonly lang: string | null;
  readonly reading: Reading;
  classification: Classification;
}

/** UTF-16 units at a text's start that tell its language. */
const LANGUAGE_UNITS = 1000;

/** A model's passes with their calibration: texts in, probabilities out. */
export class TextClassifier implements Classifier {
  readonly thresholds: Readonly<Record<Label, number | null>>;
  readonly version: string;
  private readonly trained: ReadonlyMap<ModelLabel, ReadonlySet<string>>;

  constructor(
    readonly manifest: Manifest,
    private readonly firstPass: FirstPass,
    private readonly secondPass: SecondReader | null,
    private readonly release: () => void,
  ) {
    this.version = manifest.version;
    this.thresholds = manifest.thresholds;
    this.trained = new Map(MODEL_LABELS.map((label) => [label, new Set(manifest.languages[label])]));
  }

  async classify(
    inputs: readonly ClassifyInput[],
    options: ClassifyOptions = {},
  ): Promise<readonly Classification[]> {
    const readings = await this.read(inputs.map(({ text }) => text));
    const judged = zip(inputs, readings).map(([input, reading]) => this.judge(input, reading));
    if (options.secondPass !== false) await this.judgeAgain(judged);
    if (options.explain !== true) return judged.map(({ classification }) => classification);
    const explained: Classification[] = [];
    for (const { text, classification } of judged) {
      const thresholds = options.thresholds ?? this.thresholds;
      explained.push(await this.explained(text, classification, thresholds));
    }
    return explained;
  }

  /** Log-odds without calibration, as training measures them. */
  async read(texts: readonly string[]): Promise<readonly Reading[]> {
    const views: View[] = [];
    const ends: number[] = [];
    for (const text of texts) {
      for (const window of windowsOf(text)) {
        const folded = foldForReading(window);
        views.push({ text: window, folded });
        const bare = unmask(folded);
        if (bare !== null) views.push({ text: window, folded: bare });
      }
      ends.push(views.length);
    }
    const { logits, known, words } = await this.firstPass.read(views);
    let start = 0;
    return ends.map((end) => {
      const reading = highest({ logits, known, words }, start, end);
      start = end;
      return reading;
    });
  }

  /** Frees what the model holds outside the heap. */
  dispose(): void {
    this.release();
  }

  private judge({ text, lang: told }: ClassifyInput, reading: Reading): Judged {
    const language = detectLanguage(text.slice(0, LANGUAGE_UNITS), told);
    const lang = this.judgedAs(text, language, reading);
    return {
      text,
      lang,
      reading,
      classification: {
        scores: this.scoresOf(lang, reading.logits, this.manifest.calibration),
        lang: language.lang,
        langConfidence: language.confidence,
        pass: 1,
      },
    };
  }

  /** Sends the texts that the first pass is unsure of to the second, as many as it can take, all together. */
  private async judgeAgain(judged: readonly Judged[]): Promise<void> {
    const second = this.manifest.secondPass;
    if (second === null || this.secondPass === null) return;
    const unsure = judged.filter(
      ({ lang, classification }) =>
        lang !== null &&
        second.languages.includes(lang) &&
        isUnsure(classification.scores, second.band),
    );
    const views: (readonly string[])[] = [];
    let left = this.secondPass.capacity;
    for (const { text } of unsure) {
      const own = secondViews(text);
      left -= own.length;
      if (left < 0) break;
      views.push(own);
    }
    const sent = unsure.slice(0, views.length);
    if (sent.length === 0) return;
    const scored = await this.secondPass.score(views.flat());
    if (scored === null) return;
    const logits = highestOfViews(views, scored);
    for (const [row, one] of sent.entries()) {
      const own = logits.subarray(row * OUTPUTS, (row + 1) * OUTPUTS);
      const mixed = mixLogits(one.reading.logits, own, second.mix);
      const scores = this.scoresOf(one.lang, mixed, second.calibration);
      one.classification = { ...one.classification, scores, pass: 2 };
    }
  }

  /** The language whose calibration holds for a text; null: nothing can be said of it. */
  private judgedAs(text: string, language: DetectedLanguage, reading: Reading): string | null {
    const { minKnownFeatures, minLanguageConfidence, minWords } = this.manifest;
    if (reading.known < minKnownFeatures || reading.words < minWords) return null;
    const lang = readAs(text, language.lang);
    return lang === language.lang && language.confidence < minLanguageConfidence ? null : lang;
  }

  private scoresOf(
    lang: string | null,
    logits: Float32Array,
    calibration: Manifest['calibration'],
  ): Scores {
    const scores = byLabel<number | null>(() => null);
    if (lang === null) return scores;
    const group = languageGroup(lang);
    MODEL_LABELS.forEach((label, output) => {
      if (this.trained.get(label)?.has(lang) !== true) return;
      const calibrator = calibratorFor(calibration[label], group);
      scores[label] = sigmoid(calibrate(calibrator, logits[output] ?? 0));
    });
    return scores;
  }

  private async explained(
    text: string,
    one: Classification,
    thresholds: Classifier['thresholds'],
  ): Promise<Classification> {
    const over = MODEL_LABELS.filter((label) => {
      const threshold = thresholds[label];
      const score = one.scores[label];
      return threshold !== null && score !== null && score >= threshold;
    });
    if (over.length === 0) return { ...one, spans: {} };
    return { ...one, spans: await explain(text, over, (texts) => this.read(texts)) };
  }
}

/**
 * A text in Latin letters too short to tell its language counts as English, of which the model knows
 * most: greetings and threats of three words are what nobody's library can tell.
 */
function readAs(text: string, lang: string): string {
  return lang === 'und' && /[a-z]/i.test(text.slice(0, LANGUAGE_UNITS)) ? 'en' : lang;
}

function highest({ logits, known, words }: FirstReading, start: number, end: number): Reading {
  const most = logits.slice(start * OUTPUTS, (start + 1) * OUTPUTS);
  for (let at = (start + 1) * OUTPUTS; at < end * OUTPUTS; at++) {
    const output = at % OUTPUTS;
    most[output] = Math.max(most[output] ?? 0, logits[at] ?? 0);
  }
  return {
    logits: most,
    known: Math.max(...known.subarray(start, end)),
    words: Math.max(...words.subarray(start, end)),
  };
}
