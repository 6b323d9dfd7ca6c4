import type { ContentObject, PlainText, TextField, TextLink } from '../activity/model.js';
import { hostOf } from '../activity/domain.js';

/** UTF-16 units kept of a post: a classifier learns nothing from the rest of a novel. */
const MAX_TEXT = 8_192;
/** UTF-16 units read of one field. */
const MAX_FIELD = 2 * MAX_TEXT;
const MENTION = '@user';

/** In their order; all linear, as every repetition is bounded. */
const ADDRESSES = /https?:\/\/[^\s<>"]{1,2048}/giu;
const MAILBOXES = /@?[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const HANDLES = /@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,62}[\p{L}\p{N}_])?(?:@[\p{L}\p{N}.-]{1,253})?/gu;

/**
 * A post's text as training may see it: title, summary, content, alt texts and poll options, a line
 * each, without markup. Handles and mailboxes become `@user`, links keep their host alone: who was
 * spoken to, and what exactly was linked, is nothing to be learnt. What people write of themselves and
 * others in words stays.
 */
export function feedbackText(object: ContentObject): string {
  const fields: readonly (TextField | null)[] = [
    object.name,
    object.summary,
    object.content,
    ...object.attachments.map((attachment) => attachment.name),
    ...(object.poll?.options ?? []),
  ];
  const parts: string[] = [];
  let length = 0;
  for (const field of fields) {
    if (field === null || length >= MAX_TEXT) continue;
    const part = withoutPeople(field.plain);
    if (part === '') continue;
    parts.push(part);
    length += part.length + 1;
  }
  return cut(parts.join('\n'));
}

function withoutPeople({ text, links }: PlainText): string {
  const end = text.length <= MAX_FIELD ? text.length : endOfWords(text);
  const pieces: string[] = [];
  let at = 0;
  for (const link of links) {
    if (link.end > end) break;
    const shape = shapeOf(link);
    // Servers may write the @ before the link.
    const before = shape === MENTION && text.charAt(link.start - 1) === '@' ? 1 : 0;
    const start = link.start - before;
    if (shape === null || start < at) continue;
    pieces.push(text.slice(at, start), shape);
    at = link.end;
  }
  pieces.push(text.slice(at, end));
  return pieces
    .join('')
    .replaceAll(ADDRESSES, hostAlone)
    .replaceAll(MAILBOXES, MENTION)
    .replaceAll(HANDLES, MENTION)
    .trim();
}

/** Half a mailbox isn't seen for one, so a long text is cut where a word ends. */
function endOfWords(text: string): number {
  const space = Math.max(text.lastIndexOf(' ', MAX_FIELD), text.lastIndexOf('\n', MAX_FIELD));
  return space > 0 ? space : MAX_FIELD;
}

/** What stands for a link; null where its text are words of the post. */
function shapeOf({ kind, href, text }: TextLink): string | null {
  if (kind === 'mention') return MENTION;
  if (kind === 'hashtag' || /\s/.test(text) || !/[./]/.test(text)) return null;
  return hostAlone(href);
}

/** Also what names no host is dropped: an address that can't be read could hold anything. */
function hostAlone(address: string): string {
  const host = hostOf(address);
  return host === null ? '' : `https://${host}/`;
}

function cut(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const last = text.charCodeAt(MAX_TEXT - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? MAX_TEXT - 1 : MAX_TEXT);
}
