import { Script } from './scripts.js';

/** Longer ones are nobody's language (RFC 5646 §4.4.1 asks for 35). */
const MAX_TAG = 35;
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/;

/** Codes that mean a language we name otherwise: old codes, members of a macrolanguage. */
const SAME_AS: Readonly<Record<string, string>> = {
  iw: 'he',
  in: 'id',
  ji: 'yi',
  nb: 'no',
  nn: 'no',
  fil: 'tl',
  cmn: 'zh',
  yue: 'zh',
  arb: 'ar',
  hr: 'sr',
  bs: 'sr',
  sh: 'sr',
};

/** Languages of other scripts than Latin; first the usual one. What isn't here is written in Latin. */
const SCRIPTS_OF: Readonly<Record<string, readonly Script[]>> = {
  ru: [Script.Cyrillic],
  uk: [Script.Cyrillic],
  be: [Script.Cyrillic],
  bg: [Script.Cyrillic],
  mk: [Script.Cyrillic],
  kk: [Script.Cyrillic, Script.Latin],
  ky: [Script.Cyrillic],
  tg: [Script.Cyrillic],
  mn: [Script.Cyrillic],
  sr: [Script.Cyrillic, Script.Latin],
  ar: [Script.Arabic],
  fa: [Script.Arabic],
  ps: [Script.Arabic],
  ckb: [Script.Arabic],
  ug: [Script.Arabic],
  ur: [Script.Arabic],
  sd: [Script.Arabic, Script.Devanagari],
  hi: [Script.Devanagari],
  mr: [Script.Devanagari],
  ne: [Script.Devanagari],
  zh: [Script.Han],
  ja: [Script.Kana, Script.Han],
  ko: [Script.Hangul, Script.Han],
  el: [Script.Greek],
  he: [Script.Hebrew],
  yi: [Script.Hebrew],
  hy: [Script.Armenian],
  ka: [Script.Georgian],
  am: [Script.Ethiopic],
  ti: [Script.Ethiopic],
  bn: [Script.Bengali],
  as: [Script.Bengali],
  pa: [Script.Gurmukhi],
  gu: [Script.Gujarati],
  or: [Script.Odia],
  ta: [Script.Tamil],
  te: [Script.Telugu],
  kn: [Script.Kannada],
  ml: [Script.Malayalam],
  si: [Script.Sinhala],
  th: [Script.Thai],
  lo: [Script.Lao],
  km: [Script.Khmer],
  my: [Script.Myanmar],
};

/** Languages people type in Latin letters too, as a matter of course. */
const ROMANISED = new Set('hi ur mr ne pa gu bn or ta te kn ml si ar fa'.split(' '));

/** The language whose script it is, where the script has one (or one we'd name). */
export const ONLY_LANGUAGE: ReadonlyMap<Script, string> = new Map([
  [Script.Hangul, 'ko'],
  [Script.Greek, 'el'],
  [Script.Hebrew, 'he'],
  [Script.Armenian, 'hy'],
  [Script.Georgian, 'ka'],
  [Script.Ethiopic, 'am'],
  [Script.Bengali, 'bn'],
  [Script.Gurmukhi, 'pa'],
  [Script.Gujarati, 'gu'],
  [Script.Odia, 'or'],
  [Script.Tamil, 'ta'],
  [Script.Telugu, 'te'],
  [Script.Kannada, 'kn'],
  [Script.Malayalam, 'ml'],
  [Script.Sinhala, 'si'],
  [Script.Thai, 'th'],
  [Script.Lao, 'lo'],
  [Script.Khmer, 'km'],
  [Script.Myanmar, 'my'],
]);

/**
 * A language tag as posts carry it (BCP 47: `en-GB`, `zh_Hant`), as the classifier names languages:
 * `en`, `zh`. Region and script are dropped, but for Hindustani in Latin letters: `ur-Latn`.
 * undefined: no tag, or one that says no language (`und`, `mul`, `zxx`, nonsense).
 */
export function baseLanguage(tag: string | null | undefined): string | undefined {
  if (tag === null || tag === undefined || tag.length > MAX_TAG) return undefined;
  const folded = tag.trim().toLowerCase().replaceAll('_', '-');
  if (!TAG.test(folded)) return undefined;
  const [language = '', second] = folded.split('-');
  if (language === 'und' || language === 'mul' || language === 'zxx' || language === 'mis') {
    return undefined;
  }
  if (second === 'latn' && (language === 'ur' || language === 'hi')) return 'ur-Latn';
  return SAME_AS[language] ?? language;
}

/** Can a text mostly in this script be in this language? */
export function writes(language: string, script: Script): boolean {
  const scripts = SCRIPTS_OF[language];
  return scripts === undefined ? script === Script.Latin : scripts.includes(script);
}

/** The name of a language when it is written in Latin letters though it has its own; else undefined. */
export function romanised(language: string): string | undefined {
  if (language === 'ur' || language === 'hi') return 'ur-Latn';
  return ROMANISED.has(language) ? language : undefined;
}
