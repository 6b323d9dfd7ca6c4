import { CST, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, Parser } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import { pointerToken } from '../kernel/json.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { PolicyError, PolicyErrorCode, PolicyPath } from './policy-error.js';

/** Largest policy document, in bytes of UTF-8. */
export const MAX_POLICY_BYTES = 256 * 1024;
/** A sound policy nests five deep; the composer recurses, so the limit is checked before it runs. */
const MAX_DEPTH = 32;
/** The check for duplicate keys is quadratic within one collection. */
const MAX_ITEMS_PER_COLLECTION = 2_000;
const MAX_ITEMS = 20_000;
/** More errors than this help nobody. */
export const MAX_ERRORS = 100;

/** YAML text as data, with the way back from a path to its place in the text. */
export interface PolicySource {
  readonly value: unknown;
  /** As written, where the path leads to a scalar. */
  written(path: PolicyPath): string | null;
  error(code: PolicyErrorCode, path: PolicyPath, message: string): PolicyError;
}

/** Reads one YAML 1.2 document of bounded size, depth and item count, without tags, anchors or aliases. */
export function readPolicyYaml(text: string): Result<PolicySource, readonly PolicyError[]> {
  if (text.length > MAX_POLICY_BYTES || Buffer.byteLength(text) > MAX_POLICY_BYTES) {
    return err([
      at({ line: 1, col: 1 }, 'too_large', `a policy holds at most ${MAX_POLICY_BYTES} bytes`),
    ]);
  }
  const lines = new LineCounter();
  const beyond = firstBeyondLimits(text, lines);
  if (beyond !== null) {
    return err([beyond]);
  }
  const document = parseDocument(text, { schema: 'core', resolveKnownTags: false, logLevel: 'error' });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return err(
      faults
        .slice(0, MAX_ERRORS)
        .map((fault) => at(lines.linePos(fault.pos[0]), 'invalid_yaml', firstLine(fault.message))),
    );
  }
  const refused = refusedNodes(document, lines);
  return refused.length > 0 ? err(refused) : ok(sourceOf(document, lines));
}

function sourceOf(document: Document, lines: LineCounter): PolicySource {
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    written: (path) => {
      const node = resolve(document, path).node;
      return isScalar(node) && typeof node.source === 'string' ? node.source : null;
    },
    error: (code, path, message) => {
      const offset = resolve(document, path).offset;
      return { ...at(lines.linePos(offset), code, message), pointer: pointerOf(path) };
    },
  };
}

function at(
  position: { line: number; col: number },
  code: PolicyErrorCode,
  message: string,
): PolicyError {
  return {
    code,
    pointer: '',
    line: Math.max(1, position.line),
    column: Math.max(1, position.col),
    message,
  };
}

function pointerOf(path: PolicyPath): string {
  return path.map((step) => `/${pointerToken(step)}`).join('');
}

/** Without the library's own "at line …" and excerpt: the position is reported beside it. */
function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

/** Walks the concrete syntax, which is built without recursion, with a stack of its own. */
function firstBeyondLimits(text: string, lines: LineCounter): PolicyError | null {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    if (token.type === 'document' && token.value !== undefined) {
      open.push({ token: token.value, depth: 1 });
    }
  }
  let items = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (!CST.isCollection(token)) {
      continue;
    }
    items += token.items.length;
    if (depth > MAX_DEPTH) {
      return at(lines.linePos(token.offset), 'too_deep', `nested more than ${MAX_DEPTH} deep`);
    }
    if (items > MAX_ITEMS || token.items.length > MAX_ITEMS_PER_COLLECTION) {
      const limit = `at most ${MAX_ITEMS_PER_COLLECTION} in a list or map, ${MAX_ITEMS} in all`;
      return at(lines.linePos(token.offset), 'too_many_items', `too many items: ${limit}`);
    }
    for (const item of token.items) {
      for (const child of [item.key, item.value]) {
        if (child !== null && child !== undefined) {
          open.push({ token: child, depth: depth + 1 });
        }
      }
    }
  }
  return null;
}

/** What YAML allows and a policy doesn't. The depth is bounded by now. */
function refusedNodes(document: Document, lines: LineCounter): PolicyError[] {
  const refused: PolicyError[] = [];
  const refuse = (node: Node, code: PolicyErrorCode, message: string): void => {
    if (refused.length < MAX_ERRORS) {
      refused.push(at(lines.linePos(node.range?.[0] ?? 0), code, message));
    }
  };
  const open: unknown[] = [document.contents];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor !== undefined)) {
      refuse(node, 'alias', 'a policy has no anchors or aliases: write the value out');
    } else if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key) || typeof key.value !== 'string' || key.value === '__proto__') {
          refuse(
            isNode(key) ? key : node,
            'invalid_shape',
            'a key must be plain text; quote it if it is',
          );
        }
        open.push(key, value);
      }
    } else if (isSeq(node)) {
      open.push(...node.items);
    }
  }
  return refused;
}

/** The node a path leads to, and the offset of the deepest part of the path that exists. */
function resolve(document: Document, path: PolicyPath): { node: unknown; offset: number } {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    const pair: Pair | undefined = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && key.value === step)
      : undefined;
    const child: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
    if (child === undefined) {
      return { node: undefined, offset };
    }
    // A scalar is best pointed at itself, a map or list at its key.
    const shown = isScalar(child) || pair === undefined ? child : pair.key;
    offset = isNode(shown) ? (shown.range?.[0] ?? offset) : offset;
    node = child;
  }
  return { node, offset };
}
