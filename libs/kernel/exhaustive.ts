/** Put in `default:` so that adding a member to a union is a compile error here. */
export function exhaustive(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
