import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextLink } from '../../../activity/model.js';
import { findPersonalData, type DataKind } from './find.js';

const kinds = (text: string, links: readonly TextLink[] = []): DataKind[] =>
  findPersonalData({ text, links }).map(({ kind }) => kind);
const found = (text: string): string[] =>
  findPersonalData({ text, links: [] }).map(({ start, end }) => text.slice(start, end));

describe('findPersonalData', () => {
  test.each<[DataKind, string, string]>([
    ['email', 'write to jo.doe+x@mail.tidepool.org, please', 'jo.doe+x@mail.tidepool.org'],
    ['phone', 'ring +49 30 901820.', '+49 30 901820'],
    ['phone', 'ring 0049 30 901820 now', '0049 30 901820'],
    ['phone', 'ring +33 1 42 68 53 00 2026', '+33 1 42 68 53 00'],
    ['iban', 'pay DE89 3704 0044 0532 0130 00 now', 'DE89 3704 0044 0532 0130 00'],
    ['iban', 'pay GB29NWBK60161331926819', 'GB29NWBK60161331926819'],
    ['card', '4539 1488 0343 6467 12/27 123', '4539 1488 0343 6467'],
    ['card', '1. 4539148803436467', '4539148803436467'],
    ['card', '3714-496353-98432 no, 3787 344936 71000', '3787 344936 71000'],
    ['national-id', 'CPF 529.982.247-25', '529.982.247-25'],
    ['national-id', 'DNI 12345678Z', '12345678Z'],
    ['national-id', 'NIE X1234567L.', 'X1234567L'],
    ['national-id', 'hetu 131052-308T', '131052-308T'],
    ['national-id', 'pnr 811218-9876', '811218-9876'],
    ['national-id', 'NIR 2 55 08 14 168 025 38', '2 55 08 14 168 025 38'],
    ['national-id', 'CF RSSMRA85T10A562S', 'RSSMRA85T10A562S'],
    ['ip', 'from 81.2.69.142 again', '81.2.69.142'],
    ['ip', 'from 2a02:8108:1234::17 again', '2a02:8108:1234::17'],
    ['ip', 'from 2a02:8108:1234:5678:1111:2222:3333:4444', '2a02:8108:1234:5678:1111:2222:3333:4444'],
    ['coordinates', 'at 52.51627, 13.37771 tonight', '52.51627, 13.37771'],
    ['coordinates', 'at -33.85678, 151.21530', '-33.85678, 151.21530'],
    ['coordinates', 'at 52°30\'59"N 13°22\'40"E', '52°30\'59"N 13°22\'40"E'],
  ])('finds %s in "%s"', (kind, text, expected) => {
    expect(kinds(text)).toEqual([kind]);
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    ['a handle', 'thanks @jo@tidepool.org and @anna'],
    ['a role’s mailbox', 'write to info@tidepool.org or press@tidepool.org'],
    ['a domain for examples', 'mail jo@example.org or jo@shop.example'],
    ['the id of a post in an address', 'see https://tidepool.org/@jo/4539148803436467'],
    ['years, prices and scores', 'from 1999 to 2026, $1,234,567 and 3:2, 10-12-2025 12:30:45'],
    ['a card number for tests', 'use 4242 4242 4242 4242 or 4111111111111111'],
    ['a card number with a wrong check digit', '4539 1488 0343 6468'],
    ['a card number inside a longer row', '1234 4539 1488 0343 6467'],
    ['an IBAN with a wrong check digit', 'DE88 3704 0044 0532 0130 00'],
    ['a freephone number', 'call +1 800 444 3322'],
    ['a number that isn’t one', '+12 345'],
    ['an ISBN', 'ISBN 978-3-16-148410-0'],
    ['a version', 'v1.2.3.4, version 120.0.6099.109'],
    ['a private address', '192.168.1.17, 127.0.0.1, ::1, fe80::1234'],
    ['a known resolver', 'dig @8.8.8.8 and 1.1.1.1'],
    ['an address for documentation', '203.0.113.9 and 2001:db8::17'],
    ['C++', 'std::vector::push_back, a::b::c'],
    ['rough coordinates', '52.5, 13.4'],
    ['a hashtag', '#4539148803436467'],
    ['an order number', 'order_4539148803436467'],
    ['an identity number with a wrong letter', '12345678A X1234567M'],
  ])('leaves %s alone', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });

  test('skips the text of links, but not of mailto links', () => {
    const text = '4539148803436467 jo.doe@tidepool.org';
    const link = (href: string, start: number, end: number): TextLink => ({
      href,
      text: text.slice(start, end),
      start,
      end,
      kind: 'plain',
    });
    expect(
      kinds(text, [
        link('https://a.example/', 0, 16),
        link('mailto:jo.doe@tidepool.org', 17, text.length),
      ]),
    ).toEqual(['email']);
  });

  test('gives ranges in order that don’t overlap, at most 16, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '+49 30 901820',
        'DE89370400440532013000',
        'a@b.co',
        '4539148803436467',
        '::',
        '@',
        '+',
        ' ',
        '.',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const findings = findPersonalData({ text, links: [] });
        expect(findings.length).toBeLessThanOrEqual(16);
        let last = 0;
        for (const { start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['+49 30 901820 ', '1 ', '1.2.3.4', '@', 'a@', '::', '4539 1488 0343 6468 ', 'DE89 '])(
    'takes linear time on a text full of "%s"',
    (piece) => {
      const time = (length: number): number => {
        const text = piece.repeat(length / piece.length);
        const start = performance.now();
        for (let i = 0; i < 5; i++) findPersonalData({ text, links: [] });
        return performance.now() - start;
      };
      time(16_384);
      expect(time(131_072)).toBeLessThan(500);
    },
  );
});
