import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeProblem, PROBLEM_TYPES, ProblemError, problemOfZod, problemSchema } from './problem.js';

describe('problems', () => {
  it('have type, status and title', () => {
    expect(makeProblem('conflict', 'Revision 3 is the latest.')).toEqual({
      type: 'urn:tidegate:problem:conflict',
      status: 409,
      title: PROBLEM_TYPES.conflict.title,
      detail: 'Revision 3 is the latest.',
    });
  });

  it('point to what is wrong in a body', () => {
    const schema = z.object({ 'a/b': z.array(z.object({ n: z.number() })) });
    const parsed = schema.safeParse({ 'a/b': [{ n: 1 }, { n: 'x' }] });
    const problem = parsed.success ? null : problemOfZod(parsed.error, '/policy');
    expect(problem?.status).toBe(422);
    expect(problem?.errors?.[0]?.pointer).toBe('/policy/a~1b/1/n');
  });

  it('are bounded', () => {
    const errors = Array.from({ length: 500 }, () => ({ pointer: '', message: 'x'.repeat(9999) }));
    const { problem } = new ProblemError('rejected', 'y'.repeat(9999), { errors });
    expect(problem.errors).toHaveLength(50);
    expect(problem.errors?.[0]?.message.length).toBe(500);
    expect(problem.detail?.length).toBe(500);
    expect(problemSchema.safeParse(problem).success).toBe(true);
  });
});
