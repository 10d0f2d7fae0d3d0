/**
 * A packet: what the bytes of an IP packet with TCP in it say, be it sensible or not. (What TCP
 * means by it, if it means anything, is a segment: `segment-of.ts`.)
 */
import { formatAddress } from './addresses.ts';
import { addWords, checksumOf, pseudoHeaderSum } from './checksum.ts';
import { readOptions, type PacketOption } from './options.ts';

/** TCP's control bits, from the least significant one on (RFC 9293 3.1, RFC 3168 6.1). */
export const controlBits = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'] as const;
export type ControlBit = (typeof controlBits)[number];

/** `unknown`: not all octets are there that it is a sum of. */
export type ChecksumVerdict = 'right' | 'wrong' | 'unknown';

export interface Packet {
  readonly version: 4 | 6;
  readonly source: string;
  readonly destination: string;
  /** IPv4's TTL, IPv6's hop limit. */
  readonly hopLimit: number;
  /** IPv4's, or that of IPv6's fragment header; null where there is none. */
  readonly identification: number | null;
  /** Of the IPv4 header; IPv6 has none: `right`. */
  readonly headerChecksum: ChecksumVerdict;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly seq: number;
  /** The field, also where ACK is not set. */
  readonly ack: number;
  /** Words of 32 bits. */
  readonly dataOffset: number;
  /** The four bits after the data offset. */
  readonly reserved: number;
  readonly flags: readonly ControlBit[];
  readonly window: number;
  readonly checksum: number;
  readonly checksumVerdict: ChecksumVerdict;
  readonly urgentPointer: number;
  readonly options: readonly PacketOption[];
  /** The options do not add up; those before the break are in `options`. */
  readonly malformedOptions: boolean;
  /** Octets of text that were sent. */
  readonly length: number;
  /** Those of them that are there: a view into what was read. */
  readonly text: Uint8Array;
  /** Less is here than was sent: the capture cut it, or it is the first fragment of several. */
  readonly cut: boolean;
}

export type PacketProblemName =
  | 'empty'
  | 'not-ip'
  | 'bad-ip-header'
  | 'cut-ip-header'
  | 'fragment'
  | 'not-tcp'
  | 'cut-tcp-header'
  | 'bad-tcp-header';

/** Why octets are no packet with TCP in it. */
export interface PacketProblem {
  readonly problem: PacketProblemName;
  /** Where, in octets from the beginning of what was read. */
  readonly offset: number;
}

const problem = (name: PacketProblemName, offset: number): PacketProblem => ({
  problem: name,
  offset,
});

export const isProblem = (read: object): read is PacketProblem => 'problem' in read;

const word16 = (octets: Uint8Array, at: number): number =>
  ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);

const word32 = (octets: Uint8Array, at: number): number =>
  word16(octets, at) * 0x10000 + word16(octets, at + 2);

const protocolTcp = 6;

/** What the IP header tells of the TCP in it. */
interface Envelope {
  readonly version: 4 | 6;
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  readonly hopLimit: number;
  readonly identification: number | null;
  readonly headerChecksum: ChecksumVerdict;
  /** Where the TCP header begins, and where the packet ended when it was sent. */
  readonly from: number;
  readonly to: number;
  /** The rest of the segment comes in other fragments. */
  readonly moreFragments: boolean;
}

const readVersion4 = (octets: Uint8Array): Envelope | PacketProblem => {
  if (octets.length < 20) return problem('cut-ip-header', octets.length);
  const from = ((octets[0] ?? 0) & 0xf) * 4;
  // Segmentation offload leaves 0 in a capture: then all that is there counts.
  const to = word16(octets, 2) === 0 ? octets.length : word16(octets, 2);
  if (from < 20 || to < from) return problem('bad-ip-header', from < 20 ? 0 : 2);
  if (octets.length < from) return problem('cut-ip-header', octets.length);
  const fragment = word16(octets, 6);
  if ((fragment & 0x1fff) !== 0) return problem('fragment', 6);
  if (octets[9] !== protocolTcp) return problem('not-tcp', 9);
  return {
    version: 4,
    source: octets.subarray(12, 16),
    destination: octets.subarray(16, 20),
    hopLimit: octets[8] ?? 0,
    identification: word16(octets, 4),
    headerChecksum: checksumOf(addWords(0, octets, 0, from)) === 0 ? 'right' : 'wrong',
    from,
    to,
    moreFragments: (fragment & 0x2000) !== 0,
  };
};

/** Extension headers whose second octet counts words of 64 bits after the first (RFC 8200 4.1). */
const extensionHeaders: readonly number[] = [0, 43, 60, 135, 139, 140, 253, 254];
const fragmentHeader = 44;
const authenticationHeader = 51;

