import { EntitySchema } from 'typeorm';

export interface AlertRow {
  id: string;
  /** What the alert is about; alerts of one key are told once per time span. */
  key: string;
  kind: string;
  severity: string;
  message: string;
  details: Record<string, unknown>;
  at: Date;
}

export const AlertEntity = new EntitySchema<AlertRow>({
  name: 'Alert',
  tableName: 'alert',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment', generatedIdentity: 'ALWAYS' },
    key: { type: 'text' },
    kind: { type: 'text' },
    severity: { type: 'text' },
    message: { type: 'text' },
    details: { type: 'jsonb' },
    at: { type: 'timestamptz', createDate: true },
  },
});
