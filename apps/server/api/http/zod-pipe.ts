import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { pointerToken } from '../../../../libs/kernel/json.js';
import { ProblemError } from '../../../../libs/platform/problem.js';

/** Validates one parameter; the ZodError it throws becomes a 422 problem with a pointer per error. */
class ZodPipe<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  transform(value: unknown): T {
    const parsed = this.schema.parse(value);
    const pointer = pointerOfNul(parsed, '');
    if (pointer === null) return parsed;
    throw new ProblemError('validation-failed', undefined, {
      errors: [{ pointer, message: 'text with a NUL character' }],
    });
  }
}

export function zod<T>(schema: z.ZodType<T>): PipeTransform<unknown, T> {
  return new ZodPipe(schema);
}

/** PostgreSQL can't store a NUL in text. What was parsed is no deeper than its schema. */
function pointerOfNul(value: unknown, at: string): string | null {
  if (typeof value === 'string') return value.includes('\0') ? at : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, child] of Object.entries(value)) {
    const found = pointerOfNul(child, `${at}/${pointerToken(name)}`);
    if (found !== null) return found;
  }
  return null;
}
