import type { HtmlAttributes } from './html-tokens.js';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const VOID = names('area base br col embed hr img input link meta param source track wbr');

/** Elements that stand on lines of their own. */
export const BLOCK = names(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p ' +
    'pre search section summary table tbody tfoot thead tr ul xmp plaintext',
);

/** An end tag of these closes only its own element, whatever else was opened inside. */
export const FORMATTING = names('a b big code em font i nobr s small strike strong tt u');

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

/** Where looking for something to close ends. */
export const BARRIER = names('ul ol dl table button');

const NEVER_SHOWN = names('template iframe noembed noframes');
const HIDING_STYLE =
  /(?:^|[;\s])(?:display\s{0,8}:\s{0,8}none|visibility\s{0,8}:\s{0,8}(?:hidden|collapse)|opacity\s{0,8}:\s{0,8}(?:0{1,4}(?:\.0{0,8})?|\.0{1,8})%?(?![\d.])|font-size\s{0,8}:\s{0,8}(?:(?:0{0,4}[01](?:\.\d{0,8})?|0{0,4}2(?:\.0{0,8})?|\.\d{1,8})(?:px|pt)?|0{1,4}(?:\.0{0,8})?(?:r?em|%|ex|ch|v[wh]))(?![\w.%]))/i;
const INVISIBLE_CLASS = /(?:^|\s)invisible(?:\s|$)/;
const MAX_STYLE_LENGTH = 2_048;

/** Why a reader doesn't see an element: `class` is Mastodon's `invisible`, ordinary inside a link. */
export function hiding(name: string, attributes: HtmlAttributes): 'class' | 'style' | null {
  if (NEVER_SHOWN.has(name)) return 'style';
  if (attributes.size === 0) return null;
  if (attributes.has('hidden')) return 'style';
  const style = attributes.get('style');
  if (style !== undefined && HIDING_STYLE.test(withoutComments(style.slice(0, MAX_STYLE_LENGTH)))) {
    return 'style';
  }
  const classes = attributes.get('class');
  return classes !== undefined && INVISIBLE_CLASS.test(classes) ? 'class' : null;
}

function withoutComments(style: string): string {
  return style.includes('/*') ? style.replaceAll(/\/\*[^*]{0,2048}\*\//g, '') : style;
}

/** A length in pixels, as `width` and `height` declare it; null for percentages and nonsense. */
export function pixels(value: string | undefined): number | null {
  const match = /^\s{0,8}(\d{1,7})(?:\.\d{0,8})?(?:px)?\s{0,8}$/.exec(value ?? '');
  return match === null ? null : Number(match[1]);
}
