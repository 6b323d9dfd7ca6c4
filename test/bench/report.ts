import { BARE_REFERENCE, TARGET_CLASSIFIER_RATIO, TARGET_P99_MS } from './targets.js';
import type { BenchReport, MixReport, Round } from './report-types.js';
import type { Scaling } from './scaling.js';
import { median } from './stats.js';

const MIB = 1024 * 1024;

export function renderReport(report: BenchReport): string {
  const { machine, preloaded } = report;
  return [
    '',
    `${machine.cores} × ${machine.cpu}, ${machine.memoryGiB} GiB, Node ${machine.node}, ${report.startedAt}`,
    `${whole(report.count)} activities a pass; preloaded: ${whole(preloaded.decisions)} decisions, ` +
      `${whole(preloaded.actors)} actors in ${preloaded.seconds.toFixed(0)} s`,
    ...report.mixes.flatMap(renderMix),
    '',
    ...renderScaling(report.scaling),
    '',
  ].join('\n');
}

function renderMix(report: MixReport): string[] {
  const { mix, rounds, ratio, latency } = report;
  const lines = [
    '',
    `${mix} mix, ${whole(report.meanBytes)} B a body`,
    table([
      ['', ...rounds.map((_, index) => `round ${index + 1}`), 'median'],
      ['(a) bare pass, /s', ...rounds.map(({ bare }) => whole(bare)), whole(report.bare)],
      ['(b) whole ingress, /s', ...rounds.map(({ ingress }) => whole(ingress)), whole(report.ingress)],
      ['ratio b/a', ...rounds.map((round) => round.ratio.toFixed(3)), ratio.median.toFixed(3)],
      ...measured('(c) without classifier, /s', rounds, ({ unscored }) => unscored),
      ['worker, peak MiB', ...rounds.map(({ peakMemory }) => mib(peakMemory)), mib(report.peakMemory)],
      ...measured('worker, CPU µs', rounds, (round) => round.cpuMicrosPerActivity),
      ...measured('mean batch', rounds, (round) => round.meanBatch),
      ...stepNames(rounds).flatMap((step) =>
        measured(`${step}, µs`, rounds, (round) => round.steps[step] ?? null),
      ),
    ]),
    '  µs are per activity; steps are elapsed time, and lanes overlap',
    `  ratio ${ratio.median.toFixed(3)} (${ratio.min.toFixed(3)} to ${ratio.max.toFixed(3)}), ` +
      `target ${report.targetRatio.toFixed(2)}: ${verdict(ratio.median >= report.targetRatio)}`,
    `  append to decision at ${whole(latency.rate)}/s, ${whole(latency.count)} activities: ` +
      `p50 ${latency.p50} ms, p99 ${latency.p99} ms, max ${latency.max} ms, ` +
      `target p99 ${TARGET_P99_MS} ms: ${verdict(latency.p99 < TARGET_P99_MS)}`,
  ];
  if (report.classifierRatio !== null) {
    const { median: middle, min, max } = report.classifierRatio;
    lines.push(
      `  with the classifier ${middle.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)}) of the rate ` +
        `without, target ${TARGET_CLASSIFIER_RATIO}: ${verdict(middle >= TARGET_CLASSIFIER_RATIO)}`,
    );
  }
  if (report.tooNoisy) {
    lines.push(
      `  TOO NOISY TO COUNT: a bare pass was under three quarters of ${whole(BARE_REFERENCE[mix])}/s`,
    );
  }
  return lines;
}

export function renderScaling(scaling: Scaling): string[] {
  const sizes = scaling.sizes.map((bytes) => `${bytes / 1024} KiB`);
  return [
    'parse step by size of a hostile body, ms, and the dearest doubling',
    table([
      ['', ...sizes, 'worst'],
      ...scaling.families.map(({ family, ms, worst }) => [
        family,
        ...ms.map((value) => value.toFixed(2)),
        `× ${worst.toFixed(2)}`,
      ]),
    ]),
    `  worst × ${scaling.worst.toFixed(2)}, allowed × ${scaling.allowed}: ` +
      verdict(scaling.worst <= scaling.allowed),
  ];
}

/** A row of the table; none where nothing could be measured. */
function measured(
  name: string,
  rounds: readonly Round[],
  of: (round: Round) => number | null,
): string[][] {
  const values = rounds.map(of);
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [];
  return [
    [
      name,
      ...values.map((value) => (value === null ? '–' : value.toFixed(0))),
      median(known).toFixed(0),
    ],
  ];
}

function stepNames(rounds: readonly Round[]): string[] {
  return [...new Set(rounds.flatMap(({ steps }) => Object.keys(steps)))];
}

function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      });
      return `  ${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}

function verdict(met: boolean): string {
  return met ? 'met' : 'MISSED';
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function mib(bytes: number | null): string {
  return bytes === null ? '–' : (bytes / MIB).toFixed(0);
}
