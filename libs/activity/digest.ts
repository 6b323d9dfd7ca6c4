import { sha256Hex } from '../kernel/hash.js';
import type { JsonObject } from '../kernel/json.js';
import { reachesDepth } from './document.js';
import { MAX_NESTING } from './limits.js';

/**
 * SHA-256 (hex) that tells two bodies apart. A Linked Data signature or integrity proof at the top
 * is left out, so that signing the same activity anew isn't another body. Documents nested to the
 * limit are always digested as bytes: what was cut off from `json` has to count.
 */
export function contentDigest(bytes: Uint8Array, json: JsonObject): string {
  const signed = Object.hasOwn(json, 'signature') || Object.hasOwn(json, 'proof');
  if (!signed || reachesDepth(json, MAX_NESTING)) return sha256Hex(bytes);
  const { signature: _signature, proof: _proof, ...rest } = json;
  return sha256Hex(JSON.stringify(rest));
}
