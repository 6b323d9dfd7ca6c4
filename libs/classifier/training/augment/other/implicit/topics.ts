import { BENIGN, HATE, INSULT, type Topic } from '../../phrasebook.js';

/** Hate and insults without a bad word, and what is harmless in the same words. */
export interface Implicit {
  readonly hate: readonly string[];
  readonly harmless: readonly string[];
  readonly insult: readonly string[];
  /** Of oneself, or meant well. */
  readonly friendly: readonly string[];
}

export function implicitTopics({ hate, harmless, insult, friendly }: Implicit): readonly Topic[] {
  return [
    { name: 'hate-insinuated', labels: HATE, rows: 220, patterns: hate },
    { name: 'not-hate-insinuated', labels: BENIGN, rows: 280, patterns: harmless },
    { name: 'insult-insinuated', labels: INSULT, rows: 80, patterns: insult },
    { name: 'not-insult-insinuated', labels: BENIGN, rows: 80, patterns: friendly },
  ];
}
