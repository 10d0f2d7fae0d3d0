/** IPv4 and IPv6 addresses: as text (RFC 4291 2.2, RFC 5952) and as 4 or 16 octets. */

const readVersion4 = (text: string): readonly number[] | null => {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part))) return null;
  const octets = parts.map(Number);
  return octets.every((octet) => octet <= 255) ? octets : null;
};

/** The octets of groups on one side of `::`; at the end of all, the last may be an IPv4 address. */
const readGroups = (text: string, atEnd: boolean): readonly number[] | null => {
  if (text === '') return [];
  const groups = text.split(':');
  const octets: number[] = [];
  for (const [index, group] of groups.entries()) {
    const dotted = atEnd && index === groups.length - 1 ? readVersion4(group) : null;
    if (dotted !== null) octets.push(...dotted);
    else if (/^[\da-f]{1,4}$/i.test(group)) {
      const value = parseInt(group, 16);
      octets.push(value >> 8, value & 0xff);
    } else return null;
  }
  return octets;
};

const readVersion6 = (text: string): readonly number[] | null => {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const left = readGroups(halves[0] ?? '', halves.length === 1);
  const right = readGroups(halves[1] ?? '', true);
  if (left === null || right === null) return null;
  const missing = 16 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return null;
  return [...left, ...Array<number>(missing).fill(0), ...right];
};

/** The octets of an address, 4 or 16; null where the text is none. */
export const parseAddress = (text: string): Uint8Array | null => {
  const octets = text.includes(':') ? readVersion6(text) : readVersion4(text);
  return octets === null ? null : Uint8Array.from(octets);
};

/** The first longest run of two or more zero groups: RFC 5952 4.2 shortens this one. */
const longestZeros = (
  groups: readonly number[],
): { readonly from: number; readonly to: number } => {
  let best = { from: 0, to: 0 };
  for (let from = 0; from < groups.length; from += 1) {
    let to = from;
    while (groups[to] === 0) to += 1;
    if (to - from > Math.max(1, best.to - best.from)) best = { from, to };
    if (to > from) from = to;
  }
  return best;
};

const hexadecimal = (groups: readonly number[]): string =>
  groups.map((group) => group.toString(16)).join(':');

/** The text of an address of 4 or 16 octets. */
export const formatAddress = (octets: Uint8Array): string => {
  if (octets.length === 4) return octets.join('.');
  const groups = Array.from(
    { length: 8 },
    (_, at) => ((octets[2 * at] ?? 0) << 8) | (octets[2 * at + 1] ?? 0),
  );
  const { from, to } = longestZeros(groups);
  if (to === from) return hexadecimal(groups);
  return `${hexadecimal(groups.slice(0, from))}::${hexadecimal(groups.slice(to))}`;
};
