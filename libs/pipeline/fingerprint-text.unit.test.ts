import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainText, TextLink } from '../activity/model.js';
import { keysOf, textKeys } from './fingerprint-text.js';

const VOCABULARY = (
  'river stone market garden window letter summer winter doctor engine bridge castle copper silver ' +
  'bottle candle forest island jacket kitchen lantern mirror needle orange pepper quartz rocket saddle ' +
  'temple umbrella valley wagon yellow zipper anchor basket carpet dragon eagle feather guitar hammer ' +
  'insect jungle kettle ladder magnet napkin office paint quiver rabbit sailor tunnel violin walnut ' +
  'barrel cactus desert empire fabric goblin harbor ignore jigsaw kernel legend meadow nectar oyster'
).split(' ');

const word = fc.constantFrom(...VOCABULARY);
const sentence = (min: number, max: number): fc.Arbitrary<string[]> =>
  fc.array(word, { minLength: min, maxLength: max });
const alike = (a: string, b: string): boolean => {
  const keys = new Set(keysOf(a));
  return keysOf(b).some((key) => keys.has(key));
};

/** Share of generated pairs for which the property holds; sketches are right most times, not always. */
function share<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): number {
  const values = fc.sample(arbitrary, { numRuns: 600, seed: 20260115 });
  return values.filter(holds).length / values.length;
}

function plain(text: string, links: readonly TextLink[] = []): PlainText {
  return {
    text,
    links,
    hidden: [],
    images: [],
    toSource: (start, end) => ({ start, end }),
    truncated: false,
  };
}

function link(text: string, shown: string, kind: TextLink['kind']): TextLink {
  const start = text.indexOf(shown);
  return { href: 'https://example.com/', text: shown, start, end: start + shown.length, kind };
}

describe('sketches of texts', () => {
  test('keep a key when one word of a long text is replaced', () => {
    const pairs = fc.tuple(sentence(60, 120), word, fc.nat());
    const kept = share(pairs, ([words, other, at]) => {
      const edited = words.with(at % words.length, other);
      return alike(words.join(' '), edited.join(' '));
    });
    expect(kept).toBeGreaterThan(0.95);
  });

  test('keep a key when a short text gets a letter more', () => {
    const pairs = fc.tuple(sentence(8, 14), fc.constantFrom('x', 'q', 'j'), fc.nat());
    const kept = share(pairs, ([words, letter, at]) => {
      const text = words.join(' ');
      const place = at % text.length;
      return alike(text, text.slice(0, place) + letter + text.slice(place));
    });
    expect(kept).toBeGreaterThan(0.9);
  });

  test('keep a key across the border between words and characters', () => {
    const kept = share(fc.tuple(sentence(20, 23), word), ([words, more]) =>
      alike(words.join(' '), [...words, more].join(' ')),
    );
    expect(kept).toBeGreaterThan(0.9);
  });

  test('share no key between different texts', () => {
    const met = share(fc.tuple(sentence(6, 200), sentence(6, 200)), ([a, b]) =>
      alike(a.join(' '), b.join(' ')),
    );
    expect(met).toBe(0);
  });

  test('are equal whatever the case, digits, punctuation, emoji and invisible characters', () => {
    const base = keysOf('Claim your free reward before midnight tonight');
    expect(base).toHaveLength(3);
    for (const variant of [
      'CLAIM your FREE reward, before midnight tonight!!!',
      'Claim your free reward 4821 before midnight tonight 77',
      'Claim your fr\u200bee re\u00adward before mid\u200dnight tonight',
      'Claim your free reward 🎁🎁 before ❤️ midnight tonight',
      'Ｃｌａｉｍ your free reward before midnight tonight',
      'Claim your\n\n  free reward https://a1b2.example/x?y before midnight tonight',
      '@bob@b.example Claim your free reward before midnight tonight',
    ]) {
      expect(keysOf(variant), variant).toEqual(base);
    }
  });

  test('leave out mentions and shown addresses, keep what a link says and hashtags', () => {
    const text = '@carol Claim your free reward at evil.example/claim before midnight tonight';
    const links = [link(text, '@carol', 'mention'), link(text, 'evil.example/claim', 'plain')];
    expect(textKeys(plain(text, links))).toEqual(
      keysOf('Claim your free reward at before midnight tonight'),
    );

    const named = 'read the whole report over here #gardening';
    const kept = [link(named, 'the whole report', 'plain'), link(named, '#gardening', 'hashtag')];
    expect(textKeys(plain(named, kept))).toEqual(keysOf(named));
  });

  test('are not made of texts that say too little', () => {
    for (const text of [
      '',
      'Good morning!',
      'Wordle 1,234 4/6 🟩🟩⬛⬛🟨 🟩🟩🟩🟩🟩',
      '@a @b @c https://x.example',
      '8'.repeat(400),
    ]) {
      expect(keysOf(text), text).toEqual([]);
    }
  });

  test('work for scripts without spaces, also outside the Basic Multilingual Plane', () => {
    const text = '今日は天気がとても良いので公園まで散歩に出かけてきました楽しかったです';
    expect(alike(text, text.replace('公園', '公園'))).toBe(true);
    expect(alike(text, `${text}ね`)).toBe(true);
    expect(alike(text, '明日の会議は午後三時から第二会議室で行いますので資料を準備してください')).toBe(
      false,
    );
    expect(keysOf('𠀀𠀁𠀂𠀃𠀄'.repeat(5))).not.toEqual(keysOf('𠁀𠁁𠁂𠁃𠁄'.repeat(5)));
  });

  test('fit a PostgreSQL bigint and never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        for (const key of keysOf(text)) {
          expect(BigInt.asIntN(64, key)).toBe(key);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('look at a bounded part of a huge text', () => {
    const start = 'a long beginning that everybody copies word by word '.repeat(200);
    expect(keysOf(start + 'end')).toEqual(keysOf(start + 'another end '.repeat(50_000)));
  });
});
