/**
 * Why records could not be sent.
 * - `too_large`: one record is larger than the topic takes; sending it again can't help
 * - `fenced`: another publisher with the same transactional id has taken over
 * - `unavailable`: no acknowledgement in time; records may or may not be in the log, so send again
 * - `closed`: the producer was closed
 */
export type SendErrorCode = 'too_large' | 'fenced' | 'unavailable' | 'closed';

export class SendError extends Error {
  override readonly name = 'SendError';

  constructor(
    readonly code: SendErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
