export interface InvisibleRun {
  readonly start: number;
  readonly end: number;
  readonly what:
    'bidi override' | 'unbalanced bidi control' | 'zero-width' | 'tag characters' | 'selectors';
}

const MAX_RUNS = 16;

/** Everything below that can be part of a finding. A string of Latin-1 is dismissed unread. */
const ANY =
  /[\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\udb40]|[\ufe00-\ufe0f]|\u034f/;

export function hasInvisible(text: string): boolean {
  return ANY.test(text);
}

/**
 * Invisible characters that change what a reader sees or hide something from a filter. Left alone
 * is what writing needs: balanced embeddings and isolates, direction marks, joiners in emoji and in
 * scripts that join, non-joiners in Persian and Indic, zero-width spaces between words, around emoji
 * and in scripts without spaces, soft hyphens, and the tag sequences of regional flags. At most 16.
 */
export function invisibleRuns(text: string): InvisibleRun[] {
  const runs: InvisibleRun[] = [];
  if (!hasInvisible(text)) {
    return runs;
  }
  const bidi = new BidiStack();
  for (let i = 0; i < text.length && runs.length < MAX_RUNS; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x034f) {
      if (code === NEWLINE) bidi.endParagraph(i, runs);
      continue;
    }
    if (isBidiControl(code)) {
      bidi.read(code, i, runs);
    } else if (isZeroWidth(code)) {
      const end = endOf(text, i, isZeroWidth);
      if (splitsWord(text, i, end) || end - i >= LONG_RUN)
        runs.push({ start: i, end, what: 'zero-width' });
      i = end - 1;
    } else if (code === HIGH_TAG) {
      i = readTags(text, i, runs);
    } else if (isSelector(code)) {
      const end = endOf(text, i, isSelector);
      if (end - i >= LONG_RUN) runs.push({ start: i, end, what: 'selectors' });
      i = end - 1;
    }
  }
  bidi.endParagraph(text.length, runs);
  return runs.slice(0, MAX_RUNS).sort((a, b) => a.start - b.start);
}

const NEWLINE = 0x0a;
const HIGH_TAG = 0xdb40;
/** So many invisible characters in a row carry data. */
const LONG_RUN = 4;

function endOf(text: string, start: number, belongs: (code: number) => boolean): number {
  let end = start + 1;
  while (end < text.length && belongs(text.charCodeAt(end))) end++;
  return end;
}

/** Spaces and joiners of no width, invisible operators, fillers. Direction marks are not among them. */
function isZeroWidth(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200d) ||
    (code >= 0x2060 && code <= 0x2064) ||
    (code >= 0x206a && code <= 0x206f) ||
    code === 0xfeff ||
    code === 0x180e ||
    code === 0x034f ||
    code === 0x115f ||
    code === 0x1160 ||
    code === 0x3164 ||
    code === 0xffa0
  );
}

function isSelector(code: number): boolean {
  return code >= 0xfe00 && code <= 0xfe0f;
}

const SPLITTABLE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]$/u;

/** Between two letters of a script in which nothing invisible belongs inside a word. */
function splitsWord(text: string, start: number, end: number): boolean {
  return SPLITTABLE.test(text.charAt(start - 1)) && SPLITTABLE.test(text.charAt(end));
}

const FIRST_LOW_TAG = 0xdc00;
const CANCEL_TAG = 0xdc7f;
const FIRST_LOW_SELECTOR = 0xdd00;
const LAST_LOW_SELECTOR = 0xddef;
/** A flag's subdivision code has at most six tags and the cancel tag. */
const MAX_FLAG_TAGS = 7;
const BLACK_FLAG = '\u{1f3f4}';

function isTag(low: number): boolean {
  return low >= FIRST_LOW_TAG && low <= CANCEL_TAG;
}

function isIdeographSelector(low: number): boolean {
  return low >= FIRST_LOW_SELECTOR && low <= LAST_LOW_SELECTOR;
}

/** Reads a run of characters of the block whose high surrogate stands at `start`; answers its last index. */
function readTags(text: string, start: number, runs: InvisibleRun[]): number {
  const first = text.charCodeAt(start + 1);
  const belongs = isTag(first) ? isTag : isIdeographSelector;
  let end = start;
  while (text.charCodeAt(end) === HIGH_TAG && belongs(text.charCodeAt(end + 1))) end += 2;
  const count = (end - start) / 2;
  if (isTag(first)) {
    const isFlag =
      text.slice(Math.max(0, start - 2), start) === BLACK_FLAG &&
      count <= MAX_FLAG_TAGS &&
      text.charCodeAt(end - 1) === CANCEL_TAG;
    if (!isFlag) runs.push({ start, end, what: 'tag characters' });
  } else if (count >= 2) {
    runs.push({ start, end, what: 'selectors' });
  }
  return Math.max(start, end - 1);
}

function isBidiControl(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

const POP_EMBEDDING = 0x202c;
const POP_ISOLATE = 0x2069;
const LEFT_OVERRIDE = 0x202d;
const RIGHT_OVERRIDE = 0x202e;
const MAX_OPEN = 125;

/** Controls that are open, by paragraph, as the bidirectional algorithm resets them. */
class BidiStack {
  #open: { readonly isolate: boolean; readonly at: number; readonly reported: boolean }[] = [];

  read(code: number, at: number, runs: InvisibleRun[]): void {
    if (code === POP_EMBEDDING || code === POP_ISOLATE) {
      if (this.#open.at(-1)?.isolate === (code === POP_ISOLATE)) this.#open.pop();
      return;
    }
    const reported = code === LEFT_OVERRIDE || code === RIGHT_OVERRIDE;
    if (reported) {
      runs.push({ start: at, end: at + 1, what: 'bidi override' });
    }
    if (this.#open.length < MAX_OPEN) {
      this.#open.push({ isolate: code >= 0x2066, at, reported });
    }
  }

  /** What is left open spills over everything up to the end of the paragraph. */
  endParagraph(end: number, runs: InvisibleRun[]): void {
    const left = this.#open.find(({ reported }) => !reported);
    if (left !== undefined && left.at + 1 < end && runs.length < MAX_RUNS) {
      runs.push({ start: left.at, end: left.at + 1, what: 'unbalanced bidi control' });
    }
    if (this.#open.length > 0) {
      this.#open = [];
    }
  }
}
