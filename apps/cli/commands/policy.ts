import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { DEFAULT_POLICY_YAML } from '../../../libs/decide/default-policy.js';
import type { CompiledPolicy } from '../../../libs/decide/compiled-policy.js';
import { namedModels } from '../../../libs/decide/named-models.js';
import { parsePolicy } from '../../../libs/decide/policy-document.js';
import type { PolicyError } from '../../../libs/decide/policy-error.js';
import { PolicyVersionsRepository } from '../../../libs/persistence/repositories/policy-versions.repository.js';
import { PolicyVersionsView } from '../../../libs/persistence/views/policy-versions.view.js';
import { RULES } from '../../../libs/rules/index.js';
import { modelsFolder, withDatabase } from '../connection.js';
import { currentUser, print } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export function addPolicyCommands(program: Command): void {
  const policy = program
    .command('policy')
    .description('the versioned policy document: weights, thresholds, holds, rollout')
    .addHelpText(
      'after',
      `
Examples:
  tidegate policy show > policy.yaml      the active one, to edit
  tidegate policy show --default          the one we ship, with comments
  tidegate policy validate policy.yaml    every mistake with line and path
  tidegate policy activate policy.yaml    save it and let it govern, at once and everywhere
  tidegate policy activate 2026-11-a      an earlier version, by name
`,
    );
  policy
    .command('validate')
    .description('check a document against the rules of this build; needs no database')
    .argument('<file>')
    .action((file: string) => validate(file));
  policy
    .command('activate')
    .description('let a version govern: a file is saved first')
    .argument('<file-or-version>')
    .action((target: string) => activate(target));
  policy
    .command('show')
    .description('print a version as YAML')
    .argument('[version]', 'default: the active one')
    .option('--default', 'the policy that Tidegate ships; needs no database')
    .option('--list', 'the versions there are')
    .action((version: string | undefined, options: { default?: boolean; list?: boolean }) =>
      show(version, options),
    );
}

async function validate(file: string): Promise<void> {
  const parsed = parsePolicy(await readText(file), RULES);
  if (!parsed.ok) throw new UsageError(errorsOf(file, parsed.error));
  await checkModels(parsed.value);
  print(`${file} is valid: version ${parsed.value.version}, hash ${parsed.value.hash.slice(0, 12)}`);
}

async function activate(target: string): Promise<void> {
  await withDatabase(async (dataSource) => {
    const repository = new PolicyVersionsRepository(dataSource, (yaml) => parsePolicy(yaml, RULES));
    let version = target;
    if (/[./]/.test(target) && /\.ya?ml$/.test(target)) {
      const saved = await repository.save(await readText(target), currentUser());
      if (!saved.ok) {
        throw new UsageError(
          saved.error.tag === 'invalid'
            ? errorsOf(target, saved.error.errors)
            : `version ${saved.error.version} exists with other content: a version never changes, give it a new name`,
        );
      }
      version = saved.value.version;
    }
    const kept = await new PolicyVersionsView(dataSource).get(version);
    const policy = kept === null ? null : parsePolicy(kept.document, RULES);
    if (policy?.ok) await checkModels(policy.value);
    const activated = await repository.activate(version, { by: currentUser(), now: Date.now() });
    if (!activated.ok) {
      throw new UsageError(
        activated.error.tag === 'not_found'
          ? `there is no version ${version}`
          : 'somebody else activated one just now',
      );
    }
    print(`${version} governs now (revision ${activated.value.revision})`);
  });
}

async function show(
  version: string | undefined,
  options: { readonly default?: boolean; readonly list?: boolean },
): Promise<void> {
  if (version !== undefined && (options.list || options.default)) {
    throw new UsageError('a version, --list or --default: one of them');
  }
  if (options.default) {
    process.stdout.write(DEFAULT_POLICY_YAML);
    return;
  }
  await withDatabase(async (dataSource) => {
    const view = new PolicyVersionsView(dataSource);
    if (options.list) {
      for (const each of await view.list()) {
        print(
          `${each.active ? '*' : ' '} ${each.version.padEnd(32)} ${each.createdAt} by ${each.createdBy}`,
        );
      }
      return;
    }
    const name = version ?? (await view.active())?.version;
    const found = name === undefined ? null : await view.get(name);
    if (!found)
      throw new UsageError(
        name === undefined ? 'no policy is active yet' : `there is no version ${name}`,
      );
    process.stdout.write(found.document.endsWith('\n') ? found.document : `${found.document}\n`);
  });
}

/** By the models of this installation, which is the server's in most deployments. */
async function checkModels(policy: CompiledPolicy): Promise<void> {
  const named = namedModels(policy);
  if (named.length === 0) return;
  // Only here: the other commands needn't wait for TensorFlow to load.
  const { modelProblem } = await import('../../../libs/classifier/model/problem.js');
  for (const { pointer, version } of named) {
    const problem = await modelProblem(modelsFolder(), version);
    if (problem === null) continue;
    throw new UsageError(`${pointer}: the model ${version} can't be used: ${problem}`);
  }
}

function errorsOf(file: string, errors: readonly PolicyError[]): string {
  const lines = errors.map(
    ({ line, column, pointer, message }) => `  ${file}:${line}:${column} ${pointer || '/'}: ${message}`,
  );
  return [`${file} is not a valid policy:`, ...lines].join('\n');
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`can't read ${file}: ${error.code ?? error.message}`);
  });
}
