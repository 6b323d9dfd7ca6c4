import type { DataSource } from 'typeorm';
import { DEFAULT_POLICY_YAML } from '../decide/default-policy.js';
import { parsePolicy } from '../decide/policy-document.js';
import { RULES } from '../rules/index.js';
import { PolicyVersionsRepository } from './repositories/policy-versions.repository.js';
import { PolicyVersionsView } from './views/policy-versions.view.js';

/**
 * Saves and activates the shipped policy where none is active yet. Answers its version, or null
 * when a policy governs already: an upgrade never replaces what an operator has chosen.
 */
export async function ensurePolicy(dataSource: DataSource, by: string): Promise<string | null> {
  if ((await new PolicyVersionsView(dataSource).active()) !== null) return null;
  const repository = new PolicyVersionsRepository(dataSource, (yaml) => parsePolicy(yaml, RULES));
  const saved = await repository.save(DEFAULT_POLICY_YAML, by);
  if (!saved.ok) throw new Error(`the shipped policy can't be saved: ${JSON.stringify(saved.error)}`);
  const activated = await repository.activate(saved.value.version, { by, now: Date.now() });
  if (!activated.ok) throw new Error(`the shipped policy can't be activated: ${activated.error.tag}`);
  return saved.value.version;
}
