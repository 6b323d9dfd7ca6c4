import { pick, type Random } from './random.js';

/** Lists may name lists; deeper is a circle in a phrasebook. */
const MAX_ROUNDS = 8;
const SLOT = /\{([a-zA-Z_]+)(#\d)?\}/g;
const CHOICE = /\(([^()|]*(?:\|[^()|]*)+)\)/g;

/**
 * A sentence of a pattern: `{list}` stands for an entry of that list, `{list#1}` for the same entry
 * wherever it stands in the sentence, `(a|b|)` for one of the choices. Choices may hold slots and entries
 * may hold both. Throws on a list that isn't there.
 */
export function expand(
  pattern: string,
  lists: Readonly<Record<string, readonly string[]>>,
  random: Random,
): string {
  const kept = new Map<string, string>();
  let text = pattern;
  for (let round = 0; /[{(]/.test(text) && round < MAX_ROUNDS; round++) {
    const before = text;
    text = text
      .replace(CHOICE, (_, choices: string) => pick(choices.split('|'), random))
      .replace(SLOT, (slot, name: string, key: string | undefined) => {
        const entries = lists[name];
        if (entries === undefined) throw new Error(`no list ${name} for ${pattern}`);
        if (key === undefined) return pick(entries, random);
        const same = kept.get(slot) ?? pick(entries, random);
        kept.set(slot, same);
        return same;
      });
    if (text === before) break;
  }
  return tidy(text);
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.!?;:])/g, '$1')
    .trim();
}
