import type { Random } from './random.js';

/** One spam text, about 200 letters: long enough that its variants are recognisable. */
const PITCH =
  'Claim your free starter coins today! The first thousand members of our trading circle double their deposit within one week, no questions asked. Write to the desk, name your wallet and watch it grow while you sleep.';

const HOMOGLYPHS: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', c: 'с', p: 'р', x: 'х' };
const FILLERS = ['friends', 'really', 'now', 'everyone', 'hurry', 'wow'];
const DECORATION = ['🚀', '💰', '🔥', '✨', '!!'];
const ZERO_WIDTH = ['\u200b', '\u200d', '\u2060'];

type Trick = (words: string[], random: Random) => void;

/** What spammers do to a text so that no two posts are equal. */
const TRICKS: readonly Trick[] = [
  (words, random) => {
    words.splice(random.below(words.length), 0, random.pick(FILLERS));
  },
  (words, random) => {
    words.push(random.pick(DECORATION));
  },
  (words, random) => {
    changeWord(words, random, (word) => word.toUpperCase());
  },
  (words, random) => {
    changeWord(words, random, (word) => word.charAt(0) + random.pick(ZERO_WIDTH) + word.slice(1));
  },
  (words, random) => {
    changeWord(words, random, (word) =>
      word.replace(/[aeocpx]/, (letter) => HOMOGLYPHS[letter] ?? letter),
    );
  },
  (words, random) => {
    words.push(String(random.between(100, 9_999)));
  },
];

/** The pitch with one to three small edits. */
export function variant(random: Random): string {
  const words = PITCH.split(' ');
  for (let edits = random.between(1, 3); edits > 0; edits--) random.pick(TRICKS)(words, random);
  return words.join(' ');
}

function changeWord(words: string[], random: Random, change: (word: string) => string): void {
  const index = random.below(words.length);
  const word = words[index];
  if (word !== undefined) words[index] = change(word);
}
