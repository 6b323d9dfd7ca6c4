import type { Rejection } from '../contracts/dead-letter.js';
import { MAX_BODY_BYTES } from '../contracts/topics.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.js';
import { err, ok, type Result } from '../kernel/result.js';
import { MAX_NESTING } from './limits.js';
import type { ParseNote } from './model.js';
import { scanJson } from './scan.js';

/** A JSON object that is safe to walk: nested at most 256 deep, every key once in its object. */
export interface JsonDocument {
  readonly json: JsonObject;
  readonly notes: readonly ParseNote[];
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Bytes → JSON object. Checks size, UTF-8, syntax, then nesting, number of values and keys; never
 * throws. Messages quote nothing of the document, which may be private.
 */
export function readDocument(bytes: Uint8Array): Result<JsonDocument, Rejection> {
  if (bytes.byteLength > MAX_BODY_BYTES) {
    return reject('too_large', `${bytes.byteLength} bytes; at most ${MAX_BODY_BYTES} are read`);
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return reject('invalid_utf8', 'not valid UTF-8');
  }
  let json: JsonValue;
  try {
    json = JSON.parse(text);
  } catch {
    return reject('invalid_json', 'not valid JSON');
  }
  const shape = scanJson(text);
  if (!shape.ok) return shape;
  if (!isJsonObject(json)) return reject('not_an_object', 'the document is not a JSON object');
  if (shape.value.depth <= MAX_NESTING) return ok({ json, notes: [] });
  cutBelow(json, MAX_NESTING);
  const message = `nested ${shape.value.depth} deep; only ${MAX_NESTING} levels are looked at`;
  return ok({ json, notes: [{ code: 'depth_truncated', pointer: '', message }] });
}

function reject(code: Rejection['code'], message: string): Result<never, Rejection> {
  return err({ code, pointer: '', message });
}

/** Replaces containers below the `levels` outermost ones by null, in place and level by level. */
function cutBelow(root: JsonObject, levels: number): void {
  let containers: readonly object[] = [root];
  for (let depth = 1; depth <= levels; depth++) {
    const inner: object[] = [];
    for (const container of containers) {
      for (const [key, value] of Object.entries(container)) {
        if (!isContainer(value)) continue;
        if (depth === levels) Reflect.set(container, key, null);
        else inner.push(value);
      }
    }
    containers = inner;
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether containers are nested `levels` deep or deeper. Not recursive. */
export function reachesDepth(root: JsonObject, levels: number): boolean {
  let containers: readonly object[] = [root];
  for (let depth = 1; containers.length > 0; depth++) {
    if (depth >= levels) return true;
    containers = containers.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return false;
}
