import type { z } from 'zod';
import { err, ok, type Result } from '../../libs/kernel/result.js';
import { MAX_LINE, type InputLine } from './lines.js';

/** Why a line of the input was passed over. */
export type BadLineCode = 'line_too_long' | 'invalid_json' | 'invalid_row';

/** A line that can't be used; says where it is and quotes nothing of it. */
export class BadLine extends Error {
  override readonly name = 'BadLine';

  constructor(
    readonly code: BadLineCode,
    readonly input: string,
    /** From 1. */
    readonly line: number,
    problem: string,
  ) {
    super(`${input}:${line}: ${code}: ${problem}`);
  }
}

/** The text of a line. */
export function lineText(input: string, { number, text }: InputLine): Result<string, BadLine> {
  return text === null
    ? err(new BadLine('line_too_long', input, number, `over ${MAX_LINE} characters`))
    : ok(text);
}

/** The JSON of a line, as the schema wants it. */
export function parseLine<T>(schema: z.ZodType<T>, input: string, line: InputLine): Result<T, BadLine> {
  const text = lineText(input, line);
  if (!text.ok) return text;
  let json: unknown;
  try {
    json = JSON.parse(text.value);
  } catch {
    // The parser's own message quotes the line.
    return err(new BadLine('invalid_json', input, line.number, 'not JSON'));
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') ?? '';
  const problem = `${at === '' ? '' : `${at}: `}${issue?.message ?? 'no row'}`;
  return err(new BadLine('invalid_row', input, line.number, problem));
}

const MAX_TOLD = 20;

/** Tells of bad lines as they come, the first of them each, and how many there were in the end. */
export class BadLines {
  count = 0;

  constructor(private readonly tell: (line: string) => void) {}

  add(bad: BadLine): void {
    this.count += 1;
    if (this.count <= MAX_TOLD) this.tell(bad.message);
  }

  /** Tells the sum, where there is one; 1 if so: the exit code of a run that passed lines over. */
  finish(): 0 | 1 {
    if (this.count === 0) return 0;
    this.tell(`${this.count} bad line${this.count === 1 ? '' : 's'} passed over`);
    return 1;
  }
}
