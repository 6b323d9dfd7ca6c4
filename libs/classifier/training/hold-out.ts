import { sha256 } from '../../kernel/hash.js';
import { isOrdinary } from '../evaluation/labelled-row.js';
import type { Row } from './row.js';

/** Of 256. */
const ORDINARY_SHARE = 38;
const OTHER_SHARE = 10;

/**
 * Whether a training row is kept from training, to set calibration and thresholds beside the tune half:
 * 15 % of ordinary posts, of which there are plenty and whose rare false alarms dev has too few of to
 * count, and 4 % of the others. By the second byte of SHA-256 over the text's NFC form.
 */
export function isHeldOut(row: Row): boolean {
  const byte = sha256(row.text.normalize('NFC'))[1] ?? 255;
  return byte < (isOrdinary(row) ? ORDINARY_SHARE : OTHER_SHARE);
}
