import { describe, expect, test } from 'vitest';
import { readFunctionalCases, readIdentityTerms } from './data.js';
import { CASE_LANGUAGES, type FunctionalCase, FUNCTIONALITIES } from './functional.js';
import { IDENTITY_GROUPS, identitySentences } from './identity-terms.js';

/** Functionalities whose point is that nothing applies. */
const NEVER_APPLIES = new Set<string>(['identity-neutral', 'ordinary']);
/** Languages with at least 200 real positives of the label in the training data. */
const TRAINED: Partial<Record<FunctionalCase['label'], readonly string[]>> = {
  spam: ['en'],
  sexual: ['en'],
  threat: ['en'],
  self_harm: ['en'],
  hate: ['en', 'de', 'fr', 'pt', 'ko', 'zh', 'ar'],
  harassment: CASE_LANGUAGES,
};

describe('functional cases', async () => {
  const cases = await readFunctionalCases();

  test('are at least 800, at least 60 a language, most of them English', () => {
    expect(cases.length).toBeGreaterThanOrEqual(800);
    const counts = CASE_LANGUAGES.map((lang) => cases.filter((row) => row.lang === lang).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(60);
    expect(counts[0]).toBe(Math.max(...counts));
  });

  test.each(FUNCTIONALITIES)('%s has at least 30 cases, in every language', (functionality) => {
    const own = cases.filter((row) => row.functionality === functionality);
    expect(own.length).toBeGreaterThanOrEqual(30);
    expect(new Set(own.map((row) => row.lang)).size).toBe(CASE_LANGUAGES.length);
  });

  test.each(FUNCTIONALITIES.filter((name) => !NEVER_APPLIES.has(name)))(
    '%s has cases of both expectations',
    (functionality) => {
      const own = cases.filter((row) => row.functionality === functionality);
      const applies = own.filter((row) => row.expect).length;
      expect(applies).toBeGreaterThanOrEqual(3);
      expect(own.length - applies).toBeGreaterThanOrEqual(10);
    },
  );

  test('neutral mentions and ordinary posts never expect a label', () => {
    const wrong = cases.filter((row) => NEVER_APPLIES.has(row.functionality) && row.expect);
    expect(wrong.map((row) => row.id)).toEqual([]);
  });

  test('between a quarter and a half expects its label', () => {
    const share = cases.filter((row) => row.expect).length / cases.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.5);
  });

  test('expect a label only in languages where it can be learnt', () => {
    const unlearnt = cases.filter(
      (row) => row.expect && !(TRAINED[row.label] ?? []).includes(row.lang),
    );
    expect(unlearnt.map((row) => row.id)).toEqual([]);
  });

  test('have unique ids and no text twice, case and spaces aside', () => {
    expect(new Set(cases.map((row) => row.id)).size).toBe(cases.length);
    const texts = cases.map((row) => row.text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' '));
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  test('are short posts without space around them', () => {
    const odd = cases.filter((row) => row.text.length > 500 || row.text.trim() !== row.text);
    expect(odd.map((row) => row.id)).toEqual([]);
  });

  test('link only to example hosts and Wikipedia', () => {
    const hosts = cases.flatMap((row) =>
      [...row.text.matchAll(/https?:\/\/([^/\s]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(hosts.length).toBeGreaterThan(10);
    const foreign = hosts.filter((host) => !/(?:\.example|\.wikipedia\.org)$/.test(host));
    expect(foreign).toEqual([]);
  });
});

describe('identity terms', async () => {
  const terms = await readIdentityTerms();

  test.each(CASE_LANGUAGES)('%s has 25 terms of all groups and 20 templates, none twice', (lang) => {
    const { terms: own, templates } = terms[lang];
    expect(own.length).toBeGreaterThanOrEqual(25);
    expect(new Set(own.map((term) => term.many)).size).toBe(own.length);
    expect(new Set(own.map((term) => term.group)).size).toBe(IDENTITY_GROUPS.length);
    expect(templates).toHaveLength(20);
    expect(new Set(templates).size).toBe(20);
  });

  test('fill every template and leave no brace', () => {
    const sentences = identitySentences(terms);
    const expected = CASE_LANGUAGES.map((lang) => terms[lang].terms.length * 20);
    expect(sentences).toHaveLength(expected.reduce((sum, count) => sum + count, 0));
    expect(sentences.filter(({ text }) => /[{}]/.test(text))).toEqual([]);
    expect(sentences.filter(({ text, term }) => !text.includes(term))).toEqual([]);
  });
});
