import { describe, expect, it } from 'vitest';

import { LABELS } from '../../../contracts/labels.js';
import { type Row, rowSchema } from '../row.js';
import { PHRASEBOOKS } from './books.js';
import { augmentedRows } from './rows.js';

const ROWS = [...augmentedRows(1)];
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ru', 'ar', 'ko', 'zh', 'ja'];

function topicOf(row: Row): string {
  return row.id.replace(/^augment-[a-z]+-/, '').replace(/-\d+$/, '');
}

/** The share of English rows, hostile or not, that end in an exclamation mark or a loud emoji. */
function loud(hostile: boolean): number {
  const rows = ROWS.filter(
    (row) => row.lang === 'en' && LABELS.some((label) => row.labels[label] === 1) === hostile,
  );
  return rows.filter(({ text }) => /[!💀😂🔥]$/u.test(text)).length / rows.length;
}

describe('augmentedRows', () => {
  it('gives rows of the data format', () => {
    expect(ROWS.filter((row) => !rowSchema.safeParse(row).success)).toEqual([]);
    expect(ROWS.filter(({ text }) => text.trim() === '' || text.length > 800)).toEqual([]);
  });

  it('gives the same rows for the same seed, others for another', () => {
    const again = [...augmentedRows(1)].map(({ text }) => text);
    expect(again).toEqual(ROWS.map(({ text }) => text));
    const known = new Set(again);
    const others = [...augmentedRows(2)].filter(({ text }) => !known.has(text));
    expect(others.length).toBeGreaterThan(ROWS.length / 2);
  });

  it('gives 20,000 to 40,000 distinct rows in ten languages', () => {
    expect(ROWS.length).toBeGreaterThan(20_000);
    expect(ROWS.length).toBeLessThan(40_000);
    expect(new Set(ROWS.map(({ text }) => text)).size).toBe(ROWS.length);
    expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length);
    expect([...new Set(ROWS.map(({ lang }) => lang))]).toEqual(LANGUAGES);
  });

  it('says every label, and no label of a harmless row', () => {
    const unsaid = ROWS.filter(
      ({ labels, weak }) => Object.keys(labels).length !== LABELS.length || weak.length > 0,
    );
    expect(unsaid).toEqual([]);
    const harmless = ROWS.filter((row) =>
      /^(?:identity|counter|negated|reclaimed|profanity|honest|not-|news|small-talk)/.test(
        topicOf(row),
      ),
    );
    expect(harmless.length).toBeGreaterThan(10_000);
    expect(harmless.filter((row) => LABELS.some((label) => row.labels[label] !== 0))).toEqual([]);
  });

  it('has examples and counter-examples of each label it can show', () => {
    for (const label of LABELS) {
      const found = ROWS.filter((row) => row.labels[label] === 1).length;
      // Doxxing is left to patterns: nothing here shows it.
      if (label === 'doxxing') expect(found).toBe(0);
      else expect(found).toBeGreaterThan(500);
      expect(ROWS.filter((row) => row.labels[label] === 0).length).toBeGreaterThan(5000);
    }
    // Only English has real positives of these to stand on.
    const others = ROWS.filter(({ lang }) => lang !== 'en');
    expect(others.filter(({ labels }) => labels.threat === 1 || labels.self_harm !== 0)).toEqual([]);
  });

  it.each(PHRASEBOOKS.map((book) => [book.lang, book] as const))(
    'names groups in kind and hateful rows of %s alike',
    (lang, book) => {
      const texts = (hate: 0 | 1): string =>
        ROWS.filter((row) => row.lang === lang && row.labels.hate === hate)
          .map(({ text }) => text.toLowerCase())
          .join('\n');
      const kind = texts(0);
      const hateful = texts(1);
      const groups = (book.lists['groups'] ?? []).map((group) => group.toLowerCase());
      expect(groups.length).toBeGreaterThanOrEqual(35);
      expect(groups.filter((group) => !kind.includes(group))).toEqual([]);
      expect(groups.filter((group) => !hateful.includes(group))).toEqual([]);
    },
  );

  it('dresses harmless and hostile sentences alike', () => {
    expect(Math.abs(loud(true) - loud(false))).toBeLessThan(0.05);
  });

  it('links to nobody', () => {
    const hosts = ROWS.flatMap(({ text }) =>
      [...text.toLowerCase().matchAll(/https?:\/\/(?:www\.)?([a-z0-9.-]+)/g)].map(
        ([, host = '']) => host,
      ),
    );
    expect(hosts.length).toBeGreaterThan(1000);
    expect(hosts.filter((host) => !/(?:^|\.)example\.*$/.test(host))).toEqual([]);
  });

  it('shows no minor in a sexual sentence', () => {
    const minors =
      /\b(?:kids?|child(?:ren)?|school|students?|teen\w*|girls?|boys?|young|minors?|daughter|son)\b/i;
    // The second sentence beside it may speak of anything.
    const english = PHRASEBOOKS.find(({ lang }) => lang === 'en');
    const sexual = english?.topics.filter(({ name }) => name === 'sexual' || name === 'spam-adult');
    expect(sexual?.length).toBe(2);
    for (const topic of sexual ?? []) {
      expect(topic.patterns.filter((pattern) => minors.test(pattern))).toEqual([]);
      const named = topic.patterns.flatMap((pattern) =>
        [...pattern.matchAll(/\{([a-zA-Z_]+)/g)].map(([, name = '']) => name),
      );
      for (const name of named) {
        expect((english?.lists[name] ?? []).filter((entry) => minors.test(entry))).toEqual([]);
      }
    }
  });
});
