import type { HtmlAttributes } from './html-tokens.js';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const VOID = names('area base br col embed hr img input link meta param source track wbr');

/** Elements that stand on lines of their own. */
export const BLOCK = names(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p ' +
    'pre search section summary table tbody tfoot thead tr ul xmp plaintext',
);

/** An end tag of one of these closes any other. */
export const HEADING = names('h1 h2 h3 h4 h5 h6');

/** An end tag of these closes only its own element, and only it closes them. */
export const FORMATTING = names('a b big code em font i nobr s small strike strong tt u');

/** End tags that reach out of a cell. */
export const TABLE_PART = names('table tbody tfoot thead tr td th caption template');

/** Nothing goes on past the end of these, not even formatting. */
export const ENDS_FORMATTING = names('td th caption template object marquee');

/** An end tag of an ordinary element doesn't reach past one of these. */
export const SCOPE = names(
  'address article aside blockquote button center dd details div dl dt fieldset figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header li main nav ol p pre section table tbody td tfoot th thead tr ul',
);

/** What an element closes when it is opened while one of these is open. */
export const CLOSES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', names('li')],
  ['dt', names('dt dd')],
  ['dd', names('dt dd')],
  ['option', names('option')],
  ['tr', names('tr td th')],
  ['td', names('td th')],
  ['th', names('td th')],
  ['a', names('a')],
  ['button', names('button')],
]);

const ITEM_BARRIER = new Set([...SCOPE].filter((name) => !['address', 'div', 'p'].includes(name)));

/** Where looking for something to close ends; for other elements it is a table. */
export const BARRIER: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', ITEM_BARRIER],
  ['dt', ITEM_BARRIER],
  ['dd', ITEM_BARRIER],
  ['a', ENDS_FORMATTING],
]);

const NEVER_SHOWN = names('template iframe noembed noframes');
const INVISIBLE_CLASS = /(?:^|\s)invisible(?:\s|$)/;
const MAX_STYLE_LENGTH = 2_048;
const UNREADABLE_PIXELS = 2;

/**
 * How an element hides what is in it: `text` from readers, or, with Mastodon's `invisible` inside a link,
 * a stretch of the link's `address`.
 */
export type Hiding = 'text' | 'address';

export function hiding(name: string, attributes: HtmlAttributes, inLink: boolean): Hiding | null {
  if (NEVER_SHOWN.has(name) || attributes.has('hidden')) return 'text';
  const style = attributes.get('style');
  if (style !== undefined && isHidingStyle(style.slice(0, MAX_STYLE_LENGTH))) return 'text';
  const classes = attributes.get('class');
  if (classes === undefined || !INVISIBLE_CLASS.test(classes)) return null;
  return inLink ? 'address' : 'text';
}

function isHidingStyle(style: string): boolean {
  const declarations = style
    .replaceAll(/\/\*[^*]{0,2048}\*\//g, ' ')
    .toLowerCase()
    .split(';');
  return declarations.some((declaration) => {
    const colon = declaration.indexOf(':');
    if (colon < 0) return false;
    const value = declaration
      .slice(colon + 1)
      .replace('!important', '')
      .trim();
    switch (declaration.slice(0, colon).trim()) {
      case 'display':
        return value === 'none';
      case 'visibility':
        return value === 'hidden' || value === 'collapse';
      case 'opacity':
        return Number.parseFloat(value) === 0;
      case 'font-size':
        return fontPixels(value) <= UNREADABLE_PIXELS;
      default:
        return false;
    }
  });
}

/** Size in pixels where the surrounding text has 16; infinite for keywords. */
function fontPixels(value: string): number {
  const size = Number.parseFloat(value);
  if (Number.isNaN(size)) return Number.POSITIVE_INFINITY;
  if (value.endsWith('%')) return (size / 100) * 16;
  return /(?:em|ex|ch|vw|vh)$/.test(value) ? size * 16 : size;
}

/** A length in pixels, as `width` and `height` declare it; null for percentages and nonsense. */
export function pixels(value: string | undefined): number | null {
  const match = /^\s{0,8}(\d{1,7})(?:\.\d{0,8})?(?:px)?\s{0,8}$/.exec(value ?? '');
  return match === null ? null : Number(match[1]);
}
