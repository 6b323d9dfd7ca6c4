import type { Command } from 'commander';
import { normaliseDomain } from '../../../libs/activity/domain.js';
import { SEVERITIES, type DomainPolicy, type Severity } from '../../../libs/contracts/domain-policy.js';
import { DomainPoliciesRepository } from '../../../libs/persistence/repositories/domain-policies.repository.js';
import type { RestrictionError } from '../../../libs/persistence/repositories/restrictions.repository.js';
import { DomainPoliciesView } from '../../../libs/persistence/views/restrictions.view.js';
import { withDatabase } from '../connection.js';
import { currentUser, print, printJson } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface AddOptions {
  readonly severity: string;
  readonly rejectMedia?: boolean;
  readonly rejectReports?: boolean;
  readonly publicReason?: string;
  readonly privateReason?: string;
  readonly until?: string;
  readonly reason?: string;
}

export function addDomainCommands(program: Command): void {
  const domains = program
    .command('domains')
    .description(
      'create, change, lift and list domain policies; running workers act on a change at once',
    )
    .addHelpText(
      'after',
      `
Examples:
  tidegate domains add spam.example --public-reason "spam wave"
  tidegate domains add loud.example --severity limit --until 2027-01-31T00:00:00Z
  tidegate domains add good.spam.example --severity none   an exemption: the longest match wins
  tidegate domains lift spam.example --reason "they cleaned up"
  tidegate domains list --json | jq .domain
`,
    );
  domains
    .command('add')
    .description('create a policy, or change the one there is; subdomains are covered')
    .argument('<domain...>', 'domain names; IDNA is normalised, public suffixes are refused')
    .option('--severity <severity>', SEVERITIES.join(' | '), 'suspend')
    .option('--reject-media', 'strip media from what is let in')
    .option('--reject-reports', 'block reports (Flag) from there')
    .option('--public-reason <text>', 'published beside the policy')
    .option('--private-reason <text>', 'for moderators only')
    .option('--reason <text>', 'why it is made or changed; kept in the history')
    .option('--until <time>', 'ISO 8601; lifted by itself then')
    .action((names: string[], options: AddOptions) => add(names, options));
  domains
    .command('lift')
    .description('end a policy; the history keeps it')
    .argument('<domain...>')
    .requiredOption('--reason <text>', 'required: why; kept in the history')
    .action((names: string[], options: { reason: string }) => lift(names, options.reason));
  domains
    .command('list')
    .description('policies in force')
    .option('--search <text>', 'part of the name')
    .option('--json', 'one JSON object a line')
    .action((options: { search?: string; json?: boolean }) => list(options));
}

async function add(names: readonly string[], options: AddOptions): Promise<void> {
  const severity = SEVERITIES.find((candidate) => candidate === options.severity);
  if (!severity) throw new UsageError(`--severity must be one of ${SEVERITIES.join(', ')}`);
  // All are looked at before the first is written.
  for (const name of names) {
    const domain = normaliseDomain(name);
    if (!domain.ok) throw new UsageError(`${name}: ${domain.error.message}`);
  }
  await withDatabase(async (dataSource) => {
    const repository = new DomainPoliciesRepository(dataSource);
    for (const name of names) {
      const written = await repository.put(
        name,
        {
          severity,
          ...(options.rejectMedia === undefined ? {} : { rejectMedia: options.rejectMedia }),
          ...(options.rejectReports === undefined ? {} : { rejectReports: options.rejectReports }),
          ...(options.publicReason === undefined ? {} : { publicReason: options.publicReason }),
          ...(options.privateReason === undefined ? {} : { privateReason: options.privateReason }),
          ...(options.until === undefined ? {} : { until: isoTime(options.until) }),
        },
        {
          by: currentUser(),
          reason: options.reason ?? options.privateReason ?? options.publicReason ?? null,
          now: Date.now(),
        },
      );
      if (!written.ok) throw new UsageError(`${name}: ${explain(written.error)}`);
      const { policy, created, changed } = written.value;
      const what = created ? 'added' : changed ? 'changed' : 'unchanged';
      print(`${what} ${policy.domain}: ${describe(policy)}`);
    }
  });
}

async function lift(names: readonly string[], reason: string): Promise<void> {
  await withDatabase(async (dataSource) => {
    const repository = new DomainPoliciesRepository(dataSource);
    for (const name of names) {
      const lifted = await repository.lift(name, { by: currentUser(), reason, now: Date.now() });
      if (!lifted.ok) throw new UsageError(`${name}: ${explain(lifted.error)}`);
      print(`lifted ${lifted.value.domain}`);
    }
  });
}

async function list(options: { readonly search?: string; readonly json?: boolean }): Promise<void> {
  await withDatabase(async (dataSource) => {
    const view = new DomainPoliciesView(dataSource);
    let count = 0;
    for await (const policy of all(view, options.search)) {
      count += 1;
      if (options.json) printJson(policy);
      else print(`${policy.domain.padEnd(40)} ${describe(policy)}`);
    }
    if (count === 0 && !options.json) print('no domain policies');
  });
}

async function* all(view: DomainPoliciesView, search: string | undefined): AsyncIterable<DomainPolicy> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<DomainPoliciesView['list']>> = await view.list(
      search === undefined ? {} : { search },
      { limit: 100, ...(cursor === null ? {} : { maxId: cursor }) },
    );
    yield* page.items;
    cursor = page.next ?? null;
  } while (cursor !== null);
}

function describe(policy: DomainPolicy): string {
  const extra = [
    policy.rejectMedia ? 'reject media' : '',
    policy.rejectReports ? 'reject reports' : '',
    policy.until === null ? '' : `until ${policy.until}`,
    policy.publicReason === null ? '' : `"${policy.publicReason}"`,
  ].filter((part) => part !== '');
  const severity: Severity = policy.severity;
  return [severity, ...extra, `(by ${policy.by})`].join(', ');
}

function isoTime(text: string): string {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new UsageError(`--until ${text} is no ISO 8601 time`);
  return new Date(ms).toISOString();
}

function explain(error: RestrictionError): string {
  switch (error.tag) {
    case 'invalid_subject':
      return error.message;
    case 'until_passed':
      return '--until lies in the past';
    case 'not_found':
      return 'no policy is in force for exactly this domain';
    case 'conflict':
      return 'somebody else changed it just now: look and try again';
    default:
      return 'unexpected';
  }
}
