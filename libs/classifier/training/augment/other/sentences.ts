import {
  BENIGN,
  HATE,
  INSULT,
  SPAM,
  bareNames,
  type Phrasebook,
  type Style,
  type TopicLabels,
} from '../phrasebook.js';

/** The sentences of a language beside English: patterns by what they are, labelled as English ones are. */
export interface Sentences {
  /** Groups named in passing. */
  readonly neutral: readonly string[];
  readonly kind: readonly string[];
  /** Hate named, quoted, denied, turned down. */
  readonly counter: readonly string[];
  /** Reclaimed words, of oneself and one's own. */
  readonly reclaimed: readonly string[];
  /** Profanity, hyperbole, dislike of things and ideas. */
  readonly strong: readonly string[];
  /** News of violence, health, sex education, support. */
  readonly matters: readonly string[];
  readonly smallTalk: readonly string[];
  readonly promotion: readonly string[];
  readonly hate: readonly string[];
  readonly hateImplicit: readonly string[];
  readonly insult: readonly string[];
  readonly spam: readonly string[];
}

/** Whose patterns they are, name, labels, rows at most. */
const TOPICS: readonly (readonly [keyof Sentences, string, TopicLabels, number])[] = [
  ['neutral', 'identity-neutral', BENIGN, 220],
  ['kind', 'identity-positive', BENIGN, 180],
  ['counter', 'counter-speech', BENIGN, 260],
  ['reclaimed', 'reclaimed', BENIGN, 60],
  ['strong', 'profanity', BENIGN, 260],
  ['matters', 'serious-matters', BENIGN, 160],
  ['smallTalk', 'small-talk', BENIGN, 120],
  ['promotion', 'honest-promotion', BENIGN, 120],
  ['hate', 'hate-outright', HATE, 420],
  ['hateImplicit', 'hate-implicit', HATE, 180],
  ['insult', 'insult', INSULT, 220],
  ['spam', 'spam', SPAM, 160],
];

/** Lists of groups' names, where a language has them. */
const NAME_LISTS = ['groups', 'genitive', 'dative', 'adj', 'one'];

export function phrasebook(
  lang: string,
  lists: Phrasebook['lists'],
  sentences: Sentences,
  style: Style,
  spell?: Phrasebook['spell'],
): Phrasebook {
  const topics = TOPICS.map(([key, name, labels, rows]) => ({
    name,
    labels,
    rows,
    patterns: sentences[key],
  }));
  const names = NAME_LISTS.filter((name) => name in lists);
  topics.push({ name: 'identity-names', labels: BENIGN, rows: 120, patterns: bareNames(...names) });
  return { lang, lists, topics, style, ...(spell === undefined ? {} : { spell }) };
}
