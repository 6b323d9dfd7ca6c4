import type { Variable } from './config-variables.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Problem {
  readonly variable: string;
  /** What to do about it; holds no value of a secret variable. */
  readonly problem: string;
}

type AnyVariable = Variable<unknown, string | null>;

/** Reads variables and gathers what is wrong with them. A wrong one stands at its fallback. */
export interface Reader {
  readonly problems: readonly Problem[];
  value<T>(variable: Variable<T, string>): T;
  optional<T>(variable: Variable<T, null>): T | null;
  isSet(variable: AnyVariable): boolean;
  complain(variable: string, problem: string): void;
  /** Either all of them are set or none. */
  requireTogether(...variables: AnyVariable[]): void;
}

/** An empty variable counts as unset. */
export function createReader(env: Environment): Reader {
  const problems: Problem[] = [];
  const given = (name: string): string => env[name]?.trim() ?? '';

  const complain = (variable: string, problem: string): void => {
    if (!problems.some((known) => known.variable === variable && known.problem === problem)) {
      problems.push({ variable, problem });
    }
  };

  const optional = <T>({ name, schema, secret }: Variable<T, string | null>): T | null => {
    const text = given(name);
    if (text === '') return null;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    const shown = secret ? '' : ` (it is ${JSON.stringify(text.slice(0, 80))})`;
    complain(name, `${parsed.error.issues[0]?.message ?? 'is not valid'}${shown}`);
    return null;
  };

  return {
    problems,
    complain,
    optional,
    value: (variable) => optional(variable) ?? variable.schema.parse(variable.fallback),
    isSet: ({ name }) => given(name) !== '',
    requireTogether(...variables) {
      const missing = variables.filter(({ name }) => given(name) === '');
      if (missing.length === variables.length) return;
      const names = variables.map(({ name }) => name).join(', ');
      for (const { name } of missing) complain(name, `set it too: ${names} go together, or unset all`);
    },
  };
}
