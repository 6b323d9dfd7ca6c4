import type { Unknown } from '../contracts/decision.js';
import type { CompiledComposite } from './compiled-policy.js';

export interface CompositeOutcome {
  readonly matched: readonly CompiledComposite[];
  /** Composites that only a missing fact keeps from matching. */
  readonly unknowns: readonly Unknown[];
  /** Symbol → the composite that cancels it. */
  readonly removed: ReadonlyMap<string, string>;
}

/** What rules in enforce mode found. A symbol in neither set missed. */
export interface Found {
  readonly hit: ReadonlySet<string>;
  readonly unknown: ReadonlySet<string>;
}

/**
 * Every composite against what the rules found, all at once: none sees another, nor what another
 * removed, so their order can't matter. Logic of three values: "none" over an unknown symbol is
 * unknown, never true.
 */
export function matchComposites(
  composites: readonly CompiledComposite[],
  found: Found,
): CompositeOutcome {
  const matched: CompiledComposite[] = [];
  const unknowns: Unknown[] = [];
  const removed = new Map<string, string>();
  for (const composite of composites) {
    const missing = whatIsMissing(composite, found);
    if (missing === null) {
      continue;
    }
    if (missing.length > 0) {
      unknowns.push({ symbol: composite.name, missing });
      continue;
    }
    matched.push(composite);
    for (const symbol of composite.remove) {
      if (found.hit.has(symbol) && !removed.has(symbol)) {
        removed.set(symbol, composite.name);
      }
    }
  }
  return { matched, unknowns, removed };
}

/** null: doesn't match, or nothing it asks for was found. Empty: matches. Else the unknown symbols it hangs on. */
function whatIsMissing(
  { all, any, none }: CompiledComposite,
  { hit, unknown }: Found,
): string[] | null {
  const missing: string[] = [];
  let started = false;
  for (const symbol of all) {
    if (hit.has(symbol)) {
      started = true;
    } else if (unknown.has(symbol)) {
      missing.push(symbol);
    } else {
      return null;
    }
  }
  for (const symbol of none) {
    if (hit.has(symbol)) {
      return null;
    }
    if (unknown.has(symbol)) {
      missing.push(symbol);
    }
  }
  if (any.length > 0) {
    if (any.some((symbol) => hit.has(symbol))) {
      started = true;
    } else {
      const open = any.filter((symbol) => unknown.has(symbol));
      if (open.length === 0) {
        return null;
      }
      missing.push(...open);
    }
  }
  return started ? missing : null;
}
