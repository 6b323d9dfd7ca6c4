/**
 * Where each part of a text came from. Pieces are added in the order of the text and of the source;
 * a piece is either copied unit by unit, or stands as a whole for a stretch of the source.
 */
export class OffsetMap {
  readonly #textAt: number[] = [];
  readonly #sourceAt: number[] = [];
  /** Source end of a piece that stands as a whole; -1 for a copied one. */
  readonly #wholeTo: number[] = [];
  #sourceEnd = 0;
  #textEnd = 0;

  copied(length: number, source: number): void {
    const last = this.#textAt.length - 1;
    const continues =
      last >= 0 &&
      this.#wholeTo[last] === -1 &&
      (this.#sourceAt[last] ?? 0) + this.#textEnd - (this.#textAt[last] ?? 0) === source;
    if (!continues) this.#push(source, -1);
    this.#textEnd += length;
    this.#sourceEnd = source + length;
  }

  whole(length: number, source: number, sourceEnd: number): void {
    this.#push(source, sourceEnd);
    this.#textEnd += length;
    this.#sourceEnd = sourceEnd;
  }

  #push(source: number, wholeTo: number): void {
    this.#textAt.push(this.#textEnd);
    this.#sourceAt.push(source);
    this.#wholeTo.push(wholeTo);
  }

  /** Range of the text → the range of the source it came from; what lies outside is clamped. */
  toSource(start: number, end: number): { readonly start: number; readonly end: number } {
    const from = Math.min(Math.max(Math.trunc(start) || 0, 0), this.#textEnd);
    const to = Math.min(Math.max(Math.trunc(end) || 0, from), this.#textEnd);
    const sourceStart = this.#startOf(from);
    return { start: sourceStart, end: to === from ? sourceStart : this.#endOf(to - 1) };
  }

  #startOf(unit: number): number {
    if (unit >= this.#textEnd) return this.#sourceEnd;
    const piece = this.#pieceOf(unit);
    const source = this.#sourceAt[piece] ?? 0;
    return this.#wholeTo[piece] === -1 ? source + unit - (this.#textAt[piece] ?? 0) : source;
  }

  #endOf(unit: number): number {
    const piece = this.#pieceOf(unit);
    const wholeTo = this.#wholeTo[piece] ?? 0;
    return wholeTo === -1
      ? (this.#sourceAt[piece] ?? 0) + unit - (this.#textAt[piece] ?? 0) + 1
      : wholeTo;
  }

  /** The last piece that starts at or before the unit. */
  #pieceOf(unit: number): number {
    let low = 0;
    let high = this.#textAt.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#textAt[middle] ?? 0) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
