import type { ConsumedMessage } from './port.js';
import { recordBytes } from './record-size.js';

/** A partition during one ownership. Once dead it never lives again. */
export class LanePartition {
  /** false as soon as the partition was given away or lost. */
  live = true;
  /** Something is wrong with its log; it is owned, but read no further. */
  halted = false;
  /** The handler has taken it and said where to read on. */
  #opened = false;
  /** Next offset to read. */
  position = 0n;
  /** Offset up to which messages are dealt with. */
  done = 0n;
  /** Offset that the next message appended will get, as last seen. */
  end = 0n;

  constructor(readonly partition: number) {}

  get taken(): boolean {
    return this.live && this.#opened;
  }

  open(offset: bigint): void {
    this.#opened = true;
    this.position = offset;
    this.done = offset;
    this.end = offset;
  }
}

/** What was read of one partition at once. */
interface Chunk {
  readonly owner: LanePartition;
  readonly messages: readonly ConsumedMessage[];
  readonly sizes: readonly number[];
  next: number;
}

/** Messages on their way to the handler. */
export class Delivery {
  bytes = 0;
  readonly #entries: { readonly owner: LanePartition; readonly message: ConsumedMessage }[] = [];
  readonly #ends = new Map<LanePartition, bigint>();

  get size(): number {
    return this.#entries.length;
  }

  get owners(): Iterable<LanePartition> {
    return this.#ends.keys();
  }

  add(owner: LanePartition, message: ConsumedMessage, bytes: number): void {
    this.bytes += bytes;
    this.#entries.push({ owner, message });
    this.#ends.set(owner, message.offset + 1n);
  }

  /** Offset behind the owner's last message in here. */
  endOf(owner: LanePartition): bigint {
    return this.#ends.get(owner) ?? owner.done;
  }

  /** The messages of partitions that are still owned. */
  living(): ConsumedMessage[] {
    return this.#entries.filter(({ owner }) => owner.live).map(({ message }) => message);
  }
}

/** Queue of the partitions that are delivered one batch at a time. */
export class Lane {
  running: Promise<void> | null = null;
  #chunks: Chunk[] = [];

  get isEmpty(): boolean {
    return this.#chunks.length === 0;
  }

  /** Answers the bytes added. */
  push(owner: LanePartition, messages: readonly ConsumedMessage[]): number {
    if (messages.length === 0) return 0;
    const sizes = messages.map(recordBytes);
    this.#chunks.push({ owner, messages, sizes, next: 0 });
    return sum(sizes, 0);
  }

  /** Removes what is queued for the owner; answers the bytes removed. */
  drop(owner: LanePartition): number {
    let bytes = 0;
    this.#chunks = this.#chunks.filter((chunk) => {
      if (chunk.owner !== owner) return true;
      bytes += sum(chunk.sizes, chunk.next);
      return false;
    });
    return bytes;
  }

  /** Takes the next messages in the order in which they were read, at least one; null when empty. */
  next(maxMessages: number, maxBytes: number): Delivery | null {
    const delivery = new Delivery();
    let used = 0;
    for (const chunk of this.#chunks) {
      for (; chunk.next < chunk.messages.length; chunk.next++) {
        const message = chunk.messages[chunk.next];
        const size = chunk.sizes[chunk.next] ?? 0;
        const full = delivery.size >= maxMessages || delivery.bytes + size > maxBytes;
        if (!message || (full && delivery.size > 0)) {
          this.#chunks.splice(0, used);
          return delivery;
        }
        delivery.add(chunk.owner, message, size);
      }
      used++;
    }
    this.#chunks = [];
    return delivery.size > 0 ? delivery : null;
  }
}

function sum(sizes: readonly number[], from: number): number {
  let total = 0;
  for (let i = from; i < sizes.length; i++) total += sizes[i] ?? 0;
  return total;
}
