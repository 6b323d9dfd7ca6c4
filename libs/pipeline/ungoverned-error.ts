/**
 * There is nothing to judge by: no policy, or one that this build can't read. Says nothing about the
 * messages at hand, which have to wait until it is mended.
 */
export class UngovernedError extends Error {
  override readonly name = 'UngovernedError';
}
