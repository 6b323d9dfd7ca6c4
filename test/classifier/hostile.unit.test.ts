import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { LABELS } from '../../libs/contracts/labels.js';
import type { Classification, Classifier } from '../../libs/classifier/model/types.js';
import { defaultClassifier } from './default-classifier.js';

/** UTF-16 units. */
const MIB = 1024 * 1024;
/** Far above what a text takes: it only has to tell bounded from stuck on a busy machine. */
const CEILING_MS = 20_000;
/** Twice the text may take twice the time, with room for noise; work by the square takes four times. */
const DOUBLING = 3;
/** Below this the clock says more about the machine than about the work. */
const NOISE_MS = 100;

const HOSTILE: Readonly<Record<string, (units: number) => string>> = {
  'a long text': (units) => repeated('the tide comes in and goes out again, as it does. ', units),
  emoji: (units) => repeated('\u{1F600}', units),
  'joined emoji': (units) => repeated('\u{1F468}\u200D\u{1F469}\u200D\u{1F467}', units),
  'high surrogates': (units) => repeated('\uD83D', units),
  'low surrogates': (units) => repeated('\uDE00 a', units),
  'mixed scripts': (units) => repeated('aяعב한漢กअა ', units),
  'combining marks': (units) => `a${repeated('\u0301\u0327', units)}`,
  'one word': (units) => repeated('abcdefgh', units),
  'one letter': (units) => repeated('a', units),
  'one letter a word': (units) => repeated('a ', units),
  'spaces before a word': (units) => `${repeated(' ', units)}word`,
  'no-break spaces': (units) => repeated('\u00A0', units),
  'line breaks': (units) => repeated('\n', units),
  'right-to-left overrides': (units) => repeated('\u202Eabc\u202C', units),
  'zero-width characters': (units) => repeated('\u200B\u200D\u2060', units),
  'null characters': (units) => repeated('\u0000', units),
  'characters that grow in NFKC': (units) => repeated('\uFDFA', units),
  links: (units) => repeated('https://a.example/b?c=d ', units),
  handles: (units) => repeated('@a@b.example ', units),
  'at signs': (units) => repeated('@', units),
  'open tags': (units) => repeated('<a href="', units),
  digits: (units) => repeated('4', units),
  'leetspeak and dots': (units) => repeated('1.d.1.0.t.', units),
};

function repeated(piece: string, units: number): string {
  return piece.repeat(Math.ceil(units / piece.length)).slice(0, units);
}

function broken(classification: Classification): readonly string[] {
  return LABELS.filter((label) => {
    const score = classification.scores[label];
    return score !== null && !(score >= 0 && score <= 1);
  });
}

/** The least of three runs, in milliseconds. */
async function fastest(classifier: Classifier, text: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    await classifier.classify([{ text }], { explain: true });
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

describe('hostile text', () => {
  test.each(Object.keys(HOSTILE))(
    '1 MiB of %s: scores within 0 and 1 in bounded time',
    async (name) => {
      const classifier = await defaultClassifier();
      const text = HOSTILE[name]?.(MIB) ?? '';
      expect(text.length).toBeGreaterThanOrEqual(MIB);
      const start = performance.now();
      const [found] = await classifier.classify([{ text }], { explain: true });
      expect(performance.now() - start).toBeLessThan(CEILING_MS);
      expect(found && broken(found)).toEqual([]);
    },
  );

  test.each(Object.keys(HOSTILE))(
    '%s: twice the text takes at most about twice the time',
    async (name) => {
      const classifier = await defaultClassifier();
      const half = await fastest(classifier, HOSTILE[name]?.(MIB / 4) ?? '');
      const whole = await fastest(classifier, HOSTILE[name]?.(MIB / 2) ?? '');
      expect(whole).toBeLessThan(DOUBLING * half + NOISE_MS);
    },
  );

  test.each([
    ['nothing', ''],
    ['a space', ' '],
    ['200,000 spaces', ' '.repeat(200_000)],
    ['line breaks and tabs', '\n\t\r\n\u2028'],
    ['100,000 emoji', '\u{1F30A}'.repeat(100_000)],
    ['100,000 combining marks', `e${'\u0301'.repeat(100_000)}`],
    ['half an emoji', '\uD83C'],
    ['the other half before a word', '\uDF0A wave'],
    ['a lone zero-width joiner', '\u200D'],
    ['a byte order mark', '\uFEFF'],
    ['a noncharacter', '\uFFFF\uFFFE'],
  ])('%s gives scores within 0 and 1 or null', async (_, text) => {
    const classifier = await defaultClassifier();
    const [found, ...more] = await classifier.classify([{ text }], { explain: true });
    expect(more).toEqual([]);
    expect(found && broken(found)).toEqual([]);
  });

  test('nothing to read crosses no threshold', async () => {
    const classifier = await defaultClassifier();
    const found = await classifier.classify(
      ['', '   ', '\n', '\u200B\u200B', '\uFEFF'].map((text) => ({ text })),
    );
    const over = found.flatMap(({ scores }) =>
      LABELS.filter((label) => (scores[label] ?? 0) >= (classifier.thresholds[label] ?? 2)),
    );
    expect(found).toHaveLength(5);
    expect(over).toEqual([]);
  });

  test('spans stay within the text, however it is broken', async () => {
    const classifier = await defaultClassifier();
    const texts = ['\uD83C you idiot \uDF0A', 'you \u202Eidiot\u202C', 'y\u0301ou ﷺ i\u200Bd1ot'];
    const found = await classifier.classify(
      texts.map((text) => ({ text, lang: 'en' })),
      { explain: true },
    );
    const outside = found.flatMap(({ spans }, index) =>
      Object.values(spans ?? {})
        .flat()
        .filter(({ start, end }) => start < 0 || start >= end || end > (texts[index] ?? '').length),
    );
    expect(found).toHaveLength(3);
    expect(outside).toEqual([]);
  });

  test('a batch with a hostile text gives the others the scores they have alone', async () => {
    const classifier = await defaultClassifier();
    const plain = { text: 'what a lovely low tide this morning', lang: 'en' };
    const [alone] = await classifier.classify([plain]);
    const [first, , last] = await classifier.classify([
      plain,
      { text: '\uD83D'.repeat(100_000) },
      plain,
    ]);
    for (const label of LABELS) {
      const score = alone?.scores[label] ?? null;
      for (const other of [first?.scores[label], last?.scores[label]]) {
        if (score === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(score, 4);
      }
    }
  });
});
