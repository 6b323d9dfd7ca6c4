/** A prepared statement and its values. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}
