import type { HtmlAttributes } from './html-tokens.js';
import type { TextLink } from './model.js';

/** A link whose end has not been seen. */
export interface OpenLink {
  readonly href: string;
  readonly attributes: HtmlAttributes;
  /** Where its text begins; -1 before there is any. */
  start: number;
  /** Invisible parts that were looked up in the address so far. */
  lookups: number;
}

/** Mastodon writes two invisible parts, some servers a few more; each costs a search in the address. */
const MAX_LOOKUPS = 4;
const MAX_ADDRESS = 2_048;
const SCHEME_PART = /^https?:\/\/(?:www\.)?$/;
const MAX_LINKS = 4_000;

/** Collects the links of a text. */
export class LinkReader {
  readonly #closed: { readonly link: OpenLink; readonly start: number; readonly end: number }[] = [];
  overflow = false;

  close(link: OpenLink, textLength: number): void {
    if (this.#closed.length === MAX_LINKS) {
      this.overflow = true;
      return;
    }
    this.#closed.push({ link, start: link.start < 0 ? textLength : link.start, end: textLength });
  }

  /** In the order in which they begin; `text` is the whole text that they stand in. */
  found(text: string): readonly TextLink[] {
    return this.#closed
      .map(({ link, start, end }) => {
        const shown = text.slice(start, end);
        const kind = kindOf(link.attributes, shown, text.charAt(start - 1));
        return { href: link.href, text: shown, start, end, kind };
      })
      .toSorted((a, b) => a.start - b.start);
  }
}

/**
 * Whether an invisible part of a link is a stretch of its address, which is how Mastodon shortens what
 * it shows. Anything else that is hidden in a link is hidden text.
 */
export function isPartOfAddress(link: OpenLink, part: string): boolean {
  if (SCHEME_PART.test(part)) return true;
  if (++link.lookups > MAX_LOOKUPS || part.length > MAX_ADDRESS || link.href.length > MAX_ADDRESS) {
    return false;
  }
  return link.href.includes(part) || readable(link.href).includes(part);
}

function readable(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** What the markup says, where the text bears it out: `class="mention"` on any link would hide it. */
function kindOf(attributes: HtmlAttributes, shown: string, before: string): TextLink['kind'] {
  const classes = words(attributes.get('class'));
  const first = shown.charAt(0);
  const saysHashtag = classes.has('hashtag') || words(attributes.get('rel')).has('tag');
  if (saysHashtag && (isHash(first) || isHash(before))) return 'hashtag';
  const saysMention = classes.has('mention') || classes.has('u-url');
  return saysMention && (first === '@' || before === '@') ? 'mention' : 'plain';
}

function words(attribute: string | undefined): ReadonlySet<string> {
  return new Set((attribute ?? '').split(/\s/));
}

function isHash(character: string): boolean {
  return character === '#' || character === '\uff03';
}
