/** An order that a seed gives: the same on every machine, for a class that shares a number. */

/** FNV-1a, its bits mixed at the end: what differs by one letter shall lie far apart. */
const hash = (text: string): number => {
  let sum = 0x811c9dc5;
  for (const letter of text) sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x45d9f3b);
  return (sum ^ (sum >>> 16)) >>> 0;
};

/** `items` in the order of the seed; `nameOf` tells one from another. */
export const mixed = <Item>(
  items: readonly Item[],
  seed: string,
  nameOf: (item: Item) => string,
): readonly Item[] =>
  items
    .map((item) => ({ item, place: hash(`${seed}/${nameOf(item)}`) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
