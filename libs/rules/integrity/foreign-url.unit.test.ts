import { describe, expect, it } from 'vitest';
import { activity, ALICE, createNote, HIT, judge, MISSED } from '../testing.js';
import { foreignUrl as rule } from './foreign-url.js';

const profile = (url: string) =>
  activity('Update', {
    object: { type: 'Person', id: ALICE, preferredUsername: 'alice', inbox: `${ALICE}/inbox`, url },
  });

describe('FOREIGN_URL', () => {
  it('hits a page of another site', () => {
    expect(judge(rule, createNote({ url: 'https://bank.example/login' }))).toMatchObject(HIT);
  });

  it('passes the own page, www and a neighbouring subdomain', () => {
    for (const url of [
      'https://alice.example/@alice/1',
      'https://www.alice.example/@alice/1',
      'https://social.alice.example/@alice/1',
    ]) {
      expect(judge(rule, createNote({ url }))).toEqual(MISSED);
    }
  });

  it('tells neighbours under a hosting suffix apart', () => {
    const document = activity('Create', {
      id: 'https://one.github.io/a/1',
      actor: 'https://one.github.io/alice',
      object: {
        type: 'Note',
        id: 'https://one.github.io/1',
        attributedTo: 'https://one.github.io/alice',
        content: 'x',
        url: 'https://two.github.io/1',
      },
    });
    expect(judge(rule, document)).toMatchObject(HIT);
  });

  it('passes bridges, and only those of the policy', () => {
    const document = activity('Create', {
      id: 'https://bsky.brid.gy/a/1',
      actor: 'https://bsky.brid.gy/alice',
      object: {
        type: 'Note',
        id: 'https://bsky.brid.gy/1',
        attributedTo: 'https://bsky.brid.gy/alice',
        content: 'x',
        url: 'https://bsky.app/profile/alice/post/1',
      },
    });
    expect(judge(rule, document)).toEqual(MISSED);
    expect(judge(rule, document, {}, { bridges: [] })).toMatchObject(HIT);
  });

  it('passes a video whose files stand elsewhere', () => {
    const url = [
      { type: 'Link', mediaType: 'text/html', href: 'https://alice.example/w/1' },
      { type: 'Link', mediaType: 'video/mp4', href: 'https://cdn.example/1.mp4' },
      {
        type: 'Link',
        mediaType: 'application/x-bittorrent;x-scheme-handler/magnet',
        href: 'magnet:?xt=1',
      },
    ];
    expect(judge(rule, createNote({ type: 'Video', name: 'Tide', url }))).toEqual(MISSED);
  });

  it('only notes the link post of an old Lemmy', () => {
    const document = createNote({ type: 'Page', name: 'News', url: 'https://news.example/1' });
    expect(judge(rule, document)).toMatchObject({ is: 'hit', strength: 0.3 });
  });

  it('looks at profiles too', () => {
    expect(judge(rule, profile('https://bank.example/@alice'))).toMatchObject(HIT);
    expect(judge(rule, profile('https://alice.example/@alice'))).toEqual(MISSED);
  });
});
