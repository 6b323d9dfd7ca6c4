/** Characters that nobody sees, wherever they stand: fillers, joiners, marks of direction, selectors, tags. */
const UNSEEN = '[\\p{Default_Ignorable_Code_Point}\\p{Cf}]';
const MAY_HOLD = new RegExp(UNSEEN, 'u');
/** What precedes the first of them in Unicode needs no closer look, as with nearly every text in English. */
const BEYOND = /[^\0-\u00ac]/;
/**
 * The group is what is taken out. What comes before it is matched to be kept: what makes an emoji out of
 * others, a key or a flag, and the joiners that Arabic and the scripts of India and its neighbours are
 * spelt with.
 */
const KEPT_OR_UNSEEN = new RegExp(
  [
    '\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\uFE0E\\uFE0F\\u{E0020}-\\u{E007F}]*' +
      '(?:\\u200D(?=\\p{Extended_Pictographic}))?',
    '[0-9#*]\\uFE0F(?=\\u20E3)',
    '(?<=[\\u0600-\\u109F\\u1780-\\u18AF])[\\u200C\\u200D]',
    `(${UNSEEN}+)`,
  ].join('|'),
  'gu',
);

/** A text as a reader sees it: put into words, characters that nobody sees make other words of them. Linear. */
export function withoutInvisible(text: string): string {
  if (!mayHold(text)) return text;
  return text.replace(KEPT_OR_UNSEEN, (match, unseen: string | undefined) =>
    unseen === undefined ? match : '',
  );
}

/** A stretch of a text. UTF-16 offsets. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where stretches of {@link withoutInvisible}'s answer, none of them empty, lie in the text it was given. */
export function placesBefore(text: string, stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length === 0 || !mayHold(text)) return stretches;
  const starts = stretches.map(({ start }) => start);
  // The last unit's place, so that what was taken out behind it is left out.
  const lasts = stretches.map(({ end }) => end - 1);
  for (const { 1: unseen, index } of text.matchAll(KEPT_OR_UNSEEN)) {
    if (unseen === undefined) continue;
    for (const offsets of [starts, lasts]) {
      offsets.forEach((offset, at) => {
        if (offset >= index) offsets[at] = offset + unseen.length;
      });
    }
  }
  return stretches.map((_, at) => ({ start: starts[at] ?? 0, end: (lasts[at] ?? 0) + 1 }));
}

function mayHold(text: string): boolean {
  return BEYOND.test(text) && MAY_HOLD.test(text);
}
