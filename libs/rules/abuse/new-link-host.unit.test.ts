import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../kernel/clock.js';
import { createNote, judge, NOW, type FactsOverrides } from '../testing.js';
import { newLinkHost } from './new-link-host.js';

const hosts = (...firstSeen: (number | null)[]): FactsOverrides => ({
  linkHosts: firstSeen.map((at, i) => ({ host: `h${i}.example`, firstSeen: at })),
});
const POST = createNote({ content: '<a href="https://h0.example/">h</a>' });

describe('NEW_LINK_HOST', () => {
  test('labels a host never seen, and more weakly one first seen today', () => {
    expect(judge(newLinkHost, POST, hosts(null))).toMatchObject({ is: 'hit', strength: 1 });
    expect(judge(newLinkHost, POST, hosts(NOW - HOUR))).toMatchObject({ is: 'hit', strength: 0.5 });
  });

  test('leaves known hosts and posts without links alone', () => {
    expect(judge(newLinkHost, POST, hosts(NOW - 2 * DAY))).toEqual({ is: 'miss' });
    expect(judge(newLinkHost, createNote(), hosts())).toEqual({ is: 'miss' });
  });

  test('is unknown without the hosts and until Tidegate has watched for a week', () => {
    expect(judge(newLinkHost, POST, { linkHosts: null })).toEqual({
      is: 'unknown',
      missing: ['linkHosts'],
    });
    expect(judge(newLinkHost, POST, { ...hosts(null), watchedFor: 2 * DAY })).toEqual({
      is: 'unknown',
      missing: ['linkHosts.firstSeen'],
    });
    expect(judge(newLinkHost, POST, { ...hosts(NOW - 2 * DAY), watchedFor: 3 * DAY })).toEqual({
      is: 'miss',
    });
  });
});
