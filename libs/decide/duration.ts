import { DAY, HOUR, MINUTE, SECOND } from '../kernel/clock.js';
import { err, ok, type Result } from '../kernel/result.js';

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };
const LONGEST = 3650 * DAY;

/** `90m` → ms. At least a second, at most ten years: what is added to a date stays a date. */
export function parseDuration(text: string): Result<number, string> {
  const unit = UNITS[text.slice(-1)];
  const ms = Number(text.slice(0, -1)) * (unit ?? Number.NaN);
  if (Number.isNaN(ms)) {
    return err('must be a whole number with s, m, h or d, as in 90m');
  }
  return ms >= SECOND && ms <= LONGEST ? ok(ms) : err('must be between 1s and 3650d');
}
