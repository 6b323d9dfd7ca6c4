import { describe, expect, it } from 'vitest';
import { activity, ALICE, createNote, HIT, isUnknown, judge, MISSED, restriction } from '../testing.js';
import { domainRejectsMedia as rule } from './domain-rejects-media.js';

const policy = restriction({
  kind: 'domain',
  subject: 'alice.example',
  severity: 'none',
  rejectMedia: true,
});

const picture = createNote({
  attachment: [{ type: 'Document', mediaType: 'image/png', url: 'https://alice.example/1.png' }],
});

describe('DOMAIN_REJECTS_MEDIA', () => {
  it('hits attachments, images in the text, media objects and profiles', () => {
    for (const document of [
      picture,
      createNote({ content: '<p><img src="https://alice.example/1.png"></p>' }),
      createNote({ type: 'Video', name: 'Tide' }),
      activity('Update', {
        object: { type: 'Person', id: ALICE, preferredUsername: 'alice', inbox: `${ALICE}/inbox` },
      }),
    ]) {
      expect(judge(rule, document, { restrictions: [policy] })).toMatchObject({
        ...HIT,
        evidence: [{ pointer: '/actor' }],
      });
    }
  });

  it('passes text, also text about images', () => {
    for (const document of [createNote(), createNote({ content: '<p>&lt;img src=x&gt;</p>' })]) {
      expect(judge(rule, document, { restrictions: [policy] })).toEqual(MISSED);
    }
  });
  it('passes media where they aren’t rejected', () => {
    expect(judge(rule, picture, { restrictions: [{ ...policy, rejectMedia: false }] })).toEqual(MISSED);
  });

  it('passes others’ restrictions and policies of another kind', () => {
    expect(judge(rule, picture, { restrictions: [{ ...policy, role: 'object' }] })).toEqual(MISSED);
    expect(judge(rule, picture, { restrictions: [{ ...policy, kind: 'actor' }] })).toEqual(MISSED);
    expect(judge(rule, picture)).toEqual(MISSED);
  });

  it('is unknown without restrictions', () => {
    expect(judge(rule, picture, { restrictions: null })).toEqual(isUnknown('restrictions'));
  });
});
