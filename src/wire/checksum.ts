/** The checksum of IP and TCP: the ones' complement of the ones' complement sum (RFC 1071). */

/** A sum of 16-bit words, not folded yet, with the octets `from` to `to` added to it. */
export const addWords = (sum: number, octets: Uint8Array, from = 0, to = octets.length): number => {
  let total = sum;
  const even = from + ((to - from) & ~1);
  for (let at = from; at < even; at += 2) {
    total += ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);
  }
  // The last octet of an odd number stands before a zero.
  return even < to ? total + ((octets[even] ?? 0) << 8) : total;
};

/** The checksum that belongs to a sum; 0 where the sum holds its checksum already and is right. */
export const checksumOf = (sum: number): number => {
  let folded = sum;
  while (folded > 0xffff) folded = (folded % 0x10000) + Math.floor(folded / 0x10000);
  return folded ^ 0xffff;
};

const protocolTcp = 6;

/**
 * The sum of TCP's pseudo-header (RFC 9293 3.1, RFC 8200 8.1): addresses of 4 or 16 octets, and how
 * many octets the header and the text have.
 */
export const pseudoHeaderSum = (
  source: Uint8Array,
  destination: Uint8Array,
  length: number,
): number => addWords(addWords(protocolTcp + length, source), destination);
