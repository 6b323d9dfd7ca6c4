import type { DataSource } from 'typeorm';
import type { Action } from '../../contracts/decision.js';
import type { Label } from '../../contracts/labels.js';
import { Conditions, pageOf, paged, type Page, type PageRequest } from './page.js';

/** A kept text and a moderator's last word on it. */
export interface DecidedText {
  readonly subject: string;
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
  /** Labels whose score had reached their threshold. */
  readonly flagged: readonly Label[];
  readonly action: Action;
  /** Whether the outcome carries filters. */
  readonly filtered: boolean;
  /** What the moderator said of it; null: nothing. */
  readonly labels: Readonly<Partial<Record<Label, boolean>>> | null;
}

export interface FeedbackFilter {
  /** Texts kept before are past their time, ms since the epoch: they may still wait for housekeeping. */
  readonly keptSince: number;
  /** ISO 8601; decided then or later. */
  readonly since?: string | undefined;
}

interface FeedbackRow {
  readonly id: string;
  readonly decided: DecidedText;
}

/** Reads of texts that moderators decided on. */
export class FeedbackView {
  constructor(private readonly dataSource: DataSource) {}

  /** Latest kept first. Nothing whose object or author is known to be deleted, however it got there. */
  async list(filter: FeedbackFilter, page: PageRequest): Promise<Page<DecidedText>> {
    const conditions = new Conditions()
      .also('decided_at IS NOT NULL')
      .add('kept_at >= $?', filter.keptSince).also(`NOT EXISTS (
        SELECT FROM object o WHERE o.key IN (object_key, owner_key) AND o.deleted_at IS NOT NULL)`);
    if (filter.since !== undefined) conditions.add('decided_at >= $?', Date.parse(filter.since));
    const order = paged(conditions, 'id', page);
    const rows = await this.dataSource.query<FeedbackRow[]>(
      `SELECT id, json_build_object('subject', encode(subject, 'hex'), 'text', text, 'lang', lang,
         'flagged', flagged, 'action', action, 'filtered', filtered, 'labels', labels) AS decided
       FROM feedback ${conditions.where()} ${order}`,
      conditions.values,
    );
    return pageOf(
      rows,
      page,
      (row) => row.id,
      (row) => row.decided,
    );
  }
}
