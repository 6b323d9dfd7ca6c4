import { describe, expect, it } from 'vitest';
import { activity, BOB, createNote, HIT, judge, MISSED } from '../testing.js';
import { unsafeId as rule } from './unsafe-id.js';

const announce = (object: string) => activity('Announce', { object });

describe('UNSAFE_ID', () => {
  it('passes ordinary ids', () => {
    expect(judge(rule, createNote({ inReplyTo: 'https://bob.example/notes/1' }))).toEqual(MISSED);
    expect(judge(rule, activity('Follow', { object: BOB }))).toEqual(MISSED);
  });

  it.each([
    'http://127.0.0.1/notes/1',
    'http://localhost:3000/notes/1',
    'https://10.1.2.3/notes/1',
    'http://169.254.169.254/latest/meta-data',
    'http://2130706433/notes/1',
    'http://0x7f.1/notes/1',
    'http://[::1]/notes/1',
    'http://[::ffff:10.0.0.1]/notes/1',
    'http://[64:ff9b::7f00:1]/notes/1',
  ])('hits the special address %s', (url) => {
    expect(judge(rule, announce(url))).toMatchObject({ ...HIT, evidence: [{ pointer: '/object' }] });
  });

  it('hits credentials', () => {
    expect(judge(rule, announce('https://user:secret@bob.example/notes/1'))).toMatchObject(HIT);
  });

  it('passes an @ in the path, a public address and an onion host', () => {
    for (const url of [
      'https://bob.example/@bob/1',
      'https://192.0.2.1.example/notes/1',
      'http://bobbobbobbobbobbobbobbobbobbobbobbobbobbobbobbobbobbobbo.onion/notes/1',
      'https://8.8.8.8/notes/1',
    ]) {
      expect(judge(rule, announce(url))).toEqual(MISSED);
    }
  });

  it('passes a private address that is the server itself', () => {
    const document = announce('http://10.0.0.7/notes/1');
    expect(judge(rule, document, { delivery: { localHosts: ['10.0.0.7'] } })).toEqual(MISSED);
    expect(judge(rule, document, { delivery: { localHosts: ['ours.example'] } })).toMatchObject(HIT);
  });

  it('passes private hosts that the policy names', () => {
    const document = announce('http://lemmy-alpha/notes/1');
    expect(judge(rule, document)).toMatchObject(HIT);
    expect(judge(rule, document, {}, { privateHosts: ['lemmy-alpha'] })).toEqual(MISSED);
  });

  it('passes names that nobody can fetch', () => {
    expect(judge(rule, createNote({ inReplyTo: 'tag:bob.example,2016:objectId=1' }))).toEqual(MISSED);
  });
});
