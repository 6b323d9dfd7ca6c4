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
  return byteOf(row) < (isOrdinary(row) ? ORDINARY_SHARE : OTHER_SHARE);
}

/** Whether a row that was kept back is one of the 4 % of all rows: together they are mixed as all are. */
export function isRepresentative(row: Row): boolean {
  return byteOf(row) < OTHER_SHARE;
}

/**
 * What a row that was kept back counts where probabilities are fitted: more ordinary posts were kept than
 * others, and as they are they would make every label look rarer than it is.
 */
export function heldOutWeight(row: Row): number {
  return isOrdinary(row) ? OTHER_SHARE / ORDINARY_SHARE : 1;
}

function byteOf({ text }: Row): number {
  return sha256(text.normalize('NFC'))[1] ?? 255;
}
