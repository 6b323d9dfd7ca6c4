/** Longer words are one unknown token, as the encoder that the vocabulary comes from has it. */
const MAX_WORD = 100;
const MAX_LINK_UNITS = 2048;
const MARKS = /\p{Mn}+/gu;
const SPLIT =
  /[\p{P}\p{S}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{P}\p{S}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const LINK = new RegExp(`https?://([^\\s/?#]{1,253})[^\\s]{0,${MAX_LINK_UNITS}}`, 'giu');
/** UTF-16 units of a text that are folded for each token that may come of them: what follows isn't read. */
const UNITS_A_TOKEN = 64;
const CONTINUED = '##';

/** The tokens that every vocabulary has, in the order of their ids. */
export const SPECIAL_TOKENS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'] as const;
const UNKNOWN = 1;
const START = 2;
const END = 3;

/**
 * WordPiece, uncased: the longest piece first. Of a link only its domain is read. Source: the tokeniser
 * of BERT (Devlin et al. 2019), whose vocabulary the second pass starts from.
 */
export class WordPiece {
  private readonly ids = new Map<string, number>();
  private readonly longest: number;

  /** @param vocabulary begins with {@link SPECIAL_TOKENS}; a piece within a word begins with ## */
  constructor(readonly vocabulary: readonly string[]) {
    let longest = 1;
    vocabulary.forEach((piece, id) => {
      this.ids.set(piece, id);
      longest = Math.max(longest, piece.length);
    });
    this.longest = longest;
  }

  /** Ids with the start and end token, at most `limit` in all; the rest of the text is left out. */
  encode(text: string, limit: number): number[] {
    const ids = [START];
    for (const [word] of fold(text.slice(0, limit * UNITS_A_TOKEN)).matchAll(SPLIT)) {
      if (ids.length >= limit - 1) break;
      this.add(word, ids);
    }
    if (ids.length > limit - 1) ids.length = limit - 1;
    ids.push(END);
    return ids;
  }

  private add(word: string, ids: number[]): void {
    const before = ids.length;
    if (word.length > MAX_WORD) {
      ids.push(UNKNOWN);
      return;
    }
    let start = 0;
    while (start < word.length) {
      const prefix = start === 0 ? '' : CONTINUED;
      let end = Math.min(word.length, start + this.longest);
      let id: number | undefined;
      while (end > start) {
        id = this.ids.get(prefix + word.slice(start, end));
        if (id !== undefined) break;
        end--;
      }
      if (id === undefined) {
        ids.length = before;
        ids.push(UNKNOWN);
        return;
      }
      ids.push(id);
      start = end;
    }
  }
}

function fold(text: string): string {
  return text.replace(LINK, ' $1 ').toLowerCase().normalize('NFKD').replace(MARKS, '');
}
