import type { Direction } from '../contracts/inbound.js';
import { sha256 } from '../kernel/hash.js';
import type { CompiledPolicy, CompiledStage } from './compiled-policy.js';

/** What a stage may ask about an activity. */
export interface RolloutSubject {
  readonly actor: string;
  /** Host of the actor, IDNA A-labels, lower case. */
  readonly domain: string;
  /** null: unknown, and then no stage that names software matches. */
  readonly software: string | null;
  readonly kind: string;
  readonly direction: Direction;
}

/**
 * The first stage that matches. An actor outside a stage's percentage falls to the next row; the
 * last row of a compiled policy matches everything.
 */
export function selectStage(policy: CompiledPolicy, subject: RolloutSubject): CompiledStage {
  for (const stage of policy.rollout) {
    if (matches(stage, subject)) {
      return stage;
    }
  }
  throw new Error(`policy ${policy.version} has no rollout stage that matches everything`);
}

/**
 * Where an actor stands between 0 and 100, for ever: the first 32 bits of SHA-256 of its id as a
 * fraction. A stage covers those below its percentage, so raising it only adds actors.
 */
export function percentileOf(actor: string): number {
  return (sha256(actor).readUInt32BE(0) / 2 ** 32) * 100;
}

function matches(stage: CompiledStage, subject: RolloutSubject): boolean {
  return (
    (stage.direction === null || stage.direction === subject.direction) &&
    (stage.kinds === null || stage.kinds.has(subject.kind)) &&
    (stage.software === null ||
      (subject.software !== null && stage.software.has(subject.software.toLowerCase()))) &&
    (stage.domains === null || covers(stage.domains, subject.domain)) &&
    (stage.percentage >= 100 || percentileOf(subject.actor) < stage.percentage)
  );
}

/** Whether the host or a parent of it is listed. A host has at most 127 labels. */
function covers(domains: ReadonlySet<string>, host: string): boolean {
  for (let from = 0; ;) {
    if (domains.has(host.slice(from))) {
      return true;
    }
    const dot = host.indexOf('.', from);
    if (dot === -1) {
      return false;
    }
    from = dot + 1;
  }
}
