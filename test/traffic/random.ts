const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz';
const BASE83 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~';
const WARM_UP_ROUNDS = 15;

/** Seeded randomness (the small fast counting generator, 128 bits of state): same seed, same traffic. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** `stream` parts independent sequences of one seed. */
  constructor(seed: number, stream = 0) {
    this.a = seed | 0;
    this.b = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ stream;
    this.c = Math.imul(stream + 0x7f4a7c15, 0xc2b2ae35);
    for (let round = 0; round < WARM_UP_ROUNDS; round++) this.uint32();
  }

  uint32(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    return this.uint32() / 4_294_967_296;
  }

  /** In [0, bound). */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** In [low, high], both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new RangeError('pick from an empty list');
    return item;
  }

  /** Waiting time of a process with this mean, in the same unit. */
  exponential(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }

  hex(bytes: number): string {
    let out = '';
    for (let i = 0; i < bytes; i += 4) {
      const word = this.uint32();
      for (let k = 0; k < 4 && i + k < bytes; k++) out += HEX[(word >>> (8 * k)) & 0xff];
    }
    return out;
  }

  uuid(): string {
    const variant = '89ab'.charAt(this.uint32() & 3);
    const hex = this.hex(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  base36(length: number): string {
    return this.letters(BASE36, length);
  }

  /** Plausible blurhash of a 4×3 picture. */
  blurhash(): string {
    return 'UL' + this.letters(BASE83, 26);
  }

  /** ULID of the moment, as GoToSocial names things. */
  ulid(at: number): string {
    let time = '';
    for (let rest = at, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) {
      time = CROCKFORD.charAt(rest % 32) + time;
    }
    return time + this.letters(CROCKFORD, 16);
  }

  letters(alphabet: string, length: number): string {
    let out = '';
    for (let i = 0; i < length; i++) out += alphabet.charAt(this.below(alphabet.length));
    return out;
  }
}

/** Ranks 0…size−1 with probability ∝ 1/(rank+1)^exponent. */
export class Zipf {
  private readonly cumulative: Float64Array;

  constructor(size: number, exponent: number) {
    this.cumulative = new Float64Array(size);
    let sum = 0;
    for (let rank = 0; rank < size; rank++) {
      sum += 1 / (rank + 1) ** exponent;
      this.cumulative[rank] = sum;
    }
  }

  sample(random: Random): number {
    const { cumulative } = this;
    const wanted = random.next() * (cumulative.at(-1) ?? 0);
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Chooses among weighted entries; the weights need not add up to one. */
export class Weighted<T> {
  private readonly total: number;

  constructor(private readonly entries: readonly (readonly [T, number])[]) {
    this.total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  }

  pick(random: Random): T {
    let rest = random.next() * this.total;
    let last: T | undefined;
    for (const [value, weight] of this.entries) {
      last = value;
      rest -= weight;
      if (rest < 0) break;
    }
    if (last === undefined) throw new RangeError('pick from an empty list');
    return last;
  }
}
