import type { DataSource } from 'typeorm';
import type { Rejection } from '../../../libs/contracts/dead-letter.js';
import type { Decision } from '../../../libs/contracts/decision.js';
import type { Clock } from '../../../libs/kernel/clock.js';
import type { Result } from '../../../libs/kernel/result.js';
import type { PolicyValidator } from '../../../libs/persistence/repositories/policy-versions.repository.js';
import type { EmitEvent } from '../../../libs/platform/event.js';
import type { Tokens } from '../../../libs/platform/tokens.js';

/** The same evaluation as messages of the log go through, recorded the same way. */
export interface InlineEvaluator {
  /** @param headers the `tidegate-*` ones and `traceparent`, as on an inbound message */
  evaluate(
    body: Buffer,
    headers: Readonly<Record<string, string>>,
  ): Promise<Result<Decision, { readonly rejection: Rejection }>>;
}

/** Something that has to work for the API to be of use; rejects when it doesn't. */
export interface Probe {
  readonly name: string;
  check(): Promise<void>;
}

/** What is wrong with a version of the classifier's model; null: it can be used. */
export type ModelProblem = (version: string) => Promise<string | null>;

/** All that the API needs from the rest of the process. */
export interface ApiPorts {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly event: EmitEvent;
  readonly evaluator: InlineEvaluator;
  readonly validatePolicy: PolicyValidator;
  readonly modelProblem: ModelProblem;
  readonly probes: readonly Probe[];
  /** The metrics in Prometheus' text format. */
  readonly metrics: { readonly contentType: string; metrics(): Promise<string> };
}

/** Injection tokens of what has no class of its own. */
export const CLOCK = Symbol('tidegate.clock');
export const EVALUATOR = Symbol('tidegate.evaluator');
export const VALIDATE_POLICY = Symbol('tidegate.validate-policy');
export const MODEL_PROBLEM = Symbol('tidegate.model-problem');
export const PROBES = Symbol('tidegate.probes');
export const METRICS = Symbol('tidegate.metrics');
