import type { DataSource } from 'typeorm';
import type { CompiledPolicy } from '../../libs/decide/compiled-policy.js';
import { parsePolicy } from '../../libs/decide/policy-document.js';
import { formatPolicyError } from '../../libs/decide/policy-error.js';
import { PolicyVersionsView } from '../../libs/persistence/views/policy-versions.view.js';
import { RULES } from '../../libs/rules/index.js';

/** Compiles what was checked when it was saved; throws where a later build can't read it any more. */
export function compileActive(yaml: string): CompiledPolicy {
  const policy = parsePolicy(yaml, RULES);
  if (policy.ok) return policy.value;
  const errors = policy.error.map((error) => formatPolicyError(error, 'active policy'));
  throw new Error(
    ['the active policy does not fit this build; activate another:', ...errors].join('\n'),
  );
}

export async function activePolicy(dataSource: DataSource): Promise<CompiledPolicy> {
  const view = new PolicyVersionsView(dataSource);
  const active = await view.active();
  const found = active === null ? null : await view.get(active.version);
  if (!found) throw new Error('no policy is active: run "npm run -s tidegate -- migrate"');
  return compileActive(found.document);
}
