import { detectLanguage, type DetectedLanguage } from '../text/language.js';
import { baseLanguage } from '../text/language-tags.js';
import type { Spoken } from '../text/spoken.js';

/** Below this a text's language is a library's guess; of a disguised text that says little. */
const SURE = 0.95;
const UNTOLD: DetectedLanguage = { lang: 'und', confidence: 0 };

export interface JudgedLanguage {
  readonly detected: DetectedLanguage;
  /** Whose calibration holds; null: the text's language is too unsure. */
  readonly judged: string | null;
}

/**
 * In which language a text is judged. One in Latin letters too short to tell counts as English, of which
 * the model knows most: greetings and threats of three words are what nobody's library can tell. So does a
 * disguised one that seems to be in a language without labels, unless the post names a language with some:
 * else whoever hides words would choose not to be read.
 */
export function judgedLanguage(
  spoken: Spoken,
  told: string | null | undefined,
  minConfidence: number,
  hasLabels: (lang: string) => boolean,
): JudgedLanguage {
  const detected = detectLanguage(spoken.text, told);
  const { lang, confidence } = detected;
  if (spoken.disguised && confidence < SURE && !(hasLabels(lang) && confidence >= minConfidence)) {
    const own = baseLanguage(told);
    return { detected: UNTOLD, judged: own !== undefined && hasLabels(own) ? own : 'en' };
  }
  if (lang === 'und' && /[a-z]/i.test(spoken.text)) return { detected, judged: 'en' };
  return { detected, judged: confidence < minConfidence ? null : lang };
}
