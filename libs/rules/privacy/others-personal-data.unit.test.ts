import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../kernel/json.js';
import { activity, ALICE, BOB, createNote, judge, note } from '../testing.js';
import type { RuleOutcome } from '../rule.js';
import { othersPersonalData } from './others-personal-data.js';

const mention = (href: string): JsonObject => ({ type: 'Mention', href, name: `@${href}` });
const say = (content: string, object: JsonObject = {}): RuleOutcome =>
  judge(othersPersonalData, createNote({ content: `<p>${content}</p>`, ...object }));
const strength = (outcome: RuleOutcome): number => (outcome.is === 'hit' ? outcome.strength : 0);

describe('OTHERS_PERSONAL_DATA', () => {
  test.each([
    'this is her phone number: +49 151 23456789, you know what to do',
    'Bob’s home address and email: bob.builder@tidepool.org',
    'their IP is 81.2.69.142',
    'number of von Bob +49 151 23456789 doxxed',
    'seine Handynummer ist +49 151 23456789',
    'son numéro : +33 6 12 34 56 78',
    'su número de teléfono es +34 612 345 678',
    'his account: DE89 3704 0044 0532 0130 00',
    'fresh one 4539 1488 0343 6467 12/27 123',
    'her home is at 52.51627, 13.37771',
  ])('holds "%s"', (content) => {
    expect(strength(say(content))).toBeGreaterThan(0.5);
  });

  test('points at the source text and never quotes it', () => {
    const content = '<p>her <b>phone</b> number &amp; more: +49 151 23456789</p>';
    const outcome = judge(othersPersonalData, createNote({ content }));
    expect(outcome).toMatchObject({
      is: 'hit',
      evidence: [{ pointer: '/object/content', note: 'phone number' }],
    });
    const { start, end } = outcome.is === 'hit' ? (outcome.evidence[0] ?? {}) : {};
    expect(content.slice(start, end)).toBe('+49 151 23456789');
  });

  test('looks at alt texts, poll options, hidden text, earlier versions and announced posts', () => {
    const data = 'her number is +49 151 23456789';
    const image = {
      type: 'Document',
      mediaType: 'image/png',
      url: 'https://alice.example/1.png',
      name: data,
    };
    expect(say('look', { attachment: [image] })).toMatchObject({
      evidence: [{ pointer: '/object/attachment/0/name' }],
    });
    expect(strength(say(`look<span style="display:none">${data}</span>`))).toBe(1);
    const announce = activity('Announce', { object: note({ content: data }) });
    expect(judge(othersPersonalData, announce)).toMatchObject({
      evidence: [{ pointer: '/object/content' }],
    });
  });

  test.each([
    'my number is +49 151 23456789, ring me',
    'Mail me at jo.doe@tidepool.org',
    'Meine IBAN: DE89 3704 0044 0532 0130 00, danke!',
    'Please donate to their rescue boat: DE89 3704 0044 0532 0130 00',
    'Tickets for his show: +49 30 901820 or tickets@tidepool.org',
    'Call your senator! Her office number is +1 202 224 3121',
    'Der Verein hat eine neue Nummer: +49 30 901820',
    'Earthquake M 4.5 at 36.12345, 28.54321 depth 10 km',
    'blocked 81.2.69.142 again, the third time this week',
    'Ihre Bestellung 4539148803436468 ist da',
    'the docs say 4242 4242 4242 4242',
  ])('leaves "%s" to its author', (content) => {
    expect(strength(say(content))).toBe(0);
  });

  test('stays under the hold where only a mention hints at somebody else', () => {
    const outcome = say('you can ring +49 30 901820', { tag: [mention(BOB)] });
    expect(strength(outcome)).toBeGreaterThan(0);
    expect(strength(outcome)).toBeLessThan(0.5);
    const reply = { tag: [mention(BOB)], inReplyTo: 'https://bob.example/notes/1' };
    expect(strength(say('you can ring +49 30 901820', reply))).toBe(0);
  });

  test('looks neither at posts for few nor at profiles', () => {
    const content = 'her number is +49 151 23456789';
    expect(
      judge(othersPersonalData, createNote({ content, to: [BOB], cc: [] }, { to: [BOB], cc: [] })),
    ).toEqual({
      is: 'miss',
    });
    const profile = {
      id: ALICE,
      type: 'Person',
      preferredUsername: 'alice',
      inbox: `${ALICE}/inbox`,
      summary: content,
    };
    expect(judge(othersPersonalData, activity('Update', { object: profile }))).toEqual({ is: 'miss' });
  });
});
