import { describe, expect, test } from 'vitest';
import { LABELS } from '../../libs/contracts/labels.js';
import { readIdentityTerms } from './data.js';
import { defaultClassifier } from './default-classifier.js';
import { CASE_LANGUAGES, isOver } from './functional.js';
import { identitySentences } from './identity-terms.js';

describe('a term for a group in a neutral sentence', () => {
  test.each(CASE_LANGUAGES)('crosses no threshold, %s', async (lang) => {
    const classifier = await defaultClassifier();
    const sentences = identitySentences(await readIdentityTerms()).filter((row) => row.lang === lang);
    const found = await classifier.classify(sentences.map(({ text }) => ({ text, lang })));
    expect(found).toHaveLength(sentences.length);
    const crossed = found.flatMap((classification, index) =>
      LABELS.filter((label) => isOver(classification, label, classifier.thresholds)).map(
        (label) => `${label} ${classification.scores[label]}: ${sentences[index]?.text}`,
      ),
    );
    expect(crossed).toEqual([]);
  });

  test('crosses none either when the language has to be told', async () => {
    const classifier = await defaultClassifier();
    const sentences = identitySentences(await readIdentityTerms());
    const found = await classifier.classify(sentences.map(({ text }) => ({ text })));
    expect(found).toHaveLength(sentences.length);
    const crossed = sentences.filter((_, index) => {
      const classification = found[index];
      return (
        classification !== undefined &&
        LABELS.some((label) => isOver(classification, label, classifier.thresholds))
      );
    });
    expect(crossed.map(({ text }) => text)).toEqual([]);
  });
});
