import type { DataSource } from 'typeorm';
import type { DecidedText } from '../../contracts/feedback.js';
import { Conditions, pageOf, paged, type Page, type PageRequest } from './page.js';

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
