import type { FeedbackWrites } from '../../pipeline/ports.js';
import { text } from './columns.js';
import type { Statement } from './statement.js';

/** A text whose row is erased unless it is still what the object says. */
const ERASE = `
  DELETE FROM feedback f USING unnest($1::uuid[], $2::text[]) AS e (key, still)
  WHERE f.object_key = e.key AND f.text IS DISTINCT FROM e.still`;

const ERASE_OWNERS = `DELETE FROM feedback WHERE owner_key = ANY($1::uuid[])`;

/**
 * What is known to be deleted is not kept when it comes late or again; the batch's own deletions are
 * saved before. The first text of a subject stays: a retry has the same bytes.
 */
const KEEP = `
  INSERT INTO feedback (subject, object_key, owner_key, text, lang, flagged, kept_at)
  SELECT subject, object_key, owner_key, text, lang, string_to_array(flagged, ','), kept_at
  FROM unnest($1::bytea[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::bigint[])
    AS k (subject, object_key, owner_key, text, lang, flagged, kept_at)
  WHERE NOT EXISTS (
    SELECT FROM object o WHERE o.key IN (k.object_key, k.owner_key) AND o.deleted_at IS NOT NULL)
  ORDER BY subject
  ON CONFLICT (subject) DO NOTHING`;

/** What a batch changes in the texts kept for feedback; to run after its objects are saved. */
export function feedbackStatements({ erased, kept }: FeedbackWrites): readonly Statement[] {
  const statements: Statement[] = [];
  const objects = erased.filter((each) => each.of === 'object');
  if (objects.length > 0) {
    statements.push({
      name: 'erase_feedback',
      text: ERASE,
      values: [
        objects.map((each) => each.key),
        objects.map((each) => (each.except === null ? null : text(each.except))),
      ],
    });
  }
  const owners = erased.filter((each) => each.of === 'owner').map((each) => each.key);
  if (owners.length > 0) {
    statements.push({ name: 'erase_feedback_of', text: ERASE_OWNERS, values: [owners] });
  }
  if (kept.length > 0) {
    statements.push({
      name: 'keep_feedback',
      text: KEEP,
      values: [
        kept.map((each) => Buffer.from(each.subject, 'hex')),
        kept.map((each) => each.objectKey),
        kept.map((each) => each.ownerKey),
        kept.map((each) => text(each.text)),
        kept.map((each) => each.lang),
        kept.map((each) => each.flagged.join(',')),
        kept.map((each) => each.keptAt),
      ],
    });
  }
  return statements;
}
