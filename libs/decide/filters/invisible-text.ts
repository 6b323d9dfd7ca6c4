import { toPlain } from '../../activity/text-field.js';
import { applyCuts, type Cut } from './html-edit.js';
import { invisibleStretches, MAY_BE_INVISIBLE } from './invisible-characters.js';
import type { Level } from './levels.js';
import { editTexts } from './texts.js';

/** What is taken out can bring two halves of a character reference together; each pass undoes one such trick. */
const MAX_PASSES = 8;

/** Takes out text that markup hides from readers, and invisible characters without an honest reason. */
export function stripInvisibleText(levels: readonly Level[]): void {
  editTexts(levels, (text, html) => {
    let current = text;
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const next = strip(current, html);
      if (next === current) {
        break;
      }
      current = next;
    }
    return current;
  });
  // A handle is a name too, though no text.
  for (const { json, role } of levels) {
    const handle = json['preferredUsername'];
    if (role === 'actor' && typeof handle === 'string') {
      json['preferredUsername'] = strip(handle, false);
    }
  }
}

function strip(text: string, html: boolean): string {
  if (!MAY_BE_INVISIBLE.test(text) && !(html && /[<&]/.test(text))) {
    return text;
  }
  const plain = toPlain(text, html);
  const cuts: Cut[] = plain.hidden.map(({ start, end }) => ({ start, end, put: '' }));
  for (const stretch of invisibleStretches(plain.text)) {
    const { start, end } = plain.toSource(stretch.start, stretch.end);
    // "<" before an invisible character is text, before the letter after it a tag.
    const opens = html && text[start - 1] === '<';
    cuts.push(opens ? { start: start - 1, end, put: '&lt;' } : { start, end, put: '' });
  }
  return applyCuts(text, inOrder(cuts));
}

/** Sorted, and without those that begin inside another. */
function inOrder(cuts: readonly Cut[]): readonly Cut[] {
  const kept: Cut[] = [];
  let reached = 0;
  for (const cut of cuts.toSorted((a, b) => a.start - b.start)) {
    if (cut.start >= reached) {
      kept.push(cut);
      reached = cut.end;
    }
  }
  return kept;
}
