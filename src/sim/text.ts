/** Text as TCP carries it: octets, here a string of characters from `\0` to `\xff`. */

/** The UTF-8 octets of a text. A lone half of a surrogate pair becomes U+FFFD. */
export const toOctets = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /%([0-9A-F]{2})/g,
    (_, hex: string) => String.fromCharCode(parseInt(hex, 16)),
  );

/** The text that octets spell; where a segment cuts a character, its octets one by one. */
export const fromOctets = (octets: string): string => {
  const escaped = Array.from(
    octets,
    (octet) => `%${octet.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  try {
    return decodeURIComponent(escaped.join(''));
  } catch {
    return octets;
  }
};
