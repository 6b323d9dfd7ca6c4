import type { Rejection, RejectionCode } from '../contracts/dead-letter.js';
import { err, ok, type Result } from '../kernel/result.js';
import { MAX_ITEMS, MAX_NESTING_ACCEPTED } from './limits.js';
import { pointerOf } from './pointer.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Up to this many keys of one object are compared one by one; more are put in a Set. */
const FEW_KEYS = 12;

interface Level {
  /** -1 in an object, else the index of the current entry. */
  index: number;
  /** Where this object's keys start in the scan's list of keys. */
  firstKey: number;
  seen: Set<string> | null;
}

/** What one pass over the text of a valid JSON document tells. */
export interface JsonShape {
  /** Deepest nesting; 1 is a flat object. */
  readonly depth: number;
  readonly items: number;
}

/**
 * Measures a text that JSON.parse has accepted, and refuses what parsers disagree about: of two
 * equal keys some take the first and some the last, and `__proto__` or `constructor` may reach an
 * object's prototype. Linear in the text; keys are compared after unescaping.
 */
export function scanJson(text: string): Result<JsonShape, Rejection> {
  const levels: Level[] = [];
  const keys: string[] = [];
  let level: Level | undefined;
  let deepest = 0;
  let items = 1;
  let keyComesNext = false;

  const reject = (code: RejectionCode, message: string) =>
    err<Rejection>({ code, pointer: pathOf(levels, keys), message });

  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        if (keyComesNext && level !== undefined) {
          keyComesNext = false;
          const key = unescape(text.slice(at + 1, end));
          const repeated = isRepeated(key, keys, level);
          keys.push(key);
          if (repeated) return reject('duplicate_key', 'a key occurs twice in one object');
          if (key === '__proto__' || key === 'constructor')
            return reject('forbidden_key', 'a key that may reach the prototype of objects');
        }
        at = end;
        break;
      }
      case COMMA:
        if (level === undefined) break;
        items++;
        if (level.index < 0) keyComesNext = true;
        else level.index++;
        break;
      case OPEN_OBJECT:
      case OPEN_LIST: {
        if (levels.length === MAX_NESTING_ACCEPTED)
          return reject('too_deep', `nested deeper than ${MAX_NESTING_ACCEPTED}`);
        const isObject = text.charCodeAt(at) === OPEN_OBJECT;
        level = { index: isObject ? -1 : 0, firstKey: keys.length, seen: null };
        levels.push(level);
        if (levels.length > deepest) deepest = levels.length;
        keyComesNext = isObject;
        items++;
        break;
      }
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        if (level !== undefined) keys.length = level.firstKey;
        levels.pop();
        level = levels.at(-1);
        keyComesNext = false;
        break;
      default:
    }
    if (items > MAX_ITEMS) return reject('too_many_items', `more than ${MAX_ITEMS} values`);
  }
  return ok({ depth: deepest, items });
}

function isRepeated(key: string, keys: readonly string[], level: Level): boolean {
  if (level.seen !== null) return level.seen.size === level.seen.add(key).size;
  for (let at = level.firstKey; at < keys.length; at++) if (keys[at] === key) return true;
  if (keys.length - level.firstKey === FEW_KEYS)
    level.seen = new Set(keys.slice(level.firstKey)).add(key);
  return false;
}

/** Index of the quote that closes the string opened at `open`. */
function endOfString(text: string, open: number): number {
  let end = open;
  for (;;) {
    end = text.indexOf('"', end + 1);
    let before = end;
    while (text.charCodeAt(before - 1) === BACKSLASH) before--;
    if ((end - before) % 2 === 0) return end;
  }
}

function unescape(raw: string): string {
  if (!raw.includes('\\')) return raw;
  const key: unknown = JSON.parse(`"${raw}"`);
  return typeof key === 'string' ? key : raw;
}

function pathOf(levels: readonly Level[], keys: readonly string[]): string {
  return pointerOf(pathTokens(levels, keys));
}

function* pathTokens(levels: readonly Level[], keys: readonly string[]): Generator<string | number> {
  for (const [at, level] of levels.entries()) {
    const nextKey = levels[at + 1]?.firstKey ?? keys.length;
    if (level.index >= 0) yield level.index;
    else if (nextKey > level.firstKey) yield keys[nextKey - 1] ?? '';
  }
}
