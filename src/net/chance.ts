/**
 * Chance without a sequence: every draw is a hash of the seed, its purpose, the sender and the
 * ordinal of its segment, so that one more fault does not change the luck of the others.
 */
const mix = (hash: number): number => {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** An unsigned 32-bit number that depends on all of its arguments and on nothing else. */
export const hash = (seed: number, ...words: readonly (string | number)[]): number => {
  let h = mix(seed | 0);
  for (const character of words.join('\u0000')) {
    h = Math.imul(h ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return mix(h);
};

/** A number from 0 up to, not including, 1. */
export const chance = (seed: number, ...words: readonly (string | number)[]): number =>
  hash(seed, ...words) / 0x1_0000_0000;
