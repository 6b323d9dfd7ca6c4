import type { DataSource } from 'typeorm';
import type { CompiledPolicy } from '../../decide/compiled-policy.js';
import type { PolicyError } from '../../decide/policy-error.js';
import { err, ok, type Result } from '../../kernel/result.js';
import { transact } from './transact.js';

/** Channel that wakes workers when another policy version governs. */
export const POLICY_CHANNEL = 'tidegate_policy';

/** Parses and checks a document against the rules of this build. */
export type PolicyValidator = (yaml: string) => Result<CompiledPolicy, readonly PolicyError[]>;

export type SavePolicyError =
  | { readonly tag: 'invalid'; readonly errors: readonly PolicyError[] }
  /** The version's name stands for another content already, and a version never changes. */
  | { readonly tag: 'version_taken'; readonly version: string };

export interface SavedPolicy {
  readonly version: string;
  /** Of the content: layout and comments don't count. */
  readonly hash: string;
  /** false: it was there already. */
  readonly created: boolean;
}

export type ActivatePolicyError =
  | { readonly tag: 'not_found'; readonly version: string }
  | { readonly tag: 'conflict'; readonly revision: number };

export interface PolicyActivation {
  readonly version: string;
  /** Grows with every activation, also of an older version. */
  readonly revision: number;
  readonly by: string;
  readonly at: string;
}

/** Versions of the policy document, and which one governs. */
export class PolicyVersionsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly validate: PolicyValidator,
  ) {}

  /** Keeps a valid document under its version. */
  async save(yaml: string, by: string): Promise<Result<SavedPolicy, SavePolicyError>> {
    const valid = this.validate(yaml);
    if (!valid.ok) return err({ tag: 'invalid', errors: valid.error });
    const { version, hash } = valid.value;
    const created = await this.dataSource.query<{ version: string }[]>(
      `INSERT INTO policy_version (version, document, hash, created_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (version) DO NOTHING RETURNING version`,
      [version, yaml, hash, by],
    );
    if (created.length > 0) return ok({ version, hash, created: true });
    const [there] = await this.dataSource.query<{ hash: string }[]>(
      'SELECT hash FROM policy_version WHERE version = $1',
      [version],
    );
    return there?.hash === hash
      ? ok({ version, hash, created: false })
      : err({ tag: 'version_taken', version });
  }

  /**
   * Makes a stored version govern from the next batch on. `expected`: the revision the caller has
   * seen governing. Activating what governs already changes nothing.
   */
  activate(
    version: string,
    change: { readonly by: string; readonly expected?: number; readonly now: number },
  ): Promise<Result<PolicyActivation, ActivatePolicyError>> {
    return transact<PolicyActivation, ActivatePolicyError>(this.dataSource, async (sql) => {
      const [governing] = await sql.rows<{
        policy_version: string | null;
        policy_revision: string;
        activated_by: string | null;
        activated_at: Date | null;
      }>(
        `SELECT g.policy_version, g.policy_revision, a.activated_by, a.activated_at
         FROM governing g LEFT JOIN policy_activation a ON a.revision = g.policy_revision FOR UPDATE OF g`,
      );
      if (!governing) throw new Error('the governing row is missing: run the migrations again');
      const current = Number(governing.policy_revision);
      if (change.expected !== undefined && change.expected !== current) {
        return err({ tag: 'conflict', revision: current });
      }
      const stored = await sql.run('SELECT FROM policy_version WHERE version = $1', [version]);
      if (stored === 0) return err({ tag: 'not_found', version });
      if (governing.policy_version === version) {
        const at = governing.activated_at ?? new Date(change.now);
        const by = governing.activated_by ?? change.by;
        return ok({ version, revision: current, by, at: at.toISOString() });
      }
      const at = new Date(change.now);
      const revision = current + 1;
      await sql.run(
        `INSERT INTO policy_activation (revision, version, activated_by, activated_at)
         VALUES ($1, $2, $3, $4)`,
        [revision, version, change.by, at],
      );
      await sql.run('UPDATE governing SET policy_version = $1, policy_revision = $2', [
        version,
        revision,
      ]);
      await sql.run('SELECT pg_notify($1, $2)', [POLICY_CHANNEL, String(revision)]);
      return ok({ version, revision, by: change.by, at: at.toISOString() });
    });
  }
}
