import type { Rule } from './rule.js';

import { firstContact } from './abuse/first-contact.js';
import { hellthread } from './abuse/hellthread.js';
import { hiddenText } from './abuse/hidden-text.js';
import { invisibleCharacters } from './abuse/invisible-characters.js';
import { invisibleInHandle } from './abuse/invisible-in-handle.js';
import { inviteLink } from './abuse/invite-link.js';
import { linkTextMismatch } from './abuse/link-text-mismatch.js';
import { lookAlikeImage } from './abuse/look-alike-image.js';
import { lookAlikeLink } from './abuse/look-alike-link.js';
import { lookAlikeText } from './abuse/look-alike-text.js';
import { manyRecipients } from './abuse/many-recipients.js';
import { newLinkHost } from './abuse/new-link-host.js';

import { createAfterDelete } from './integrity/create-after-delete.js';
import { excessiveStructure } from './integrity/excessive-structure.js';
import { foreignUrl } from './integrity/foreign-url.js';
import { futureDated } from './integrity/future-dated.js';
import { idReused } from './integrity/id-reused.js';
import { notOwner } from './integrity/not-owner.js';
import { oldPost } from './integrity/old-post.js';
import { originMismatch } from './integrity/origin-mismatch.js';
import { redefinedTerm } from './integrity/redefined-term.js';
import { unsafeId } from './integrity/unsafe-id.js';
import { unsafeLink } from './integrity/unsafe-link.js';

import { moveByOther } from './migration/move-by-other.js';
import { moveContradicted } from './migration/move-contradicted.js';
import { moveToRestricted } from './migration/move-to-restricted.js';

import { actorLimited } from './policy/actor-limited.js';
import { actorRejectsMedia } from './policy/actor-rejects-media.js';
import { actorRejectsReports } from './policy/actor-rejects-reports.js';
import { actorSuspended } from './policy/actor-suspended.js';
import { domainLimited } from './policy/domain-limited.js';
import { domainRejectsMedia } from './policy/domain-rejects-media.js';
import { domainRejectsReports } from './policy/domain-rejects-reports.js';
import { domainSuspended } from './policy/domain-suspended.js';
import { limitedStranger } from './policy/limited-stranger.js';
import { suspendedObject } from './policy/suspended-object.js';

import { audienceMismatch } from './privacy/audience-mismatch.js';
import { blindRecipients } from './privacy/blind-recipients.js';
import { madePublic } from './privacy/made-public.js';
import { notIndexable } from './privacy/not-indexable.js';
import { othersPersonalData } from './privacy/others-personal-data.js';
import { ownPersonalData } from './privacy/own-personal-data.js';

import { harassment } from './safety/harassment.js';
import { hate } from './safety/hate.js';
import { selfHarm } from './safety/self-harm.js';
import { sexual } from './safety/sexual.js';
import { sexualUnmarked } from './safety/sexual-unmarked.js';
import { spamText } from './safety/spam-text.js';
import { threat } from './safety/threat.js';

/** The one ordered list. The order is that of hits in a decision; it can't change a score. */
export const RULES: readonly Rule[] = [
  // policy: what moderators and blocklists have said
  domainSuspended,
  actorSuspended,
  suspendedObject,
  domainRejectsReports,
  actorRejectsReports,
  domainRejectsMedia,
  actorRejectsMedia,
  domainLimited,
  actorLimited,
  limitedStranger,

  // integrity
  originMismatch,
  notOwner,
  unsafeId,
  unsafeLink,
  excessiveStructure,
  redefinedTerm,
  foreignUrl,
  idReused,
  createAfterDelete,
  futureDated,
  oldPost,

  // privacy
  blindRecipients,
  madePublic,
  audienceMismatch,
  othersPersonalData,
  ownPersonalData,
  notIndexable,

  // abuse
  firstContact,
  lookAlikeText,
  lookAlikeLink,
  lookAlikeImage,
  hellthread,
  manyRecipients,
  linkTextMismatch,
  inviteLink,
  newLinkHost,
  invisibleInHandle,
  invisibleCharacters,
  hiddenText,

  // migration
  moveByOther,
  moveContradicted,
  moveToRestricted,

  // safety: what the classifier says
  spamText,
  hate,
  harassment,
  threat,
  selfHarm,
  sexual,
  sexualUnmarked,
];
