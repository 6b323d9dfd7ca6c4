import { joinSpeltOut } from './unmask.js';

/** What a text's start says, by which its language is told. */
export interface Spoken {
  readonly text: string;
  /** In Latin letters for the most part, many of which were hidden: what is told of its language may be wrong. */
  readonly disguised: boolean;
}

/** UTF-16 units at a text's start that tell its language. */
const UNITS = 1000;
/** Fewer are an accident: a soft hyphen, a byte order mark, a trade mark's sign. */
const MIN_UNDONE = 4;
/** One unit in so many that had to be undone is a disguise. */
const DISGUISED_SHARE = 20;

/** What is known of a text from reading it. */
interface SeenText {
  /** Without invisible characters. */
  readonly seen: string;
  /** How many of these there were, UTF-16 units. */
  readonly unseen: number;
  /** Whether `unmask` finds anything in it: a word may be spelt out. */
  readonly unmasked: boolean;
}

/** As read by a person: in plain letters, words that are spelt out joined. */
export function spokenText({ seen, unseen, unmasked }: SeenText): Spoken {
  const start = seen.slice(0, UNITS);
  const plain = start.normalize('NFKC');
  const joined = unmasked ? joinSpeltOut(plain) : plain;
  if (joined === start && unseen < MIN_UNDONE) return { text: start, disguised: false };
  const undone =
    // Of the whole text's, the start's share.
    (unseen * start.length) / Math.max(1, seen.length) +
    (plain === start ? 0 : fancyLetters(start)) +
    (plain.length - joined.length);
  const disguised =
    undone >= MIN_UNDONE && undone * DISGUISED_SHARE >= joined.length && isMostlyLatin(joined);
  return { text: joined, disguised };
}

/** Full-width, mathematical, circled letters and the like. */
function fancyLetters(text: string): number {
  let fancy = 0;
  for (const char of text) {
    if (char > '\u007f' && /^[a-z]+$/i.test(char.normalize('NFKC'))) fancy++;
  }
  return fancy;
}

function isMostlyLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return 2 * (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > letters;
}
