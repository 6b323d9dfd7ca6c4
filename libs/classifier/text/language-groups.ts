/** Languages that share a calibration: alike in data and spelling, with too few rows apart. */
export type LanguageGroup = 'en' | 'european' | 'zh' | 'ko' | 'arabic' | 'indic' | 'other';

export const LANGUAGE_GROUPS = [
  'en',
  'european',
  'zh',
  'ko',
  'arabic',
  'indic',
  'other',
] as const satisfies readonly LanguageGroup[];

const MEMBERS = {
  en: 'en',
  european:
    'de fr pt es it nl ru uk be bg mk sr sl cs sk pl ro hu sv no da is fi et lv lt el ca eu gl sq',
  zh: 'zh',
  ko: 'ko',
  arabic: 'ar fa ps ckb ug',
  indic: 'ur-Latn ur hi mr ne pa gu bn as or ta te kn ml si',
} as const;

const GROUP_OF: ReadonlyMap<string, LanguageGroup> = new Map(
  LANGUAGE_GROUPS.flatMap((group) =>
    group === 'other' ? [] : MEMBERS[group].split(' ').map((lang) => [lang, group] as const),
  ),
);

/** The group of a language as `detectLanguage` names it; `other` has the rest and `und`. */
export function languageGroup(lang: string): LanguageGroup {
  return GROUP_OF.get(lang) ?? 'other';
}
