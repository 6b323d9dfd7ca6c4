import type { Estimate } from './bootstrap.js';
import {
  AT_PRECISION,
  AT_RECALL,
  type EvaluationReport,
  type LabelFigures,
  type OrdinaryFigures,
  type Part,
} from './report.js';

/** A table before it is set: as text for a terminal, or as Markdown. */
interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a part has to hold to get lines of its own: with fewer of either kind no figure means anything. */
const MIN_PART_OUTCOMES = 2;

const HEAD = [
  'label',
  'pos',
  'neg',
  'AUPRC',
  'AUROC',
  'best F1',
  `P@R${AT_RECALL}`,
  `R@P${AT_PRECISION}`,
  'threshold',
  'P',
  'R',
  'F1',
  'ECE',
  'unscored',
];

/** Columns in line, for a terminal. */
export function reportText(report: EvaluationReport): string {
  return sections(report)
    .map((section) => (typeof section === 'string' ? section : textTable(section)))
    .join('\n\n');
}

/** The same tables in Markdown. */
export function reportMarkdown(report: EvaluationReport): string {
  return sections(report)
    .map((section) => (typeof section === 'string' ? section : markdownTable(section)))
    .join('\n\n');
}

function sections(report: EvaluationReport): (string | Table)[] {
  const { labels, sources, languages, synthetic } = report;
  const tables = [
    { title: 'By label', head: HEAD, rows: labels.map(cellsOf) },
    partsTable('By source', 'source', sources),
    partsTable('By language', 'language', languages),
    ...(synthetic === null
      ? []
      : [
          {
            title: 'Synthetic rows, in no figure above',
            head: HEAD,
            rows: synthetic.labels.map(cellsOf),
          },
        ]),
  ];
  return [summaryOf(report), ...tables.filter(({ rows }) => rows.length > 0)];
}

function summaryOf({ rows, weakNegatives, resamples, ordinary }: EvaluationReport): string {
  return [
    `${rows} rows, weak negatives ${weakNegatives ? 'included' : 'left out'}${
      resamples === 0 ? '' : `, 95 % intervals of ${resamples} resamples`
    }.`,
    ordinaryLine(ordinary),
    ...(resamples === 0
      ? []
      : ['Behind ECE, in brackets: what 95 % of draws stay under if every score comes true.']),
  ].join('\n');
}

function ordinaryLine({ rows, flagged, share, byLabel }: OrdinaryFigures): string {
  if (share === null) return 'Ordinary posts: none among them.';
  const labels = Object.entries(byLabel).map(([label, count]) => `${label} ${count}`);
  const which = labels.length === 0 ? '' : ` (${labels.join(', ')})`;
  return `Ordinary posts over a threshold: ${flagged} of ${rows}${which}, ${percent(share.value)} % [${percent(
    share.low ?? 0,
  )}–${percent(share.high ?? 0)}].`;
}

function partsTable(title: string, column: string, parts: readonly Part[]): Table {
  const rows = parts.flatMap(({ name, labels }) =>
    labels
      .filter(({ positives, negatives }) => Math.min(positives, negatives) >= MIN_PART_OUTCOMES)
      .map((figures) => [printable(name) || '—', ...cellsOf(figures)]),
  );
  return { title, head: [column, ...HEAD], rows };
}

function cellsOf(figures: LabelFigures): string[] {
  const { positives, negatives, unscoredPositives, unscoredNegatives, bestF1 } = figures;
  const unscored = unscoredPositives + unscoredNegatives;
  return [
    figures.label,
    String(positives),
    String(negatives),
    withInterval(figures.auprc),
    number(figures.auroc?.value),
    number(bestF1?.f1),
    number(figures.precisionAtRecall),
    number(figures.recallAtPrecision),
    number(figures.threshold),
    number(figures.precision?.value),
    withInterval(figures.recall),
    number(figures.f1?.value),
    figures.eceByChance === null
      ? number(figures.ece)
      : `${number(figures.ece)} (${number(figures.eceByChance.high)})`,
    unscored === 0 ? '' : `${unscored} (${unscoredPositives} pos)`,
  ];
}

function withInterval(estimate: Estimate | null): string {
  if (estimate === null) return '–';
  const { value, low, high } = estimate;
  return low === null || high === null
    ? number(value)
    : `${number(value)} [${number(low)}–${number(high)}]`;
}

function number(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3);
}

function percent(share: number): string {
  return (share * 100).toFixed(2);
}

function textTable({ title, head, rows }: Table): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [title, line(head), ...rows.map(line)].join('\n');
}

function markdownTable({ title, head, rows }: Table): string {
  return [
    `### ${title}`,
    '',
    markdownLine(head),
    markdownLine(head.map(() => '---')),
    ...rows.map(markdownLine),
  ].join('\n');
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Sources and languages come from the file: they must not drive the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}').slice(0, 64);
}
