import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlain } from '../activity/text-field.js';
import { FILTERS } from '../contracts/filters.js';
import type { JsonObject, JsonValue } from '../kernel/json.js';
import { invisibleRuns } from '../rules/abuse/invisible-runs.js';
import { applyFilters } from './apply-filters.js';
import { ALICE, BOB, content, create, PUBLIC } from './filters/testing.js';

function cleaned(written: string): string {
  const left = content(written, 'strip-invisible-text');
  return typeof left === 'string' ? left : '';
}

/** Pieces that make and break markup when they meet. */
const FRAGMENTS = [
  ...'hi |<|>|&|"|<b>|</b>|<p>|<a href="data:x">|</a>|<img src="//10.0.0.1/">|<script>|</script>'.split(
    '|',
  ),
  ...'<span style="display:none">|</span>|<!--|-->|<svg>|<title>|&#8203;|\u200B|\u202E|🏴|\u{E0067}'.split(
    '|',
  ),
  "<a b='",
  "'>",
] as const;
const CHARACTERS = Array.from(
  'aб :\n\u200B\u200D\u034F\u1160\u202B\u202C\u202E\u2066\u2069\uFE0F🏴\u{E0067}\u{E007F}\u{E0101}',
);
const html = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 24 }).map((parts) => parts.join(''));
const someone = fc.constantFrom(PUBLIC, 'as:Public', ALICE, BOB, `${ALICE}/followers`);
const audience = fc.oneof(someone, fc.array(someone, { maxLength: 4 }), fc.constant(null));
const tag = fc.record({
  type: fc.constantFrom('Mention', 'Emoji', 'Hashtag'),
  href: fc.oneof(someone, fc.constant('file:///x')),
});
const document: fc.Arbitrary<JsonObject> = fc
  .record({
    content: html,
    summary: html,
    name: html,
    to: audience,
    cc: audience,
    bto: audience,
    tag: fc.oneof(tag, fc.array(tag, { maxLength: 3 })),
    url: fc.constantFrom<JsonValue>('https://x.example/', 'data:x', [
      { type: 'Link', href: 'http://10.0.0.1/', mediaType: 'video/mp4' },
    ]),
    attachment: fc.array(
      fc.record({
        type: fc.constantFrom('Document', 'PropertyValue', 'Link'),
        name: html,
        value: html,
      }),
    ),
    type: fc.constantFrom('Note', 'Person', 'Image', 'Announce'),
  })
  .map((object) => create(object, { to: object.to, cc: object.cc }));
const filters = fc.subarray([...FILTERS]);

describe('filters together', () => {
  it('change nothing when applied again', () => {
    fc.assert(
      fc.property(document, filters, (json, wanted) => {
        const once = applyFilters(json, wanted);
        expect(applyFilters(once, wanted)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('are applied in their own order whatever the order they are named in, to a copy', () => {
    fc.assert(
      fc.property(document, filters, (json, wanted) => {
        const before = JSON.stringify(json);
        expect(applyFilters(json, wanted.toReversed())).toEqual(applyFilters(json, wanted));
        expect(JSON.stringify(json)).toBe(before);
      }),
    );
  });

  it('give what each gives after the other, first to last', () => {
    fc.assert(
      fc.property(document, filters, (json, wanted) => {
        const oneByOne = FILTERS.filter((filter) => wanted.includes(filter)).reduce(
          (current, filter) => applyFilters(current, [filter]),
          json,
        );
        expect(applyFilters(json, wanted)).toEqual(oneByOne);
      }),
    );
  });

  it('leave nothing that the rules for invisible text find', () => {
    const text = fc.oneof(
      html,
      fc.array(fc.constantFrom(...CHARACTERS)).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const { text: left, hidden } = toPlain(cleaned(written), true);
        expect(invisibleRuns(left)).toEqual([]);
        expect(hidden).toEqual([]);
      }),
      {
        numRuns: 500,
        examples: [
          ['\u1160\u1160\u1160\u1160'],
          ['\u115f\u1160\u115f\u1160'],
          ['\u{e0101}\u034f\u034f\u034f\u034f'],
        ],
      },
    );
  });

  it('take linear time, whatever the depth', () => {
    let deep: JsonObject = { type: 'Note', bto: [BOB] };
    for (let depth = 0; depth < 20_000; depth++) {
      deep = { type: 'Announce', object: deep };
    }
    expect(applyFilters(deep, [...FILTERS])).toHaveProperty('object');
  });
});
