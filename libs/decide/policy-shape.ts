import { z } from 'zod';
import { policyDocumentSchema, type PolicyDocument } from '../contracts/policy.js';
import { err, ok, type Result } from '../kernel/result.js';
import { nearest } from './did-you-mean.js';
import type { PolicyError, PolicyPath } from './policy-error.js';
import { MAX_ERRORS, type PolicySource } from './policy-yaml.js';

/** Checks the shape of the document; every error at its own place, in words that say what to do. */
export function checkShape(source: PolicySource): Result<PolicyDocument, readonly PolicyError[]> {
  const parsed = policyDocumentSchema.safeParse(source.value);
  if (parsed.success) {
    return ok(parsed.data);
  }
  const errors = parsed.error.issues.flatMap((issue) => explain(issue, source));
  return err(errors.slice(0, MAX_ERRORS));
}

function explain(issue: z.core.$ZodIssue, source: PolicySource): PolicyError[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return issue.keys.map((key) => {
      const candidate = nearest(key, known);
      const hint =
        candidate === null ? `known here: ${known.join(', ')}` : `did you mean ${candidate}?`;
      return source.error('unknown_key', [...path, key], `unknown key "${key}" (${hint})`);
    });
  }
  return [source.error('invalid_shape', path, messageOf(issue, path, source))];
}

function messageOf(issue: z.core.$ZodIssue, path: PolicyPath, source: PolicySource): string {
  const written = source.written(path);
  if (issue.code === 'invalid_type') {
    if (written === null && issue.message.endsWith('undefined')) {
      return `"${path.at(-1) ?? 'the document'}" is missing`;
    }
    if (issue.expected === 'string' && written !== null) {
      return `must be text; write "${written.slice(0, 64)}" in quotes`;
    }
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const candidate = written === null ? null : nearest(written, values);
    const hint = candidate === null ? '' : ` (did you mean ${candidate}?)`;
    return `must be one of ${values.join(', ')}${hint}`;
  }
  if (issue.code === 'invalid_key') {
    return `unknown name "${path.at(-1) ?? ''}"`;
  }
  return issue.message.replace(/^Invalid input: /, '');
}

/** The keys that the schema knows at a path; the path is one the schema itself reported. */
function keysAt(path: PolicyPath): string[] {
  let schema: unknown = policyDocumentSchema;
  for (const step of path) {
    schema = unwrap(schema);
    if (schema instanceof z.ZodObject) {
      schema = schema.shape[String(step)];
    } else if (schema instanceof z.ZodArray) {
      schema = schema.element;
    } else if (schema instanceof z.ZodRecord) {
      schema = schema.valueType;
    }
  }
  schema = unwrap(schema);
  if (schema instanceof z.ZodRecord) {
    const names = schema.keyType;
    return names instanceof z.ZodEnum ? names.options.map(String) : [];
  }
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function unwrap(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional) {
    inner = inner.unwrap();
  }
  return inner;
}
