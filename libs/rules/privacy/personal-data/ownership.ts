import type { Activity, ContentObject } from '../../../activity/model.js';
import { contentIn, textsOf, type ReadText } from '../../../activity/texts.js';
import { exhaustive } from '../../../kernel/exhaustive.js';
import type { Evidence } from '../../../contracts/decision.js';
import { cuesAround, type Cues } from './cues.js';
import { findPersonalData, type DataKind } from './find.js';

/** Personal data of one activity, told apart by whose it seems to be. */
interface PersonalData {
  readonly own: readonly Evidence[];
  readonly others: readonly Evidence[];
  /** Of the clearest finding that is somebody else's; 0 without one. */
  readonly othersStrength: number;
}

const NONE: PersonalData = { own: [], others: [], othersStrength: 0 };
const MAX_EVIDENCE = 16;
const MAX_HIDDEN_RUNS = 64;
const known = new WeakMap<Activity, PersonalData>();

const NOTES: Readonly<Record<DataKind, string>> = {
  email: 'e-mail address',
  phone: 'phone number',
  iban: 'bank account (IBAN)',
  card: 'payment card number',
  'national-id': 'national identity number',
  ip: 'IP address',
  coordinates: 'coordinates',
};

/**
 * Finds personal data in what a public activity puts before readers, and judges by context whose it
 * is. Non-public posts publish nothing and aren't looked at. Kept per activity: two rules ask.
 *
 * - In the author's own profile it is the author's.
 * - A cue for somebody else ("her number", "Bob's home address", doxxing) makes it somebody else's,
 *   unless a donation, an office or the like says that the number is published to be used; cards and
 *   identity numbers never are.
 * - Else "my", "me", "our" make it the author's.
 * - Without a cue, a card is somebody else's (nobody posts their own), an identity number or a phone
 *   number the more so where the post mentions somebody whom it doesn't answer; e-mail, IBAN, IP
 *   addresses and coordinates are nobody's: bots, shops and administrators post them all day.
 */
export function personalDataIn(activity: Activity): PersonalData {
  let data = known.get(activity);
  if (data === undefined) {
    data = find(activity);
    known.set(activity, data);
  }
  return data;
}

function find(activity: Activity): PersonalData {
  const content = contentIn(activity);
  if (content !== null && isPrivate(content)) {
    return NONE;
  }
  const mentioned = content !== null && mentionsOutsiders(content, activity.actor);
  const own: Evidence[] = [];
  const others: Evidence[] = [];
  let othersStrength = 0;
  for (const text of textsOf(activity)) {
    if (text.role === 'report') {
      continue;
    }
    for (const { kind, cues, evidence } of findingsIn(text)) {
      const strength = text.role === 'profile' ? 0 : strengthForOthers(kind, cues, mentioned);
      if (strength > 0 && others.length < MAX_EVIDENCE) {
        others.push(evidence);
        othersStrength = Math.max(othersStrength, strength);
      } else if ((text.role === 'profile' || cues.own) && own.length < MAX_EVIDENCE) {
        own.push(evidence);
      }
    }
  }
  return own.length + others.length === 0 ? NONE : { own, others, othersStrength };
}

function isPrivate({ visibility }: ContentObject): boolean {
  return visibility === 'followers' || visibility === 'direct';
}

/** A reply mentions whom it answers; that says nothing about whose data it holds. */
function mentionsOutsiders(content: ContentObject, actor: string): boolean {
  const mentioned = new Set<string>();
  for (const { type, href } of content.tags) {
    if (type === 'Mention' && href !== null && href !== actor) mentioned.add(href);
  }
  return mentioned.size > (content.inReplyTo === null ? 0 : 1);
}

interface Judged {
  readonly kind: DataKind;
  readonly cues: Cues;
  readonly evidence: Evidence;
}

function findingsIn({ field }: ReadText): readonly Judged[] {
  const { plain, pointer } = field;
  const visible = findPersonalData(plain).map(({ kind, start, end }) => ({
    kind,
    cues: cuesAround(plain.text, start, end),
    evidence: { pointer, ...plain.toSource(start, end), note: NOTES[kind] },
  }));
  if (plain.hidden.length === 0) {
    return visible;
  }
  const hidden = plain.hidden.slice(0, MAX_HIDDEN_RUNS).flatMap((run) =>
    findPersonalData({ text: run.text, links: [] }).map(({ kind, start, end }) => ({
      kind,
      cues: cuesAround(run.text, start, end),
      evidence: { pointer, start: run.start, end: run.end, note: `${NOTES[kind]}, hidden` },
    })),
  );
  return [...visible, ...hidden];
}

function strengthForOthers(kind: DataKind, cues: Cues, mentioned: boolean): number {
  switch (kind) {
    case 'card':
    case 'national-id':
      if (cues.other) return 1;
      if (cues.own) return 0;
      return kind === 'card' || mentioned ? 0.7 : 0.4;
    case 'phone':
    case 'iban':
      if (cues.open) return 0;
      if (cues.other) return 1;
      return kind === 'phone' && mentioned && !cues.own ? 0.4 : 0;
    case 'email':
      return cues.other && !cues.open ? 0.9 : 0;
    case 'ip':
    case 'coordinates':
      return cues.other && !cues.open ? 0.8 : 0;
    default:
      return exhaustive(kind);
  }
}
