import type { ReplayAnswer } from './session.js';

export type Format = 'table' | 'ndjson';

const WIDTHS = [34, 10, 6, 8, 44] as const;

/** Prints answers as they are settled; the table is for people, the lines for programs. */
export class ReplayOutput {
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly format: Format,
    private readonly write: (line: string) => void,
  ) {}

  header(): void {
    if (this.format === 'table') {
      this.write(row(['document', 'kind', 'action', 'score', 'actor', 'why']));
    }
  }

  answer({ item, subject, decision, rejection }: ReplayAnswer): void {
    const outcome = decision?.action ?? 'rejected';
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
    if (this.format === 'ndjson') {
      const line = decision
        ? { document: item.label, decision }
        : { document: item.label, subject, rejection };
      this.write(JSON.stringify(line));
      return;
    }
    if (rejection) {
      const why = `${rejection.code} at ${rejection.pointer || '/'}: ${rejection.message}`;
      this.write(row([item.label, '-', 'reject', '', item.key ?? '-', why]));
    } else if (decision) {
      const why = [
        ...decision.hits.map((hit) => hit.symbol),
        ...decision.filters.map((filter) => `+${filter}`),
      ];
      const { activityKind, action, score, actor } = decision;
      this.write(row([item.label, activityKind, action, score.toFixed(1), actor, why.join(' ')]));
    }
  }

  summary(): string {
    const total = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    const parts = [...this.counts]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([outcome, count]) => `${count} ${outcome}`);
    return `${total} answered: ${parts.join(', ') || 'nothing'}`;
  }
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => {
      const width = WIDTHS[index];
      const clean = printable(cell);
      if (width === undefined) return clean;
      return (clean.length > width ? `${clean.slice(0, width - 1)}…` : clean).padEnd(width);
    })
    .join(' ')
    .trimEnd();
}

/** What a remote chose must not drive the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}');
}
