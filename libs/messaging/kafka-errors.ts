import { errorMessage } from '../kernel/error-code.js';
import { SendError, type SendErrorCode } from './messaging-error.js';

/** Protocol errors, by the name kafkajs gives them as `type`. */
const CODES: Readonly<Record<string, SendErrorCode>> = {
  MESSAGE_TOO_LARGE: 'too_large',
  RECORD_LIST_TOO_LARGE: 'too_large',
  INVALID_PRODUCER_EPOCH: 'fenced',
  PRODUCER_FENCED: 'fenced',
  TRANSACTIONAL_ID_AUTHORIZATION_FAILED: 'unavailable',
};

/** Names what went wrong in a send; everything unknown is worth another try. */
export function sendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 8; depth++) {
    const type = 'type' in cause && typeof cause.type === 'string' ? cause.type : '';
    const code = CODES[type];
    if (code) return new SendError(code, errorMessage(error), { cause: error });
    cause = cause.cause;
  }
  return new SendError('unavailable', errorMessage(error), { cause: error });
}
