import type { Request, Response } from 'express';
import { ProblemError } from '../../../../libs/platform/problem.js';

/** A revision as it stands in ETag and If-Match. */
export function setRevision(response: Response, revision: number): void {
  response.setHeader('ETag', `"${revision}"`);
}

/**
 * Revision that the caller has seen: a number by If-Match, null ("none yet") by If-None-Match: *,
 * undefined when neither is sent or If-Match is *.
 */
export function expectedRevision(request: Request): number | null | undefined {
  const match = request.headers['if-match'];
  const noneMatch = request.headers['if-none-match'];
  if (match === undefined) {
    if (noneMatch === undefined) return undefined;
    if (noneMatch.trim() === '*') return null;
    throw new ProblemError('invalid-request', 'If-None-Match is understood as * only.');
  }
  if (match.trim() === '*') return undefined;
  const [, digits] = /^"(\d{1,15})"$/.exec(match.trim()) ?? [];
  if (digits === undefined) {
    throw new ProblemError('invalid-request', 'If-Match takes one strong ETag, as in "12".');
  }
  return Number(digits);
}

/** As `expectedRevision`, where there always is a revision to match. */
export function expectedPresent(request: Request): number | undefined {
  return expectedRevision(request) ?? undefined;
}

export function conflict(current: number | null): ProblemError {
  return new ProblemError(
    'conflict',
    current === null ? 'There is none in force.' : `The latest revision is ${current}.`,
    current === null ? {} : { headers: { etag: `"${current}"` } },
  );
}
