import type { TextLink } from '../../activity/model.js';
import type { ReadText } from '../../activity/texts.js';

/** Links of one text that are looked at, so that a page of links costs no more than a post. */
const MAX_LINKS = 200;
const MAX_HREF = 2_048;

/** Links to the web, without mentions and hashtags. */
export function webLinks({ field }: ReadText): readonly TextLink[] {
  const { links } = field.plain;
  return links.length === 0
    ? links
    : links
        .slice(0, MAX_LINKS)
        .filter(
          ({ kind, href }) => kind === 'plain' && href.length <= MAX_HREF && /^https?:/i.test(href),
        );
}
