/** What lies before the IP header, by the link type of a capture (www.tcpdump.org/linktypes.html). */

export type LinkProblemName = 'unknown-link-type' | 'cut-link-header' | 'not-ip';

/** Where the IP header begins in a frame; or why there is none, and where. */
export type Inner =
  { readonly from: number } | { readonly problem: LinkProblemName; readonly offset: number };

const word16 = (octets: Uint8Array, at: number): number =>
  ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);

const etherTypes = { ip4: 0x0800, ip6: 0x86dd } as const;
/** IEEE 802.1Q, 802.1ad and what came before it: four octets more, the next type in the last two. */
const vlanTypes: readonly number[] = [0x8100, 0x88a8, 0x9100];

/** A header of which the EtherType at `typeAt` tells what follows at `headerEnd`. */
const behindType = (octets: Uint8Array, typeAt: number, headerEnd: number): Inner => {
  let [type, from] = [typeAt, headerEnd];
  while (from <= octets.length && vlanTypes.includes(word16(octets, type))) {
    type = from + 2;
    from += 4;
  }
  if (octets.length < from) return { problem: 'cut-link-header', offset: octets.length };
  const found = word16(octets, type);
  return found === etherTypes.ip4 || found === etherTypes.ip6
    ? { from }
    : { problem: 'not-ip', offset: type };
};

/** AF_INET, and AF_INET6 as Linux, NetBSD, FreeBSD and macOS count. */
const families: readonly number[] = [2, 10, 24, 28, 30];

/** A protocol family in four octets; in the byte order of the machine that captured it. */
const behindFamily = (octets: Uint8Array): Inner => {
  if (octets.length < 4) return { problem: 'cut-link-header', offset: octets.length };
  const big = word16(octets, 0) === 0 ? word16(octets, 2) : -1;
  const little = word16(octets, 2) === 0 ? (octets[0] ?? 0) + ((octets[1] ?? 0) << 8) : -1;
  return families.includes(big) || families.includes(little)
    ? { from: 4 }
    : { problem: 'not-ip', offset: 0 };
};

const bare = (): Inner => ({ from: 0 });

const links: ReadonlyMap<number, (octets: Uint8Array) => Inner> = new Map([
  // Loopback: NULL and OpenBSD's LOOP.
  [0, behindFamily],
  [108, behindFamily],
  // Ethernet.
  [1, (octets) => behindType(octets, 12, 14)],
  // IP alone: RAW, under its three numbers; IPV4; IPV6.
  [12, bare],
  [14, bare],
  [101, bare],
  [228, bare],
  [229, bare],
  // Linux cooked: SLL and SLL2.
  [113, (octets) => behindType(octets, 14, 16)],
  [276, (octets) => behindType(octets, 0, 20)],
]);

/** Where the IP header begins in a frame of this link type. */
export const innerIp = (linkType: number, octets: Uint8Array): Inner =>
  links.get(linkType)?.(octets) ?? { problem: 'unknown-link-type', offset: 0 };
