/** What a UTF-16 code unit is to the tokeniser; plain constants, which the compiler folds. */
export const SPACE = 0;
/** Letters and marks of scripts that part words with spaces. */
export const LETTER = 1;
/** Scripts without spaces between words. */
export const IDEOGRAPH = 2;
/** Punctuation and symbols. */
export const SYMBOL = 3;
/** Seen by nobody: dropped. */
export const INVISIBLE = 4;
export const SURROGATE = 5;
export const DIGIT = 6;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** One entry a code unit, filled once at load: a table look-up per character on the hot path. */
export const CHAR_CLASS: Uint8Array = fill();

function fill(): Uint8Array {
  const table = new Uint8Array(65536);
  for (let unit = 0; unit < 65536; unit++) {
    table[unit] = classOf(unit);
  }
  return table;
}

function classOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE;
  const char = String.fromCharCode(unit);
  // First, since \s has the byte order mark among the spaces.
  if (/[\p{Default_Ignorable_Code_Point}\p{Cf}]/u.test(char)) return INVISIBLE;
  if (/[\s\p{Z}\p{Cc}]/u.test(char)) return SPACE;
  if (UNSPACED.test(char)) return IDEOGRAPH;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  return /[\p{L}\p{M}]/u.test(char) ? LETTER : SYMBOL;
}
