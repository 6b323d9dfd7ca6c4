import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';

/** Validates one parameter; the ZodError it throws becomes a 422 problem with a pointer per error. */
export class ZodPipe<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  transform(value: unknown): T {
    return this.schema.parse(value);
  }
}

export function zod<T>(schema: z.ZodType<T>): ZodPipe<T> {
  return new ZodPipe(schema);
}
