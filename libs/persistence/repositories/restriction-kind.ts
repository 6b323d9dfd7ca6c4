import { normaliseDomain } from '../../activity/domain.js';
import { isHttpId } from '../../activity/ids.js';
import type { ActorPolicy, DomainPolicy, Severity } from '../../contracts/domain-policy.js';
import { TOPICS } from '../../contracts/topics.js';
import { err, ok, type Result } from '../../kernel/result.js';

/** In UTF-8; an index entry holds little more. */
const MAX_ACTOR_BYTES = 2_600;

/** What domain and actor policies share. */
export type RestrictionFields = Omit<DomainPolicy, 'schema' | 'domain'>;

/** Columns that `domain_policy` and `actor_policy` share, the subject's column read as `subject`. */
export interface RestrictionColumns {
  subject: string;
  severity: Severity;
  reject_media: boolean;
  reject_reports: boolean;
  public_reason: string | null;
  private_reason: string | null;
  source: string;
  made_by: string;
  since: Date;
  until: Date | null;
  lifted: boolean;
  revision: string;
}

/** How the two kinds of restriction differ. */
export interface RestrictionKind<P extends DomainPolicy | ActorPolicy> {
  readonly kind: 'domain' | 'actor';
  readonly table: 'domain_policy' | 'actor_policy';
  readonly column: 'domain' | 'actor';
  readonly topic: string;
  /** The form in which subjects are stored and compared. */
  normalise(subject: string): Result<string, string>;
  document(row: RestrictionColumns): P;
}

export const SHARED_COLUMNS =
  'severity, reject_media, reject_reports, public_reason, private_reason, source, made_by, since, until, lifted, revision';

function fields(row: RestrictionColumns): RestrictionFields {
  return {
    severity: row.severity,
    rejectMedia: row.reject_media,
    rejectReports: row.reject_reports,
    publicReason: row.public_reason,
    privateReason: row.private_reason,
    source: row.source,
    by: row.made_by,
    since: row.since.toISOString(),
    until: row.until === null ? null : row.until.toISOString(),
    revision: Number(row.revision),
  };
}

export const DOMAIN_KIND: RestrictionKind<DomainPolicy> = {
  kind: 'domain',
  table: 'domain_policy',
  column: 'domain',
  topic: TOPICS.domainPolicies,
  normalise(subject) {
    const domain = normaliseDomain(subject);
    return domain.ok ? domain : err(domain.error.message);
  },
  document: (row) => ({ schema: '1', domain: row.subject, ...fields(row) }),
};

export const ACTOR_KIND: RestrictionKind<ActorPolicy> = {
  kind: 'actor',
  table: 'actor_policy',
  column: 'actor',
  topic: TOPICS.actorPolicies,
  normalise: normaliseActor,
  document: (row) => ({ schema: '1', actor: row.subject, ...fields(row) }),
};

/** Actor ids are compared as they stand in activities, so nothing of one is rewritten. */
function normaliseActor(subject: string): Result<string, string> {
  const id = subject.trim();
  if (!isHttpId(id)) return err('an actor id is an http(s) URL of at most 2,048 characters');
  if (Buffer.byteLength(id) > MAX_ACTOR_BYTES) {
    return err(`an actor id of more than ${MAX_ACTOR_BYTES} bytes: use a domain policy`);
  }
  const url = new URL(id);
  if (url.username !== '' || url.password !== '') return err('an actor id carries no credentials');
  return ok(id);
}
