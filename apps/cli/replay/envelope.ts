import { z } from 'zod';
import { errorMessage } from '../../../libs/kernel/error-code.js';
import { err, ok, type Result } from '../../../libs/kernel/result.js';

/** One thing to replay: a body as it would have been received, and what is told beside it. */
export interface ReplayItem {
  /** Where it came from, as people find it: `wave.ndjson:17`. */
  readonly label: string;
  readonly body: Buffer;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** No log takes these in a header, and no server sends them. */
const plain = z.string().regex(/^[^\0\p{Cs}]*$/u, 'holds NUL or half a surrogate pair');

const envelopeSchema = z.strictObject({
  tidegate: z.strictObject({
    key: plain.nullable().default(null),
    headers: z.record(plain, plain).default({}),
  }),
  body: z.json().optional(),
  bodyBase64: z.base64().optional(),
});

/**
 * A line of NDJSON: an activity as it is, or an envelope `{"tidegate": {"key", "headers"}, "body"}`;
 * `bodyBase64` in place of `body` where the very bytes matter. Anything that isn't an envelope is
 * taken as a body, however broken: judging it is Tidegate's job.
 */
export function readLine(label: string, line: string): Result<ReplayItem, string> {
  const bare = { label, body: Buffer.from(line), key: keyOf(line), headers: {} };
  // Looked at only where it starts like one: a body may be no JSON at all.
  if (!/^\s*\{\s*"tidegate"\s*:/.test(line)) return ok(bare);
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return err(`${label}: the envelope is no JSON: ${errorMessage(error)}`);
  }
  const parsed = envelopeSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err(
      `${label}: the envelope is wrong at /${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  const { tidegate, body, bodyBase64 } = parsed.data;
  if ((body === undefined) === (bodyBase64 === undefined)) {
    return err(`${label}: the envelope needs either "body" or "bodyBase64"`);
  }
  const bytes =
    bodyBase64 === undefined ? Buffer.from(JSON.stringify(body)) : Buffer.from(bodyBase64, 'base64');
  return ok({
    label,
    body: bytes,
    key: tidegate.key ?? keyOf(bytes.toString()),
    headers: tidegate.headers,
  });
}

/** The actor's id, by which a server keys its messages; null where there is none to be found. */
export function keyOf(body: string): string | null {
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json !== 'object' || json === null || !('actor' in json)) return null;
    const { actor } = json;
    if (typeof actor === 'string') return actor;
    const id: unknown = typeof actor === 'object' && actor !== null && 'id' in actor ? actor.id : null;
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}
