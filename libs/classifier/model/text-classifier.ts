import { byLabel, type Label } from '../../contracts/labels.js';
import { zip } from '../../kernel/zip.js';
import { calibratorFor } from '../evaluation/calibration.js';
import { calibrate, sigmoid } from '../evaluation/calibrators.js';
import { foldForReading } from '../text/fold.js';
import { withoutInvisible } from '../text/invisible.js';
import { languageGroup } from '../text/language-groups.js';
import { spokenText } from '../text/spoken.js';
import { unmask } from '../text/unmask.js';
import { windowsOf, type Window } from '../text/windows.js';
import { explain, spansIn } from './explain.js';
import type { FirstPass, View } from './first-pass.js';
import { judgedLanguage } from './judged-language.js';
import { MODEL_LABELS, OUTPUTS, type ModelLabel } from './labels.js';
import type { Manifest } from './manifest.js';
import { isUnsure, mixLogits, unsureOutputs } from './mix.js';
import { highestReading, labelsByWindow } from './readings.js';
import type { SecondReader } from './second-reader.js';
import { highestOfViews, secondViewsOf } from './second-views.js';
import type {
  Classification,
  Classifier,
  ClassifyInput,
  ClassifyOptions,
  Reading,
  Scores,
  Span,
} from './types.js';

/** A text on its way through the passes. */
interface Judged {
  readonly text: string;
  /** Whose calibration holds; null: nothing can be said of it. */
  readonly lang: string | null;
  readonly reading: Reading;
  classification: Classification;
}

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
    for (const one of judged) {
      explained.push(await this.explained(one, options.thresholds ?? this.thresholds));
      // Lets others have the thread between texts.
      await new Promise(setImmediate);
    }
    return explained;
  }

  /** Log-odds without calibration, as training measures them. */
  async read(texts: readonly string[]): Promise<readonly Reading[]> {
    const views: View[] = [];
    const windows: Window[] = [];
    const seen = texts.map(withoutInvisible);
    const ends = seen.map((text) => {
      let unmasked = false;
      for (const window of windowsOf(text)) {
        const folded = foldForReading(window.text);
        views.push({ text: window.text, folded });
        windows.push(window);
        const bare = unmask(folded);
        if (bare === null) continue;
        unmasked = true;
        views.push({ text: window.text, folded: bare });
        windows.push(window);
      }
      return { end: views.length, unmasked };
    });
    const first = await this.firstPass.read(views);
    let start = 0;
    return zip(seen, ends).map(([text, { end, unmasked }]) => {
      const reading = highestReading(first, windows, start, end);
      start = end;
      return { ...reading, seen: text, unmasked };
    });
  }

  /** Frees what the model holds outside the heap. */
  dispose(): void {
    this.release();
  }

  private judge({ text, lang: told }: ClassifyInput, reading: Reading): Judged {
    const { minKnownFeatures, minLanguageConfidence, minWords } = this.manifest;
    const { seen, unmasked } = reading;
    const spoken = spokenText({ seen, unseen: text.length - seen.length, unmasked });
    const { detected, judged } = judgedLanguage(spoken, told, minLanguageConfidence, (lang) =>
      MODEL_LABELS.some((label) => this.scores(label, lang)),
    );
    const enough = reading.known >= minKnownFeatures && reading.words >= minWords;
    const lang = enough ? judged : null;
    return {
      text,
      lang,
      reading,
      classification: {
        scores: this.scoresOf(lang, reading.logits, this.manifest.calibration),
        lang: detected.lang,
        langConfidence: detected.confidence,
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
    for (const { reading, classification } of unsure) {
      const own = secondViewsOf(reading, unsureOutputs(classification.scores, second.band));
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

  /** Whether a label counts as trained in a language. */
  private scores(label: ModelLabel, lang: string): boolean {
    return this.trained.get(label)?.has(lang) === true;
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
      if (!this.scores(label, lang)) return;
      const calibrator = calibratorFor(calibration[label], group);
      scores[label] = sigmoid(calibrate(calibrator, logits[output] ?? 0));
    });
    return scores;
  }

  private async explained(
    { text, reading, classification }: Judged,
    thresholds: Classifier['thresholds'],
  ): Promise<Classification> {
    const over = MODEL_LABELS.filter((label) => {
      const threshold = thresholds[label];
      const score = classification.scores[label];
      return threshold !== null && score !== null && score >= threshold;
    });
    const spans: Partial<Record<ModelLabel, readonly Span[]>> = {};
    for (const [window, labels] of labelsByWindow(reading, over)) {
      const found = await explain(window.text, labels, (texts) => this.read(texts));
      for (const label of labels) {
        spans[label] = spansIn(text, window, found[label] ?? []);
      }
    }
    return { ...classification, spans };
  }
}
