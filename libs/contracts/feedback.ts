import type { Action } from './decision.js';
import type { Label } from './labels.js';

/** A text that was kept, and a moderator's last word on it. */
export interface DecidedText {
  /** The decision's subject, hex. */
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
