/** Rows that can be summed before a lane of 16 bits overflows: 256 × 255 < 65,536. */
const ROWS_A_LANE = 256;
const LOW = 0x00ff00ff;

/**
 * A table of 8-bit numbers, four to a word, of which whole rows are added up: two additions of words
 * for four numbers. Numbers are stored 128 higher, so that lanes never borrow from each other.
 */
export class PackedTable {
  private readonly words: Int32Array;
  private readonly wordsARow: number;
  private readonly even: Int32Array;
  private readonly odd: Int32Array;
  private pending = 0;
  private rows = 0;
  private readonly totals: Int32Array;

  /** `table`: rows × width. */
  constructor(
    table: Int8Array,
    private readonly width: number,
  ) {
    this.wordsARow = (width + 3) >> 2;
    const stride = this.wordsARow * 4;
    const rows = table.length / width;
    const bytes = new Uint8Array(rows * stride).fill(128);
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < width; at++)
        bytes[row * stride + at] = (table[row * width + at] ?? 0) + 128;
    }
    this.words = new Int32Array(bytes.buffer);
    this.even = new Int32Array(this.wordsARow);
    this.odd = new Int32Array(this.wordsARow);
    this.totals = new Int32Array(stride);
  }

  /** Begins a new sum. */
  clear(): void {
    this.totals.fill(0);
    this.rows = 0;
  }

  add(row: number): void {
    const { words, wordsARow, even, odd } = this;
    const start = row * wordsARow;
    for (let at = 0; at < wordsARow; at++) {
      const word = words[start + at] ?? 0;
      even[at] = (even[at] ?? 0) + (word & LOW);
      odd[at] = (odd[at] ?? 0) + ((word >>> 8) & LOW);
    }
    this.rows++;
    if (++this.pending === ROWS_A_LANE) this.unpack();
  }

  /** The sums of the rows added since {@link clear}, `width` of them; valid until the next addition. */
  sums(): Int32Array {
    this.unpack();
    const { totals, rows, width } = this;
    const shift = 128 * rows;
    for (let at = 0; at < width; at++) totals[at] = (totals[at] ?? 0) - shift;
    this.rows = 0;
    return totals;
  }

  private unpack(): void {
    const { even, odd, totals } = this;
    for (let at = 0; at < even.length; at++) {
      const low = even[at] ?? 0;
      const high = odd[at] ?? 0;
      // Little endian, as every machine that Node runs on.
      totals[4 * at] = (totals[4 * at] ?? 0) + (low & 0xffff);
      totals[4 * at + 1] = (totals[4 * at + 1] ?? 0) + (high & 0xffff);
      totals[4 * at + 2] = (totals[4 * at + 2] ?? 0) + (low >>> 16);
      totals[4 * at + 3] = (totals[4 * at + 3] ?? 0) + (high >>> 16);
    }
    even.fill(0);
    odd.fill(0);
    this.pending = 0;
  }
}
