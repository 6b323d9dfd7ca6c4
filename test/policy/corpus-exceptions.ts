/**
 * Documents of ../shared/data/activities that are activities and that the default policy rightly
 * keeps out, each judged by itself: they were made to be wrong, or only to be used on one machine.
 */
export const MADE_WRONG: Readonly<Record<string, string>> = {
  'akkoma/misskey-like.json': 'id and actor on different hosts',
  'pleroma/misskey-like.json': 'id and actor on different hosts',
  'w3c/test__core-ex19-jsonld.json': 'an excerpt of the specification: id and actor on different hosts',
  'w3c/test__core-ex20-jsonld.json': 'an excerpt of the specification: id and actor on different hosts',
  'lemmy/activities__community__undo_lock_note.json': 'ids on localhost',
  'lemmy/activities__community__undo_lock_page.json': 'ids on localhost',
  'lotide/activities__create_page_image.json': 'ids on a host without a domain',
  'fep/1311__fep-1311.md.block1.json': 'ids on localhost',
};
