import type { Activity, ActorObject, ContentObject, TextField } from './model.js';

/** What a text is to its reader. `report` is read by moderators only. */
type TextRole =
  'content' | 'title' | 'summary' | 'alt' | 'poll' | 'translation' | 'history' | 'profile' | 'report';

export interface ReadText {
  readonly role: TextRole;
  readonly field: TextField;
  /** The object that the text belongs to; null for a report. */
  readonly owner: ContentObject | ActorObject | null;
}

/** Whether it is what a post says now: not history, a profile or a report. */
export function isPostText({ role }: ReadText): boolean {
  return role !== 'history' && role !== 'profile' && role !== 'report';
}

/** Texts of one activity; a document within the size limit that has more is not meant to be read. */
export const MAX_TEXTS = 512;

const NONE: readonly ReadText[] = [];
const known = new WeakMap<Activity, readonly ReadText[]>();

/**
 * Every text of the activity that people read, in reading order: the post, its alt texts and poll,
 * translations, earlier versions, then profiles; also of what is announced or added. At most
 * {@link MAX_TEXTS}; a translation or version equal to a text before it is left out. Kept per
 * activity, since several rules ask.
 */
export function textsOf(activity: Activity): readonly ReadText[] {
  let texts = known.get(activity);
  if (texts === undefined) {
    texts = collect(activity);
    known.set(activity, texts);
  }
  return texts;
}

/** The content that the activity puts before readers: its own, or the announced or added one. */
export function contentIn(activity: Activity): ContentObject | null {
  const object = carried(activity);
  return object?.tag === 'content' ? object : null;
}

/** Actor documents inside the activity: as its object and as its embedded actor. */
export function actorsOf(activity: Activity): readonly ActorObject[] {
  const object = carried(activity);
  const actors: ActorObject[] = object?.tag === 'actor' ? [object] : [];
  if (activity.embeddedActor !== null) {
    actors.push(activity.embeddedActor);
  }
  return actors;
}

/** The parser nests activities at most two deep. */
function carried(activity: Activity): ContentObject | ActorObject | null {
  let current = activity;
  for (let depth = 0; depth < 3; depth++) {
    switch (current.kind) {
      case 'Create':
      case 'Update':
      case 'Follow':
      case 'Move':
        return contentOrActor(current.object);
      case 'Announce':
      case 'Add':
        if (current.object.tag !== 'activity') {
          return contentOrActor(current.object);
        }
        current = current.object;
        break;
      default:
        return null;
    }
  }
  return null;
}

function contentOrActor(object: { readonly tag: string }): ContentObject | ActorObject | null {
  return isContent(object) || isActor(object) ? object : null;
}

function isContent(object: { readonly tag: string }): object is ContentObject {
  return object.tag === 'content';
}

function isActor(object: { readonly tag: string }): object is ActorObject {
  return object.tag === 'actor';
}

function collect(activity: Activity): readonly ReadText[] {
  if (activity.kind === 'Flag') {
    return activity.content === null
      ? NONE
      : [{ role: 'report', field: activity.content, owner: null }];
  }
  const object = carried(activity);
  if (object === null && activity.embeddedActor === null) {
    return NONE;
  }
  const found = new Collection();
  if (object?.tag === 'content') {
    addContent(found, object);
  } else if (object?.tag === 'actor') {
    addProfile(found, object);
  }
  if (activity.embeddedActor !== null) {
    addProfile(found, activity.embeddedActor);
  }
  return found.texts;
}

class Collection {
  readonly texts: ReadText[] = [];

  add(role: TextRole, field: TextField | null, owner: ContentObject | ActorObject): void {
    if (field !== null && field.source !== '' && this.texts.length < MAX_TEXTS) {
      this.texts.push({ role, field, owner });
    }
  }

  /** Compares with the few texts it could repeat, so that the whole stays linear. */
  addIfNew(
    role: TextRole,
    field: TextField | null,
    owner: ContentObject,
    former: readonly (TextField | null)[],
  ): void {
    if (field !== null && !former.some((other) => other?.source === field.source)) {
      this.add(role, field, owner);
    }
  }
}

function addContent(found: Collection, object: ContentObject): void {
  found.add('title', object.name, object);
  found.add('summary', object.summary, object);
  found.add('content', object.content, object);
  for (const attachment of object.attachments) {
    found.add('alt', attachment.name, object);
  }
  for (const option of object.poll?.options ?? []) {
    found.add('poll', option, object);
  }
  const own = [object.content, object.summary, object.name];
  for (const translation of object.contentMap) {
    found.addIfNew('translation', translation, object, own);
  }
  let later: readonly (TextField | null)[] = own;
  for (const version of object.history) {
    const fields = [version.content, version.summary, version.name];
    for (const field of fields) {
      found.addIfNew('history', field, version, later);
    }
    for (const attachment of version.attachments) {
      found.add('history', attachment.name, version);
    }
    later = fields;
  }
}

function addProfile(found: Collection, actor: ActorObject): void {
  found.add('profile', actor.name, actor);
  found.add('profile', actor.summary, actor);
  for (const { name, value } of actor.fields) {
    found.add('profile', name, actor);
    found.add('profile', value, actor);
  }
}
