/** What is wrong with a policy document, and where. */
export interface PolicyError {
  readonly code: PolicyErrorCode;
  /** RFC 6901 pointer into the document as data; "" is the whole document. */
  readonly pointer: string;
  /** 1-based, in the YAML text. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type PolicyErrorCode =
  | 'too_large'
  | 'too_deep'
  | 'too_many_items'
  | 'invalid_yaml'
  | 'alias'
  | 'invalid_shape'
  | 'unknown_key'
  | 'unknown_symbol'
  | 'unknown_kind'
  | 'invalid_option'
  | 'invalid_domain'
  | 'invalid_duration'
  | 'duplicate_name'
  | 'contradiction'
  | 'no_last_row';

export type PolicyPath = readonly (string | number)[];

/** One line for a terminal or a log: `policy.yaml:12:5 /rules/X/weight: …`. */
export function formatPolicyError(error: PolicyError, file = 'policy'): string {
  const where = error.pointer === '' ? '' : ` ${error.pointer}`;
  return `${file}:${error.line}:${error.column}${where}: ${error.message}`;
}

export type Complain = (code: PolicyErrorCode, path: PolicyPath, message: string) => void;
