import { EntitySchema } from 'typeorm';

export interface PolicyVersionRow {
  version: string;
  /** The YAML as its author wrote it, comments included. */
  document: string;
  /** Hash of the canonical content: the same policy in another layout is the same version. */
  hash: string;
  createdBy: string;
  createdAt: Date;
}

export const PolicyVersionEntity = new EntitySchema<PolicyVersionRow>({
  name: 'PolicyVersion',
  tableName: 'policy_version',
  columns: {
    version: { type: 'text', primary: true },
    document: { type: 'text' },
    hash: { type: 'text' },
    createdBy: { name: 'created_by', type: 'text' },
    createdAt: { name: 'created_at', type: 'timestamptz', createDate: true },
  },
});
