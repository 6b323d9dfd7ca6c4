import type {
  Classification,
  ClassifyInput,
  ClassifyOptions,
} from '../../../libs/classifier/model/types.js';
import { byLabel } from '../../../libs/contracts/labels.js';
import type { Model } from './models.js';

/** For tests: a text's hate is a tenth for each "x" in it; no other label has a score. */
export class CountingModel implements Model {
  readonly thresholds = byLabel((label) => (label === 'hate' ? 0.5 : null));
  readonly calls: { readonly texts: number; readonly options: ClassifyOptions }[] = [];
  disposed = false;

  constructor(
    readonly version: string,
    /** Added to each score. */
    private readonly more = 0,
  ) {}

  classify(
    inputs: readonly ClassifyInput[],
    options: ClassifyOptions = {},
  ): Promise<readonly Classification[]> {
    if (this.disposed) return Promise.reject(new Error('disposed'));
    this.calls.push({ texts: inputs.length, options });
    return Promise.resolve(inputs.map(({ text }) => this.judge(text, options)));
  }

  dispose(): void {
    this.disposed = true;
  }

  private judge(text: string, { explain }: ClassifyOptions): Classification {
    const hate = Math.min(1, this.more + (text.split('x').length - 1) / 10);
    const start = text.indexOf('x');
    return {
      scores: byLabel((label) => (label === 'hate' ? hate : null)),
      lang: 'en',
      langConfidence: 1,
      pass: 1,
      ...(explain === true && { spans: { hate: [{ start, end: start + 1, weight: 2 }] } }),
    };
  }
}
