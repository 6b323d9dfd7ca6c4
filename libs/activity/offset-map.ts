const WIDTH = 3;
const FIRST_PIECES = 32;
const COPY = -1;

/**
 * Where each part of a text came from. Pieces are added in the order of the text and of the source;
 * a piece is either copied unit by unit, or stands as a whole for a stretch of the source.
 */
export class OffsetMap {
  /** Three numbers a piece: start in the text, start in the source, and source end or -1 for a copy. */
  #pieces = new Int32Array(FIRST_PIECES * WIDTH);
  #count = 0;
  #sourceEnd = 0;
  #textEnd = 0;

  copied(length: number, source: number): void {
    const last = (this.#count - 1) * WIDTH;
    const continues =
      last >= 0 &&
      this.#at(last + 2) === COPY &&
      this.#at(last + 1) + this.#textEnd - this.#at(last) === source;
    if (!continues) this.#push(source, COPY);
    this.#textEnd += length;
    this.#sourceEnd = source + length;
  }

  whole(length: number, source: number, sourceEnd: number): void {
    this.#push(source, sourceEnd);
    this.#textEnd += length;
    this.#sourceEnd = sourceEnd;
  }

  #push(source: number, wholeTo: number): void {
    const at = this.#count * WIDTH;
    if (at === this.#pieces.length) {
      const longer = new Int32Array(at * 2);
      longer.set(this.#pieces);
      this.#pieces = longer;
    }
    this.#pieces[at] = this.#textEnd;
    this.#pieces[at + 1] = source;
    this.#pieces[at + 2] = wholeTo;
    this.#count++;
  }

  /** Range of the text → the range of the source it came from; what lies outside is clamped. */
  toSource(start: number, end: number): { readonly start: number; readonly end: number } {
    const from = Math.min(Math.max(Math.trunc(start) || 0, 0), this.#textEnd);
    const to = Math.min(Math.max(Math.trunc(end) || 0, from), this.#textEnd);
    const sourceStart = this.#startOf(from);
    return { start: sourceStart, end: to === from ? sourceStart : this.#endOf(to - 1) };
  }

  #at(index: number): number {
    return this.#pieces[index] ?? 0;
  }

  #startOf(unit: number): number {
    if (unit >= this.#textEnd) return this.#sourceEnd;
    const piece = this.#pieceOf(unit) * WIDTH;
    const source = this.#at(piece + 1);
    return this.#at(piece + 2) === COPY ? source + unit - this.#at(piece) : source;
  }

  #endOf(unit: number): number {
    const piece = this.#pieceOf(unit) * WIDTH;
    const wholeTo = this.#at(piece + 2);
    return wholeTo === COPY ? this.#at(piece + 1) + unit - this.#at(piece) + 1 : wholeTo;
  }

  /** The last piece that starts at or before the unit. */
  #pieceOf(unit: number): number {
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#at(middle * WIDTH) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
