/** UTF-16 units that are scored at once at most, and that training reads of a text. */
export const MAX_WINDOW = 4000;

/** The first view of a text: width and compatibility forms folded, lower case. */
export function foldForReading(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
