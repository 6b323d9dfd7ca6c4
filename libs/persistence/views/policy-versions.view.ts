import type { DataSource } from 'typeorm';
import { PolicyVersionEntity, type PolicyVersionRow } from '../entities/policy-version.entity.js';
import type { PolicyActivation } from '../repositories/policy-versions.repository.js';

const LIST_LIMIT = 100;

export interface PolicyVersionSummary {
  readonly version: string;
  readonly hash: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly active: boolean;
}

export interface PolicyVersionDetail extends PolicyVersionSummary {
  /** YAML as its author wrote it. */
  readonly document: string;
}

/** Reads of policy versions. */
export class PolicyVersionsView {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest 100. */
  async list(): Promise<readonly PolicyVersionSummary[]> {
    const [rows, active] = await Promise.all([
      this.dataSource
        .getRepository(PolicyVersionEntity)
        .find({ order: { createdAt: 'DESC', version: 'ASC' }, take: LIST_LIMIT }),
      this.active(),
    ]);
    return rows.map((row) => summary(row, active));
  }

  async get(version: string): Promise<PolicyVersionDetail | null> {
    const [row, active] = await Promise.all([
      this.dataSource.getRepository(PolicyVersionEntity).findOneBy({ version }),
      this.active(),
    ]);
    return row === null ? null : { ...summary(row, active), document: row.document };
  }

  /** What governs; null before the first activation. */
  async active(): Promise<PolicyActivation | null> {
    const [row] = await this.dataSource.query<
      { version: string; revision: string; activated_by: string; activated_at: Date }[]
    >(
      `SELECT a.version, a.revision, a.activated_by, a.activated_at
       FROM governing g JOIN policy_activation a ON a.revision = g.policy_revision`,
    );
    if (!row) return null;
    return {
      version: row.version,
      revision: Number(row.revision),
      by: row.activated_by,
      at: row.activated_at.toISOString(),
    };
  }
}

function summary(row: PolicyVersionRow, active: PolicyActivation | null): PolicyVersionSummary {
  return {
    version: row.version,
    hash: row.hash,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    active: row.version === active?.version,
  };
}
