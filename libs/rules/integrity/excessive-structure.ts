import { z } from 'zod';
import type { Evidence } from '../../contracts/decision.js';
import type { Activity, ContentObject } from '../../activity/model.js';
import { contentIn } from '../../activity/texts.js';
import { defineRule, hit, MISS } from '../rule.js';
import { evidence } from '../support.js';

const limit = (initial: number, what: string) =>
  z.int().min(1).max(100_000).prefault(initial).describe(`${what}; four times that counts in full`);

const options = z.strictObject({
  recipients: limit(500, 'most addresses in to, cc, bto, bcc and audience together'),
  tags: limit(500, 'most tags'),
  attachments: limit(100, 'most attachments'),
  pollOptions: limit(100, 'most options of a poll'),
});
type Limits = z.infer<typeof options>;

/**
 * Just above a limit, or longer than the parser reads, is enough for a hold: galleries are. FULL times
 * the limit, or nested too deep, is nothing that software writes.
 */
const MILD = 0.4;
const FULL = 4;

/**
 * What the parser lets through but no honest server sends. Long text is not part of it: long
 * Articles are ordinary.
 */
export const excessiveStructure = defineRule({
  symbol: 'EXCESSIVE_STRUCTURE',
  catalogue: 'I12',
  group: 'integrity',
  weight: 15,
  effect: { action: 'block' },
  kinds: 'all',
  needs: [],
  source: 'ActivityPub security considerations B.4, B.5',
  summary: 'Nested too deep, or too many items, recipients, tags, attachments or poll options',
  options,
  test: ({ activity, body }, limits) => {
    let found: Evidence[] | undefined;
    let strength = 0;
    for (const note of body.notes) {
      if (note.code === 'depth_truncated' || note.code === 'items_truncated') {
        strength = Math.max(strength, note.code === 'depth_truncated' ? 1 : MILD);
        (found ??= []).push(evidence(note.pointer, note.code));
      }
    }
    const check = (count: number, most: number, pointer: string, what: string) => {
      if (count > most) {
        strength = Math.max(strength, count >= most * FULL ? 1 : MILD);
        (found ??= []).push(evidence(pointer, `${count} ${what}`));
      }
    };
    check(recipientsOf(activity), limits.recipients, `${activity.pointer}/to`, 'recipients');
    const content = contentIn(activity);
    if (content !== null) {
      checkContent(content, limits, check);
    }
    return found === undefined ? MISS : hit(strength, found);
  },
});

function checkContent(
  content: ContentObject,
  limits: Limits,
  check: (count: number, most: number, pointer: string, what: string) => void,
): void {
  check(recipientsOf(content), limits.recipients, `${content.pointer}/to`, 'recipients');
  check(content.tags.length, limits.tags, `${content.pointer}/tag`, 'tags');
  check(content.attachments.length, limits.attachments, `${content.pointer}/attachment`, 'attachments');
  if (content.poll !== null) {
    check(content.poll.options.length, limits.pollOptions, content.poll.pointer, 'poll options');
  }
}

function recipientsOf({ audience }: Activity | ContentObject): number {
  return (
    audience.to.length +
    audience.cc.length +
    audience.bto.length +
    audience.bcc.length +
    audience.audience.length
  );
}
