import type { Label } from '../../../contracts/labels.js';

/** What a topic's rows are labelled; a label left out is 0, null is masked. */
export type TopicLabels = Readonly<Partial<Record<Label, 1 | null>>>;

/** Sentences that share their labels. */
export interface Topic {
  readonly name: string;
  readonly labels: TopicLabels;
  /** Rows at most; fewer where the patterns give no more distinct ones. */
  readonly rows: number;
  /** Patterns of {@link expand}. */
  readonly patterns: readonly string[];
  /** The share of rows that say it in two to five sentences; a tenth where left out. */
  readonly long?: number;
}

/** What is said before and after a sentence, whatever its topic: it must tell nothing of the label. */
export interface Style {
  readonly openers: readonly string[];
  readonly closers: readonly string[];
  /** Does the script have capital letters? */
  readonly cased: boolean;
  /** What ends a sentence before another. */
  readonly stop: string;
}

/** The sentences of one language. */
export interface Phrasebook {
  /** BCP 47, as the training data has it. */
  readonly lang: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly topics: readonly Topic[];
  readonly style: Style;
  /** What the language's spelling asks for once the words are put together. */
  readonly spell?: (text: string) => string;
}

export const BENIGN: TopicLabels = {};
/** Hate is often an insult, a threat or obscene too: those aren't said here. */
export const HATE: TopicLabels = { hate: 1, harassment: null, threat: null, sexual: null };
/** Calls to harm a group: a threat too, as the data has it (edos: threats, plans to harm, incitement). */
export const INCITEMENT: TopicLabels = { hate: 1, threat: 1, harassment: null, sexual: null };
export const INSULT: TopicLabels = { harassment: 1 };
export const THREAT: TopicLabels = { threat: 1, harassment: null };
export const SPAM: TopicLabels = { spam: 1 };
export const ADULT_SPAM: TopicLabels = { spam: 1, sexual: null };
export const SEXUAL: TopicLabels = { sexual: 1, spam: null, harassment: null };
export const SELF_HARM: TopicLabels = { self_harm: 1 };

/** A group's name and nothing else: no hate, and no score. `lists` are the lists of such names. */
export function bareNames(...lists: readonly string[]): readonly string[] {
  return lists.flatMap((name) => [`{${name}}`, `{${name}}?`, `{${name}}, {${name}}`]);
}

/** One entry a line. */
export function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Entries parted by `|` or by lines. */
export function list(text: string): readonly string[] {
  return lines(text.replaceAll('|', '\n'));
}
