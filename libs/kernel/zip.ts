/** Pairs of what stands at the same place; throws a RangeError where one list is longer. */
export function zip<A, B>(first: readonly A[], second: readonly B[]): [A, B][] {
  if (first.length !== second.length) {
    throw new RangeError(`${first.length} and ${second.length} can't be paired`);
  }
  const others = second.values();
  return first.map((one) => {
    const next = others.next();
    if (next.done === true) throw new RangeError('the second list ended early');
    return [one, next.value];
  });
}
