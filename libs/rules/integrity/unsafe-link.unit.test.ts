import { describe, expect, it } from 'vitest';
import { createNote, HIT, judge, MISSED } from '../testing.js';
import { unsafeLink as rule } from './unsafe-link.js';

const attached = (url: string) =>
  createNote({ attachment: [{ type: 'Document', mediaType: 'image/png', url }] });

describe('UNSAFE_LINK', () => {
  it('passes ordinary media', () => {
    expect(judge(rule, attached('https://files.alice.example/1.png'))).toEqual(MISSED);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,hello',
    'file:///etc/passwd',
    'http://192.168.1.1/router.png',
    'https://user@alice.example/1.png',
  ])('hits %j as media', (url) => {
    expect(judge(rule, attached(url))).toMatchObject(HIT);
  });

  it('hits an unsafe url and an unsafe tag', () => {
    expect(judge(rule, createNote({ url: 'http://127.0.0.1/1' }))).toMatchObject(HIT);
    const tag = [{ type: 'Hashtag', name: '#tide', href: 'javascript:1' }];
    expect(judge(rule, createNote({ tag }))).toMatchObject(HIT);
  });

  it.each([
    '<a href="javascript:alert(1)">tides</a>',
    '<a href="http://127.0.0.1/">tides</a>',
    'tides <img src="http://[::ffff:10.0.0.1]/x.png" width="9">',
  ])('hits the text %j and shows where', (content) => {
    const outcome = judge(rule, createNote({ content }));
    expect(outcome).toMatchObject({ ...HIT, evidence: [{ pointer: '/object/content' }] });
  });

  it('passes ordinary links and mentions in the text', () => {
    const content =
      '<p><a class="mention" href="https://bob.example/@bob">@bob</a> <a href="https://x.example/">x</a></p>';
    expect(judge(rule, createNote({ content }))).toEqual(MISSED);
  });

  it('passes mailto and what else the policy calls harmless', () => {
    const document = attached('mailto:alice@alice.example');
    expect(judge(rule, document)).toEqual(MISSED);
    expect(judge(rule, document, {}, { schemes: ['magnet'] })).toMatchObject(HIT);
  });

  it('leaves ids to UNSAFE_ID', () => {
    expect(judge(rule, createNote({ inReplyTo: 'http://127.0.0.1/1' }))).toEqual(MISSED);
  });
});
