import type { Request, Response } from 'express';
import type {
  ActorPolicy,
  DomainPolicy,
  DomainPolicyWrite,
} from '../../../../libs/contracts/domain-policy.js';
import { exhaustive } from '../../../../libs/kernel/exhaustive.js';
import type {
  RestrictionError,
  RestrictionsRepository,
} from '../../../../libs/persistence/repositories/restrictions.repository.js';
import type {
  RestrictionDetail,
  RestrictionsView,
} from '../../../../libs/persistence/views/restrictions.view.js';
import { ProblemError } from '../../../../libs/platform/problem.js';
import type { Principal } from '../../../../libs/platform/tokens.js';
import { conflict, expectedRevision, setRevision } from './revision.js';

/** One call that concerns one domain or actor. */
export interface RestrictionCall {
  readonly subject: string;
  /** Where the subject stands in the request, for errors. */
  readonly pointer: string;
  readonly request: Request;
  readonly response: Response;
  readonly caller: Principal;
  readonly now: number;
}

export async function showRestriction<P extends DomainPolicy | ActorPolicy>(
  view: RestrictionsView<P>,
  call: Omit<RestrictionCall, 'request' | 'caller'>,
): Promise<RestrictionDetail<P>> {
  const detail = await view.detail(call.subject, call.now);
  if (!detail.ok) throw problemOf({ tag: 'invalid_subject', message: detail.error }, call.pointer);
  if (detail.value.own) setRevision(call.response, detail.value.own.revision);
  return detail.value;
}

export async function putRestriction<P extends DomainPolicy | ActorPolicy>(
  repository: RestrictionsRepository<P>,
  call: RestrictionCall,
  write: Partial<DomainPolicyWrite>,
  reason: string | undefined,
): Promise<P> {
  const result = await repository.put(call.subject, write, changeOf(call, reason));
  if (!result.ok) throw problemOf(result.error, call.pointer);
  setRevision(call.response, result.value.policy.revision);
  call.response.status(result.value.created ? 201 : 200);
  return result.value.policy;
}

export async function liftRestriction<P extends DomainPolicy | ActorPolicy>(
  repository: RestrictionsRepository<P>,
  call: RestrictionCall,
  reason: string | undefined,
): Promise<void> {
  const result = await repository.lift(call.subject, changeOf(call, reason));
  if (!result.ok) throw problemOf(result.error, call.pointer);
}

function changeOf(call: RestrictionCall, reason: string | undefined) {
  const expected = expectedRevision(call.request);
  return {
    by: call.caller.name,
    reason: reason ?? null,
    now: call.now,
    ...(expected === undefined ? {} : { expected }),
  };
}

function problemOf(error: RestrictionError, pointer: string): ProblemError {
  switch (error.tag) {
    case 'invalid_subject':
      return invalid(pointer, error.message);
    case 'until_passed':
      return invalid('/until', 'this time has passed already');
    case 'not_found':
      return new ProblemError('not-found', 'There is no such policy in force.');
    case 'conflict':
      return conflict(error.current);
    default:
      return exhaustive(error);
  }
}

function invalid(pointer: string, message: string): ProblemError {
  return new ProblemError('validation-failed', undefined, { errors: [{ pointer, message }] });
}
