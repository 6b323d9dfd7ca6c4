const SEED = 0x27d4eb2f;
const PRIME = 0x01000193;

/** How many features {@link readStyle} gives. */
export const STYLE_FEATURES = 8;

/**
 * How a text is written, as features: its length, how much of it shouts, how it ends and is set. Taken
 * from the text as it came, since folding loses most of it.
 */
export function readStyle(text: string, into: Int32Array): void {
  let upper = 0;
  let lower = 0;
  let digits = 0;
  let lines = 0;
  let spaces = 0;
  let loose = 0;
  let stops = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x61 && unit <= 0x7a) lower++;
    else if (unit >= 0x41 && unit <= 0x5a) upper++;
    else if (unit >= 0x30 && unit <= 0x39) digits++;
    else if (unit === 0x20) spaces++;
    else if (unit === 0x0a) lines++;
    else if (unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x2c) {
      stops++;
      if (before === 0x20) loose++;
    }
    before = unit;
  }
  const length = text.length;
  const first = text.charCodeAt(0);
  const startsUpper = first >= 0x41 && first <= 0x5a ? 1 : 0;
  const ends = before === 0x2e ? 1 : before === 0x21 || before === 0x3f ? 2 : 0;
  into[0] = feature(0, Math.min(12, Math.round(2 * Math.log2(length + 1)) - 4));
  into[1] = feature(1, step(upper / (upper + lower + 1)));
  into[2] = feature(2, step(digits / (length + 1)));
  into[3] = feature(3, Math.min(3, lines));
  into[4] = feature(4, startsUpper * 3 + ends);
  into[5] = feature(5, Math.min(2, loose) * 8 + Math.min(7, stops));
  into[6] = feature(6, step((lower + upper) / (length + 1)));
  into[7] = feature(7, Math.min(15, Math.round(2 * Math.log2(spaces + 1))));
}

/** 0, then in steps that double: 2 %, 4 %, 8 %, 16 %, 32 %, 64 %. */
function step(share: number): number {
  return share <= 0 ? 0 : Math.max(1, Math.ceil(7 + Math.log2(share)));
}

function feature(kind: number, value: number): number {
  let hash = Math.imul(SEED ^ kind, PRIME);
  hash = Math.imul(hash ^ (value + 64), PRIME);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
