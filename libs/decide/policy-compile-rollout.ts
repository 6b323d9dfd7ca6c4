import { domainToASCII } from 'node:url';
import { ACTIVITY_KINDS } from '../activity/model.js';
import type { RolloutStage } from '../contracts/policy.js';
import type { CompiledStage } from './compiled-policy.js';
import { didYouMean } from './did-you-mean.js';
import type { Complain, PolicyPath } from './policy-error.js';

const KINDS: ReadonlySet<string> = new Set(ACTIVITY_KINDS);
const CONDITIONS = ['domains', 'software', 'kinds', 'direction'] as const;

export function compileStages(
  rows: readonly RolloutStage[],
  complain: Complain,
): readonly CompiledStage[] {
  const names = new Set<string>();
  const stages = rows.map((row, index) => {
    if (names.has(row.name)) {
      complain('duplicate_name', ['rollout', index, 'name'], `another stage is called ${row.name}`);
    }
    names.add(row.name);
    return compileStage(row, ['rollout', index], complain);
  });
  checkLastRow(rows, complain);
  return stages;
}

/** Otherwise there would be activities that no stage is for. */
function checkLastRow(rows: readonly RolloutStage[], complain: Complain): void {
  const index = rows.length - 1;
  const last = rows[index];
  const conditions: string[] = CONDITIONS.filter((condition) => last?.[condition] !== undefined);
  if (last !== undefined && last.percentage < 100) {
    conditions.push('percentage');
  }
  if (conditions.length > 0) {
    const named = conditions.join(', ');
    complain(
      'no_last_row',
      ['rollout', index],
      `the last row must match everything: take out ${named}`,
    );
  }
}

function compileStage(row: RolloutStage, path: PolicyPath, complain: Complain): CompiledStage {
  for (const condition of ['domains', 'software', 'kinds'] as const) {
    if (row[condition]?.length === 0) {
      complain(
        'contradiction',
        [...path, condition],
        'an empty list matches nothing; leave it out for all',
      );
    }
  }
  for (const [index, kind] of (row.kinds ?? []).entries()) {
    if (!KINDS.has(kind)) {
      const message = `no activity kind is called ${kind}${didYouMean(kind, KINDS)}`;
      complain('unknown_kind', [...path, 'kinds', index], message);
    }
  }
  const domains = row.domains?.map((domain, index) => {
    const ascii = asciiDomain(domain);
    if (ascii === null) {
      const message = 'must be a bare domain, as in example.org; its subdomains are covered';
      complain('invalid_domain', [...path, 'domains', index], message);
    }
    return ascii ?? domain;
  });
  return {
    name: row.name,
    mode: row.mode,
    domains: setOf(domains),
    software: setOf(row.software?.map((name) => name.toLowerCase())),
    kinds: setOf(row.kinds),
    direction: row.direction ?? null,
    percentage: row.percentage,
  };
}

function setOf(names: readonly string[] | undefined): ReadonlySet<string> | null {
  return names === undefined ? null : new Set(names);
}

function asciiDomain(domain: string): string | null {
  const ascii = domainToASCII(domain.replace(/\.$/, '').toLowerCase());
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(ascii) ? ascii : null;
}
