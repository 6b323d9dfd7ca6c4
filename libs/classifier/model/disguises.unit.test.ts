import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LABELS, type Label } from '../../contracts/labels.js';
import { MODEL_LABELS } from './labels.js';
import { loadClassifier } from './load.js';
import type { TextClassifier } from './text-classifier.js';
import type { Classification, ClassifyInput } from './types.js';

const MODELS = fileURLToPath(new URL('../../../models/', import.meta.url));

let classifier: TextClassifier;
beforeAll(async () => {
  classifier = await loadClassifier(MODELS);
});
afterAll(() => classifier.dispose());

async function classified(input: ClassifyInput, explain = false): Promise<Classification> {
  const [one] = await classifier.classify([input], { explain });
  if (one === undefined) throw new Error('no answer');
  return one;
}
const isOver = ({ scores }: Classification, label: Label): boolean =>
  (scores[label] ?? 0) >= (classifier.thresholds[label] ?? 1);
const spanned = (text: string, { spans }: Classification, label: Label): readonly string[] =>
  (spans?.[label] ?? []).map(({ start, end }) => text.slice(start, end));

/** Of the model 2026-11-24 as its calibration was measured, in the order of MODEL_LABELS. */
const MEASURED: readonly (readonly [string, string | null, readonly (number | null)[]])[] = [
  ['Those filthy muslims are vermin', 'en', [0.00002, 0.8905, 0.112, 0.00345, 0.00732, 0]],
  [
    'you are a fucking idiot, nobody likes you',
    'en',
    [0.00001, 0.05227, 0.98625, 0.0018, 0.03794, 0.00013],
  ],
  ['I will find you and kill you', 'en', [0.00031, 0.07725, 0.21688, 0.82411, 0.00998, 0.0028]],
  [
    'Double your bitcoin now, limited giveaway, send 0.1 BTC to https://btc-x2.example',
    null,
    [0.97975, 0.00087, 0.00091, 0.0014, 0.00326, 0.00003],
  ],
  [
    'The tomatoes on my balcony are finally turning red 👩‍🌾❤️, look at them!',
    null,
    [0.00019, 0.02095, 0.00964, 0.00165, 0.00192, 0.00021],
  ],
  [
    'Alle Ausländer sind Abschaum und sollen verschwinden',
    'de',
    [null, 0.99349, 0.09456, null, null, null],
  ],
  ['너 진짜 병신 같은 새끼야 꺼져', null, [null, 0.01657, 0.99368, null, null, null]],
  ['y0u 4r3 4 st00p1d w0rthless 1diot', 'en', [0.00038, 0.16711, 0.99449, 0.00249, 0.01712, 0.00005]],
];
const HATE = 'Those filthy muslims are vermin';
const THREAT = 'I will find you and kill you';
const HARBOUR =
  'The harbour was quiet this morning and we walked along the water for a while, talking about the garden. ';

describe('a plain text', () => {
  it.each(MEASURED)('%s is scored as when its calibration was measured', async (text, lang, scores) => {
    const one = await classified({ text, lang });
    MODEL_LABELS.forEach((label, at) => {
      const [score, measured] = [one.scores[label], scores[at] ?? null];
      if (score === null || measured === null) expect(score).toBe(measured);
      // Backends differ by as much.
      else expect(Math.abs(score - measured)).toBeLessThan(1e-4);
    });
  });
});

describe('a text with invisible characters', () => {
  it.each([0x200b, 0xad, 0x200d, 0x2060, 0xfeff, 0x202e, 0x34f, 0xe0061])(
    '(U+%s) is scored as the text that is seen',
    async (code) => {
      const unseen = String.fromCodePoint(code);
      for (const text of [HATE, THREAT]) {
        const seen = await classified({ text, lang: 'en' });
        const inWords = text.replaceAll(/\b(\w)(\w{3,})/g, `$1${unseen}$2`);
        for (const disguised of [inWords, text.split('').join(unseen), unseen.repeat(1500) + text]) {
          const one = await classified({ text: disguised, lang: 'en' });
          expect(one.scores).toEqual(seen.scores);
          expect(one.pass).toBe(2);
        }
      }
    },
  );

  it('is explained where its words stand', async () => {
    const text = '\ufeffThose fil\u200bthy muslims are \u2060ver\u00admin';
    const words = spanned(text, await classified({ text }, true), 'hate');
    expect(words).toEqual(['muslims', 'ver\u00admin', 'fil\u200bthy']);
  });
});

describe('a text in other letters', () => {
  it.each([
    ['full-width', (code: number) => String.fromCharCode(code + 0xfee0)],
    [
      'mathematical bold',
      (code: number) => String.fromCodePoint((code < 0x61 ? 0x1d3bf : 0x1d3b9) + code),
    ],
  ])('%s, is scored in its language', async (_, letter) => {
    const text = HATE.replaceAll(/[a-z]/gi, (plain) => letter(plain.charCodeAt(0)));
    const one = await classified({ text });
    expect(one.lang).toBe('en');
    expect(isOver(one, 'hate')).toBe(true);
  });

  it.each([
    ['a letter a line', (text: string) => text.split('').join('\n')],
    ['with slashes', (text: string) => text.replaceAll(/\w+/g, (word) => word.split('').join('/'))],
  ])('spelt %s, is not passed over', async (_, disguise) => {
    const one = await classified({ text: disguise('We should gas the jews') });
    expect(isOver(one, 'hate')).toBe(true);
  });
});

describe('a long text', () => {
  const insults = 'you are a fucking idiot, shut up you worthless piece of shit. '.repeat(6);

  it('is judged by both passes where its highest score comes from', async () => {
    for (const before of [10, 40]) {
      const one = await classified({ text: HARBOUR.repeat(before) + insults, lang: 'en' });
      expect(one.pass).toBe(2);
      expect(one.scores.harassment).toBeGreaterThan(0.95);
    }
    const calm = await classified({ text: HARBOUR.repeat(40), lang: 'en' });
    for (const label of LABELS) expect(isOver(calm, label)).toBe(false);
  });

  it('is explained where its highest score comes from', async () => {
    const text = HARBOUR.repeat(100) + insults;
    const words = spanned(text, await classified({ text, lang: 'en' }, true), 'harassment');
    expect(words.join(' ')).toMatch(/idiot/);
    expect(words.join(' ')).not.toMatch(/harbour|garden/);
  });

  it('is explained also where it says the same over and over', async () => {
    for (const times of [10, 100]) {
      const text = 'you are a fucking idiot, nobody likes you. '.repeat(times);
      const words = spanned(text, await classified({ text, lang: 'en' }, true), 'harassment');
      expect(words.join(' ')).toMatch(/idiot/);
    }
  });

  it('leaves the thread to others between texts that are explained', async () => {
    const inputs = Array.from({ length: 20 }, (_, at) => ({ text: `${insults} ${at}` }));
    let turns = 0;
    let going = true;
    const others = (): void => {
      turns += 1;
      if (going) setImmediate(others);
    };
    await classifier.classify(inputs, { secondPass: false });
    setImmediate(others);
    await classifier.classify(inputs, { secondPass: false, explain: true });
    going = false;
    expect(turns).toBeGreaterThanOrEqual(inputs.length);
  });
});
