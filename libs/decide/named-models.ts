import type { CompiledPolicy } from './compiled-policy.js';

/** A model version that a policy asks for by name. */
export interface NamedModel {
  /** RFC 6901, into the policy document. */
  readonly pointer: string;
  readonly version: string;
}

/** None where the classifier is off. */
export function namedModels({ classifier }: CompiledPolicy): readonly NamedModel[] {
  if (!classifier.enabled) return [];
  return (['model', 'shadow'] as const).flatMap((key) => {
    const version = classifier[key];
    return version === null ? [] : [{ pointer: `/classifier/${key}`, version }];
  });
}
