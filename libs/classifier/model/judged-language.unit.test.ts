import { describe, expect, it } from 'vitest';
import { judgedLanguage, type JudgedLanguage } from './judged-language.js';

const LABELLED = new Set(['en', 'de']);
const judge = (text: string, told: string | null, disguised = false): JudgedLanguage =>
  judgedLanguage({ text, disguised }, told, 0.55, (lang) => LABELLED.has(lang));
const POLISH = 'W ten weekend posadziliśmy pomidory na balkonie i już ładnie rosną.';
const SPANISH = 'Tomates plantados este fin de semana';

describe('judgedLanguage', () => {
  it('is the text’s own, with or without labels', () => {
    expect(judge('The tomatoes and the beans are what we have.', null).judged).toBe('en');
    expect(judge(POLISH, null).judged).toBe('pl');
  });

  it('is English for Latin letters too few to tell, and nothing for other letters', () => {
    expect(judge('ok then', null)).toEqual({ detected: { lang: 'und', confidence: 0 }, judged: 'en' });
    expect(judge('да', null).judged).toBeNull();
  });

  it('takes no guess at a disguised text for a language without labels', () => {
    expect(judge(POLISH, null, true)).toEqual({
      detected: { lang: 'und', confidence: 0 },
      judged: 'en',
    });
    expect(judge(SPANISH, 'de-AT', true).judged).toBe('de');
    expect(judge(SPANISH, 'pl', true).judged).toBe('en');
  });

  it('believes a disguised text that is surely in a language', () => {
    expect(judge(POLISH, 'pl', true).judged).toBe('pl');
    expect(judge('週末にベランダでトマトを植えました。', null, true).judged).toBe('ja');
  });
});
