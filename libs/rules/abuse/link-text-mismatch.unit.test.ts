import { describe, expect, test } from 'vitest';
import { activity, ALICE, createNote, judge } from '../testing.js';
import type { RuleOutcome } from '../rule.js';
import { linkTextMismatch } from './link-text-mismatch.js';

const link = (href: string, text: string): RuleOutcome =>
  judge(linkTextMismatch, createNote({ content: `<p>see <a href="${href}">${text}</a></p>` }));

describe('LINK_TEXT_MISMATCH', () => {
  test.each([
    ['https://evil.example.net/login', 'https://paypal.com/login'],
    ['https://evil.example.net/login', 'www.paypal.com'],
    ['https://evil.example.net/', 'paypal.com'],
    ['https://paypal.com.evil.example.net/', 'PayPal.com/signin'],
    ['https://evil.example.net/paypal.com/login', 'paypal.com'],
    ['https://xn--pypal-4ve.com/', 'paypal.com'],
    ['http://45.67.89.10/', 'mybank.de/konto'],
  ])('holds a link to %s that shows "%s"', (href, text) => {
    expect(link(href, text)).toMatchObject({
      is: 'hit',
      strength: 1,
      evidence: [{ pointer: '/object/content' }],
    });
  });

  test.each([
    ['https://example.org/a/b', 'example.org/a/b'],
    ['https://www.example.org/', 'https://blog.example.org'],
    ['https://example.org/', 'the example'],
    ['https://github.com/some/tool', 'README.md'],
    ['https://docs.example.org/', 'Array.map, explained'],
    ['https://t.co/abc', 'example.org/a-long-path'],
    ['https://youtu.be/abc', 'youtube.com/watch?v=abc'],
    ['https://bücher.de/', 'xn--bcher-kva.de'],
    ['https://a-rather-long-subdomain-of-ours.example.org/', 'a-rather-long-subdomain-of-our.e'],
    ['mailto:jo@example.org', 'example.com'],
    ['https://example.org/', 'e.g.'],
  ])('leaves a link to %s alone that shows "%s"', (href, text) => {
    expect(link(href, text)).toEqual({ is: 'miss' });
  });

  test('leaves Mastodon’s shortened links and mentions alone', () => {
    const content =
      '<p><span class="h-card"><a href="https://b.example/@bob" class="u-url mention">@<span>bob@tidepool.org</span></a></span> ' +
      '<a href="https://very-long-name.tidepool.org/2026/01/post"><span class="invisible">https://</span>' +
      '<span class="ellipsis">very-long-name.tidepool.org/20</span><span class="invisible">26/01/post</span></a></p>';
    expect(judge(linkTextMismatch, createNote({ content }))).toEqual({ is: 'miss' });
  });

  test('stays under the hold where the address explains itself', () => {
    for (const [href, text] of [
      ['https://archive.org/web/2020/https://example.org/a', 'example.org/a'],
      ['https://out.tidepool.org/?to=https%3A%2F%2Fexample.org%2Fa', 'https://example.org/a'],
      ['https://amazon.de/', 'amazon.com'],
      ['https://github.com/socketio/socket.io', 'socket.io'],
    ] as const) {
      expect(link(href, text), text).toMatchObject({ is: 'hit', strength: 0.4 });
    }
  });

  test('looks at profile fields and announced posts', () => {
    const value = '<a href="https://evil.example.net/">mybank.de</a>';
    const actor = {
      id: ALICE,
      type: 'Person',
      preferredUsername: 'alice',
      inbox: `${ALICE}/inbox`,
      attachment: [{ type: 'PropertyValue', name: 'Bank', value }],
    };
    expect(judge(linkTextMismatch, activity('Update', { object: actor }))).toMatchObject({
      is: 'hit',
      evidence: [{ pointer: '/object/attachment/0/value' }],
    });
  });

  test('takes shorteners from the policy', () => {
    const post = createNote({ content: '<a href="https://evil.example.net/">mybank.de</a>' });
    expect(judge(linkTextMismatch, post, {}, { shorteners: ['example.net'] })).toEqual({ is: 'miss' });
  });
});
