import { cpus, totalmem } from 'node:os';
import type { Check } from './harness/compare.js';
import type { Proof, ProofReport } from './proof.js';

export interface ProofResult {
  readonly proof: Proof;
  readonly seconds: number;
  /** null when it could not be finished; `error` says why. */
  readonly report: ProofReport | null;
  readonly error: string | null;
}

export function passed(result: ProofResult): boolean {
  return result.report?.checks.every(({ ok }) => ok) ?? false;
}

/** For the terminal. */
export function table(results: readonly ProofResult[]): string {
  const width = Math.max(...results.map(({ proof }) => proof.name.length));
  return results
    .flatMap((result) => [
      `${passed(result) ? 'ok    ' : 'FAILED'} ${result.proof.name.padEnd(width)}  ${Math.round(result.seconds)} s  ${factsOf(result)}`,
      ...(result.report?.checks ?? []).map(
        ({ ok, name, detail }) => `       ${ok ? 'ok    ' : 'FAILED'} ${name}: ${detail}`,
      ),
    ])
    .join('\n');
}

/** For docs/proof/results.md. Says what the machine can do, not which one it is. */
export function markdown(results: readonly ProofResult[], seed: number, at: Date): string {
  const gib = Math.round(totalmem() / 1024 ** 3);
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  const lines = [
    '# Results of the proofs',
    '',
    'Written by `npm run proof`, which says what each proof does and how its runs are compared',
    '(test/proof). Every disturbed run is compared with an undisturbed one of the same messages.',
    '',
    `${at.toISOString().slice(0, 10)}, seed ${seed}; Node ${process.versions.node}, ${cpus().length} × ${model}, ${gib} GiB,`,
    'PostgreSQL and the broker on the same machine.',
    '',
    '| proof | result | time | |',
    '|---|---|---|---|',
    ...results.map(
      (result) =>
        `| ${result.proof.name} | ${passed(result) ? 'passed' : 'FAILED'} | ${Math.round(result.seconds)} s | ${cell(factsOf(result))} |`,
    ),
    '',
  ];
  for (const { proof, report, error } of results) {
    lines.push(`## ${proof.name}`, '', `${capital(proof.what)}.`, '');
    if (report === null)
      lines.push(`It could not be finished: ${(error ?? '').split('\n')[0] ?? ''}`, '');
    else lines.push('| check | result | |', '|---|---|---|', ...report.checks.map(row), '');
  }
  return lines.join('\n');
}

function row({ name, ok, detail }: Check): string {
  return `| ${name} | ${ok ? 'passed' : 'FAILED'} | ${cell(detail)} |`;
}

function factsOf({ report, error }: ProofResult): string {
  return report?.facts ?? error ?? '';
}

function cell(text: string): string {
  return (text.split('\n')[0] ?? '').replaceAll('|', '\\|');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
