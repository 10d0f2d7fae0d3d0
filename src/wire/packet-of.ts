/** A segment becomes the octets of an IP packet. */
import { has, type Flag, type Segment } from '../tcp/segment.ts';
import { parseAddress } from './addresses.ts';
import { addWords, checksumOf, pseudoHeaderSum } from './checksum.ts';
import { writeOptions } from './options.ts';
import { controlBits } from './packet.ts';

export interface Address {
  /** IPv4 or IPv6, as text. */
  readonly address: string;
  readonly port: number;
}

/** From where to where a segment goes. */
export interface Route {
  readonly source: Address;
  readonly destination: Address;
}

/** What a packet has and a segment has not. */
export interface Surroundings {
  /** IPv4's identification. Default 0, which suits a packet that may not be divided (RFC 6864 4.1). */
  readonly identification?: number;
  /** IPv4's TTL, IPv6's hop limit. Default 64. */
  readonly hopLimit?: number;
}

/**
 * Octets that stand for text of which only the length is known: letters by sequence number, in
 * short lines, so that nobody who reads lines waits for the end of one.
 */
const filler = (sequenceNumber: number): number => {
  const place = sequenceNumber % 27;
  return place === 26 ? 0x0a : 0x61 + place;
};

/**
 * Puts a segment's text where it belongs. The same sequence number has the same octet each time, so
 * that a retransmission carries what the original carried.
 */
const writeText = (octets: Uint8Array, from: number, segment: Segment): void => {
  const { text, length } = segment;
  const first = segment.seq + (has(segment, 'SYN') ? 1 : 0);
  for (let at = 0; at < length; at += 1) {
    octets[from + at] = text === null ? filler((first + at) >>> 0) : text.charCodeAt(at);
  }
};

const bitsOf = (flags: readonly Flag[]): number =>
  flags.reduce((bits, flag) => bits | (1 << controlBits.indexOf(flag)), 0);

const octetsIn = (address: string): Uint8Array => {
  const octets = parseAddress(address);
  if (octets === null) throw new RangeError(`${address}: neither an IPv4 nor an IPv6 address`);
  return octets;
};

const protocolTcp = 6;

const writeVersion4 = (
  view: DataView,
  { identification = 0, hopLimit = 64 }: Surroundings,
  ends: readonly Uint8Array[],
): void => {
  const octets = new Uint8Array(view.buffer);
  view.setUint8(0, 0x45);
  view.setUint16(2, octets.length);
  view.setUint16(4, identification & 0xffff);
  // Don't fragment.
  view.setUint16(6, 0x4000);
  view.setUint8(8, hopLimit);
  view.setUint8(9, protocolTcp);
  ends.forEach((end, index) => octets.set(end, 12 + 4 * index));
  view.setUint16(10, checksumOf(addWords(0, octets, 0, 20)));
};

const writeVersion6 = (
  view: DataView,
  { hopLimit = 64 }: Surroundings,
  ends: readonly Uint8Array[],
): void => {
  const octets = new Uint8Array(view.buffer);
  view.setUint8(0, 0x60);
  view.setUint16(4, octets.length - 40);
  view.setUint8(6, protocolTcp);
  view.setUint8(7, hopLimit);
  ends.forEach((end, index) => octets.set(end, 8 + 16 * index));
};

/** Where the checksum lies in a TCP header. */
export const checksumOffset = 16;

const writeTcp = (view: DataView, from: number, segment: Segment, route: Route): void => {
  const octets = new Uint8Array(view.buffer);
  const options = writeOptions(segment.options);
  const words = 5 + options.length / 4;
  view.setUint16(from, route.source.port);
  view.setUint16(from + 2, route.destination.port);
  view.setUint32(from + 4, segment.seq);
  view.setUint32(from + 8, segment.ack ?? 0);
  view.setUint8(from + 12, words << 4);
  view.setUint8(from + 13, bitsOf(segment.flags));
  view.setUint16(from + 14, segment.window);
  octets.set(options, from + 20);
  writeText(octets, from + 4 * words, segment);
};

/**
 * The IP packet that carries a segment, with right checksums. Both addresses are of one version.
 * IPv4's packets have at most 65,535 octets, IPv6's 40 more; a longer one throws, as does a text
 * that is no address.
 */
export const packetOf = (
  segment: Segment,
  route: Route,
  surroundings: Surroundings = {},
): Uint8Array => {
  const source = octetsIn(route.source.address);
  const destination = octetsIn(route.destination.address);
  if (source.length !== destination.length) throw new RangeError('addresses of two versions');
  const isVersion4 = source.length === 4;
  const from = isVersion4 ? 20 : 40;
  const tcpLength = 20 + writeOptions(segment.options).length + segment.length;
  if ((isVersion4 ? from : 0) + tcpLength > 0xffff) {
    throw new RangeError(`${segment.length} octets of text do not fit into a packet`);
  }
  const octets = new Uint8Array(from + tcpLength);
  const view = new DataView(octets.buffer);
  (isVersion4 ? writeVersion4 : writeVersion6)(view, surroundings, [source, destination]);
  writeTcp(view, from, segment, route);
  const pseudo = pseudoHeaderSum(source, destination, tcpLength);
  view.setUint16(from + checksumOffset, checksumOf(addWords(pseudo, octets, from)));
  return octets;
};
