import type { Random } from '../random.js';

const ONSETS = 'b br d dr f g gr h j k kl l m n p pr r s sk st t tr v w z th sh ch fl'.split(' ');
const VOWELS = 'a e i o u ai ea ie ou'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 'l', 's', 'm', 'k', 'nd', 'rt', 'x'];
const SYLLABLES = ONSETS.flatMap((onset) => VOWELS.map((vowel) => onset + vowel));

/** An invented word in Latin letters, two or three syllables: some millions of them. */
export function inventedWord(random: Random): string {
  let word = random.pick(SYLLABLES) + random.pick(SYLLABLES);
  if (random.chance(0.4)) word += random.pick(SYLLABLES);
  return word + random.pick(CODAS);
}

export function inventedName(random: Random): string {
  const word = inventedWord(random);
  return word.charAt(0).toUpperCase() + word.slice(1);
}
