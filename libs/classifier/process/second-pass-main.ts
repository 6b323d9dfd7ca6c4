import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { errorMessage } from '../../kernel/error-code.js';
import { sha256Hex } from '../../kernel/hash.js';
import { SecondPass } from '../model/second-pass.js';
import { loadRuntime } from '../tfjs/runtime.js';
import type { FromSecondPass, ToSecondPass } from './messages.js';

/**
 * The process in which second passes are computed, one request after another. It lives as long as the
 * process that started it: signals to the group are that one's to handle.
 */

const MAX_UNPACKED = 256 * 1024 * 1024;

const waiting: Extract<ToSecondPass, { is: 'score' }>[] = [];
let secondPass: SecondPass | null = null;
let working = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToSecondPass) => {
  switch (message.is) {
    case 'load':
      void load(message);
      break;
    case 'score':
      waiting.push(message);
      void work();
      break;
    case 'forget': {
      const at = waiting.findIndex(({ id }) => id === message.id);
      if (at >= 0) waiting.splice(at, 1);
      break;
    }
  }
});

/** Who started this one may have ended while it computed, which holds the news of that back: then it ends too. */
function tell(message: FromSecondPass): void {
  if (!process.connected) return;
  process.send?.(message, undefined, undefined, (error) => {
    if (error) process.exit(0);
  });
}

async function load({ file, prefer, threads }: Extract<ToSecondPass, { is: 'load' }>): Promise<void> {
  try {
    const packed = await readFile(file.path);
    if (sha256Hex(packed) !== file.sha256) {
      throw new Error(`${file.path} is not the file that the manifest names (its SHA-256 differs)`);
    }
    const runtime = await loadRuntime({ prefer: prefer ?? undefined, threads });
    // Bytes of its own: a Buffer's slice() is no copy, as a Uint8Array's is.
    const bytes = new Uint8Array(gunzipSync(packed, { maxOutputLength: MAX_UNPACKED }));
    secondPass = SecondPass.load(bytes, file.shape, runtime);
    tell({ is: 'ready' });
    void work();
  } catch (error) {
    tell({ is: 'failed', id: null, message: errorMessage(error) });
    process.disconnect();
  }
}

async function work(): Promise<void> {
  if (working || secondPass === null) return;
  working = true;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    try {
      tell({ is: 'scored', id: next.id, logits: await secondPass.score(next.texts) });
    } catch (error) {
      // Only its kind: the message could quote the text.
      tell({ is: 'failed', id: next.id, message: error instanceof Error ? error.name : 'error' });
    }
    // Lets in what came meanwhile: a request that nobody waits for any more is not begun.
    await new Promise(setImmediate);
  }
  working = false;
}
