import { stringify } from 'yaml';
import type { PolicyDocument } from '../contracts/policy.js';
import { err, type Result } from '../kernel/result.js';
import type { Rule } from '../rules/rule.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { compilePolicy } from './policy-compile.js';
import type { PolicyError } from './policy-error.js';
import { checkShape } from './policy-shape.js';
import { readPolicyYaml } from './policy-yaml.js';

/**
 * Reads, checks and compiles a policy document against the rules there are. Reports every error it
 * can (at most 100), each with its place. Never throws, whatever the text.
 */
export function parsePolicy(
  yaml: string,
  rules: readonly Rule[],
): Result<CompiledPolicy, readonly PolicyError[]> {
  const source = readPolicyYaml(yaml);
  if (!source.ok) {
    return source;
  }
  const document = checkShape(source.value);
  if (!document.ok) {
    return err(document.error);
  }
  return compilePolicy(document.value, rules, source.value);
}

/** YAML that `parsePolicy` reads back to the same document. Comments of the original are not in it. */
export function serialisePolicy(document: PolicyDocument): string {
  return stringify(document, { lineWidth: 100, aliasDuplicateObjects: false });
}
