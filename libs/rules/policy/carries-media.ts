import type { Activity, ContentType } from '../../activity/model.js';

/** Types that are media themselves. */
const MEDIA_TYPES: ReadonlySet<ContentType> = new Set(['Video', 'Audio', 'Image', 'Document'] as const);

/** Attachments, images within the text, media as the object itself, or an account's pictures. */
export function carriesMedia(activity: Activity): boolean {
  if (activity.kind !== 'Create' && activity.kind !== 'Update') {
    return false;
  }
  const { object } = activity;
  if (object.tag === 'actor') {
    return true;
  }
  if (object.tag !== 'content') {
    return false;
  }
  if (object.attachments.length > 0 || MEDIA_TYPES.has(object.type)) {
    return true;
  }
  const { content } = object;
  // Only a text with an image element in it is worth reading as HTML.
  return (
    content !== null && content.html && /<img/i.test(content.source) && content.plain.images.length > 0
  );
}
