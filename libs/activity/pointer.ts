import { pointerToken } from '../kernel/json.js';
import { MAX_POINTER_LENGTH } from './limits.js';

/** JSON pointer of a path; a parent of it where the path is longer than `MAX_POINTER_LENGTH`. */
export function pointerOf(path: Iterable<string | number>): string {
  let pointer = '';
  for (const token of path) {
    if (typeof token === 'string' && token.length > MAX_POINTER_LENGTH) break;
    const longer = `${pointer}/${pointerToken(token)}`;
    if (longer.length > MAX_POINTER_LENGTH) break;
    pointer = longer;
  }
  return pointer;
}
