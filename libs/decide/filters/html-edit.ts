import { scanHtml, type HtmlAttributes } from '../../activity/html-tokens.js';

export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** Applies cuts that are in order and don't overlap. */
export function applyCuts(source: string, cuts: readonly Cut[]): string {
  if (cuts.length === 0) {
    return source;
  }
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, put } of cuts) {
    parts.push(source.slice(at, start), put);
    at = end;
  }
  parts.push(source.slice(at));
  return parts.join('');
}

/** What stands in for a tag; null keeps it. `tag` is its source. */
export type TagEditor = (name: string, attributes: HtmlAttributes, tag: string) => string | null;

/**
 * In place of what is taken out. Never nothing: what stood on both sides must not join to a new tag,
 * as in `<<b>script>`.
 */
export const GAP = ' ';

/** Elements whose content isn't markup to everybody alike, so that a tag could hide in them from this scan. */
const OPAQUE: ReadonlySet<string> = new Set(
  'script style xmp iframe noembed noframes title textarea plaintext'.split(' '),
);
/** Tags that change how others are read. */
const CONTEXT: ReadonlySet<string> = new Set(['svg', 'math', 'template', 'noscript', 'base', 'select']);

/**
 * Rewrites start tags. Opaque elements go with their content, and so do the tags that change how what
 * follows is read: no post has them, and what is left reads the same to every parser.
 */
export function editTags(source: string, editor: TagEditor): string {
  const cuts: Cut[] = [];
  let opaque: { readonly name: string; readonly start: number } | null = null;
  scanHtml(source, {
    text: () => undefined,
    open: (name, attributes, start, end) => {
      if (OPAQUE.has(name)) {
        opaque = { name, start };
        return;
      }
      const put = CONTEXT.has(name) ? GAP : editor(name, attributes, source.slice(start, end));
      if (put !== null) {
        cuts.push({ start, end, put });
      }
    },
    close: (name, start) => {
      if (opaque?.name === name) {
        cuts.push({ start: opaque.start, end: start, put: GAP });
        opaque = null;
      }
    },
  });
  const unclosed = opaque as { readonly start: number } | null;
  if (unclosed !== null) {
    cuts.push({ start: unclosed.start, end: source.length, put: GAP });
  }
  return applyCuts(source, cuts);
}