interface Upper {
  readonly from: number;
  readonly identification: number | null;
  readonly moreFragments: boolean;
}

/** Past the extension headers to the TCP header. Each is at least 8 octets long, so it ends. */
const skipExtensions = (octets: Uint8Array): Upper | PacketProblem => {
  let [next, at, field] = [octets[6] ?? 0, 40, 6];
  let identification: number | null = null;
  let moreFragments = false;
  while (next !== protocolTcp) {
    const isFragment = next === fragmentHeader;
    const isAuthentication = next === authenticationHeader;
    if (!isFragment && !isAuthentication && !extensionHeaders.includes(next)) {
      return problem('not-tcp', field);
    }
    if (octets.length < at + 8) return problem('cut-ip-header', octets.length);
    if (isFragment) {
      const offset = word16(octets, at + 2);
      if (offset >> 3 !== 0) return problem('fragment', at + 2);
      moreFragments = (offset & 1) !== 0;
      identification = word32(octets, at + 4);
    }
    const units = octets[at + 1] ?? 0;
    [next, field] = [octets[at] ?? 0, at];
    at += isFragment ? 8 : isAuthentication ? Math.max(8, (units + 2) * 4) : (units + 1) * 8;
  }
  return { from: at, identification, moreFragments };
};

const readVersion6 = (octets: Uint8Array): Envelope | PacketProblem => {
  if (octets.length < 40) return problem('cut-ip-header', octets.length);
  const upper = skipExtensions(octets);
  if (isProblem(upper)) return upper;
  const length = word16(octets, 4);
  const to = length === 0 ? octets.length : 40 + length;
  if (to < upper.from) return problem('bad-ip-header', 4);
  return {
    version: 6,
    source: octets.subarray(8, 24),
    destination: octets.subarray(24, 40),
    hopLimit: octets[7] ?? 0,
    headerChecksum: 'right',
    to,
    ...upper,
  };
};

const readEnvelope = (octets: Uint8Array): Envelope | PacketProblem => {
  const [first] = octets;
  if (first === undefined) return problem('empty', 0);
  if (first >> 4 === 4) return readVersion4(octets);
  return first >> 4 === 6 ? readVersion6(octets) : problem('not-ip', 0);
};

const verdict = (octets: Uint8Array, envelope: Envelope, whole: boolean): ChecksumVerdict => {
  if (!whole) return 'unknown';
  const { source, destination, from, to } = envelope;
  const pseudo = pseudoHeaderSum(source, destination, to - from);
  return checksumOf(addWords(pseudo, octets, from, to)) === 0 ? 'right' : 'wrong';
};

/** The sets of control bits, made once: most packets have one of a few. */
const bitSets = Array.from({ length: 256 }, (_, bits) =>
  controlBits.filter((_name, at) => ((bits >> at) & 1) === 1),
);

const fixedHeader = 20;

const readTcp = (octets: Uint8Array, envelope: Envelope): Packet | PacketProblem => {
  const { from, to, moreFragments, source, destination, ...ip } = envelope;
  const end = Math.min(to, octets.length);
  if (end - from < fixedHeader) {
    return problem(to - from < fixedHeader ? 'bad-tcp-header' : 'cut-tcp-header', end);
  }
  const dataOffset = (octets[from + 12] ?? 0) >> 4;
  const textFrom = from + 4 * dataOffset;
  if (dataOffset < 5 || textFrom > to) return problem('bad-tcp-header', from + 12);
  const cut = moreFragments || end < to;
  const list = readOptions(octets.subarray(from + fixedHeader, Math.min(textFrom, end)));
  return {
    version: ip.version,
    source: formatAddress(source),
    destination: formatAddress(destination),
    hopLimit: ip.hopLimit,
    identification: ip.identification,
    headerChecksum: ip.headerChecksum,
    sourcePort: word16(octets, from),
    destinationPort: word16(octets, from + 2),
    seq: word32(octets, from + 4),
    ack: word32(octets, from + 8),
    dataOffset,
    reserved: (octets[from + 12] ?? 0) & 0xf,
    flags: bitSets[octets[from + 13] ?? 0] ?? [],
    window: word16(octets, from + 14),
    checksum: word16(octets, from + 16),
    checksumVerdict: verdict(octets, envelope, !cut),
    urgentPointer: word16(octets, from + 18),
    options: list.options,
    malformedOptions: list.malformed,
    length: to - textFrom,
    text: octets.subarray(Math.min(textFrom, end), end),
    cut,
  };
};

/**
 * The packet that octets are, from the first of the IP header on. What follows the length that the
 * IP header names is padding. Never throws.
 */
export const readPacket = (octets: Uint8Array): Packet | PacketProblem => {
  const envelope = readEnvelope(octets);
  return isProblem(envelope) ? envelope : readTcp(octets, envelope);
};
