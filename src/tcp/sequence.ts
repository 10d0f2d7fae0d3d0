/**
 * Sequence numbers: unsigned 32-bit integers whose arithmetic wraps (RFC 9293 3.4).
 * They are branded, so that a length or a plain number cannot be taken for one.
 */
declare const brand: unique symbol;
export type SequenceNumber = number & { readonly [brand]: 'SequenceNumber' };

/** The sequence number congruent to `value` modulo 2^32. */
export const sequence = (value: number): SequenceNumber => (value >>> 0) as SequenceNumber;

/** `a + octets`, modulo 2^32; `octets` may be negative. */
export const advance = (a: SequenceNumber, octets: number): SequenceNumber => sequence(a + octets);

/** How far `a` lies ahead of `b`, in octets: from -2^31 to 2^31 - 1. */
export const distance = (a: SequenceNumber, b: SequenceNumber): number => (a - b) | 0;

export const lt = (a: SequenceNumber, b: SequenceNumber): boolean => distance(a, b) < 0;
export const le = (a: SequenceNumber, b: SequenceNumber): boolean => distance(a, b) <= 0;
export const gt = (a: SequenceNumber, b: SequenceNumber): boolean => distance(a, b) > 0;
export const ge = (a: SequenceNumber, b: SequenceNumber): boolean => distance(a, b) >= 0;

/** Does `a` lie in the window of `size` octets that begins at `left`? */
export const inWindow = (a: SequenceNumber, left: SequenceNumber, size: number): boolean =>
  (a - left) >>> 0 < size;

/** The one of the two that lies further ahead. */
export const later = (a: SequenceNumber, b: SequenceNumber): SequenceNumber => (gt(a, b) ? a : b);
