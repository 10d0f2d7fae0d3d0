/** Text as TCP carries it: octets, here a string of characters from `\0` to `\xff`. */

/** The UTF-8 octets of a text. A lone half of a surrogate pair becomes U+FFFD. */
export const toOctets = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /%([0-9A-F]{2})/g,
    (_, hex: string) => String.fromCharCode(parseInt(hex, 16)),
  );

/** The text that UTF-8 octets spell; throws where they spell none. */
export const decodeOctets = (octets: Iterable<number>): string =>
  decodeURIComponent(
    Array.from(octets, (octet) => `%${octet.toString(16).padStart(2, '0')}`).join(''),
  );

/** The text that octets spell; where a segment cuts a character, its octets one by one. */
export const fromOctets = (octets: string): string => {
  try {
    return decodeOctets(Array.from(octets, (octet) => octet.charCodeAt(0)));
  } catch {
    return octets;
  }
};
