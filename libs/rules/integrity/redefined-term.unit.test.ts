import { describe, expect, it } from 'vitest';
import { createNote, HIT, judge, MISSED } from '../testing.js';
import { redefinedTerm as rule } from './redefined-term.js';

const AS = 'https://www.w3.org/ns/activitystreams';
const withContext = (inline: Record<string, string>) => createNote({}, { '@context': [AS, inline] });

describe('REDEFINED_TERM', () => {
  it('hits a core term with another meaning', () => {
    const outcome = judge(rule, withContext({ content: 'https://evil.example/ns#summary' }));
    expect(outcome).toMatchObject(HIT);
  });

  it('passes extensions and core terms that keep their meaning', () => {
    const document = withContext({
      toot: 'http://joinmastodon.org/ns#',
      sensitive: 'as:sensitive',
      Hashtag: 'as:Hashtag',
      blurhash: 'toot:blurhash',
      content: 'as:content',
    });
    expect(judge(rule, document)).toEqual(MISSED);
  });
});
