import type { TextLink } from './model.js';

const ADDRESS = /https?:\/\/[^\s<>"\u3001\u3002\u300c\u300d\uff08\uff09]{1,2048}/gi;
const CLOSING = ".,;:!?'*_~]}";
const CLOSING_OR_BRACKET = `${CLOSING})`;
const MAX_BARE_LINKS = 4_000;

/** Adds addresses written in the text to the links in its markup, in the order of the text. */
export function addBareLinks(text: string, links: readonly TextLink[]): readonly TextLink[] {
  if (!text.includes('://')) return links;
  const all: TextLink[] = [];
  let next = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (all.length - next === MAX_BARE_LINKS) break;
    for (
      let link = links[next];
      link !== undefined && link.start <= match.index;
      link = links[++next]
    ) {
      all.push(link);
    }
    const before = links[next - 1];
    if (before !== undefined && before.end > match.index) continue;
    const href = withoutClosing(match[0]);
    const end = match.index + href.length;
    all.push({ href, text: href, start: match.index, end, kind: 'plain' });
  }
  return [...all, ...links.slice(next)];
}

/** Leaves out punctuation that belongs to the sentence; a bracket that the address opened stays. */
function withoutClosing(address: string): string {
  const closing = address.includes('(') ? CLOSING : CLOSING_OR_BRACKET;
  let end = address.length;
  while (end > 0 && closing.includes(address.charAt(end - 1))) end--;
  return address.slice(0, end);
}
