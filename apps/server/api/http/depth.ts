/** Whether nothing in a JSON value is nested deeper than `max` levels. Looks level by level. */
export function depthWithin(value: unknown, max: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > max) return false;
    const below: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const child of Object.values(item)) if (typeof child === 'object') below.push(child);
    }
    level = below;
  }
  return true;
}
