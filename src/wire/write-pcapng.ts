/** Writes one section of a pcapng file with one interface, little-endian, in microseconds. */
import { toOctets } from '../tcp/octets.ts';
import { blockTypes, byteOrderMagic, optionCodes, padded } from './pcapng.ts';

export interface WrittenPacket {
  /** Since 1970, in whole microseconds. */
  readonly microseconds: number;
  /** From the first octet of the IP header on. */
  readonly octets: Uint8Array;
  /** Whether the machine that captured it received it or sent it; null where it lies in between. */
  readonly direction: 'inbound' | 'outbound' | null;
  readonly comments: readonly string[];
}

export interface WrittenCapture {
  readonly interfaceName: string;
  /** About the capture as a whole. */
  readonly comments: readonly string[];
  readonly packets: readonly WrittenPacket[];
}

/** LINKTYPE_RAW: each packet begins with its IP header. */
const linkType = 101;

/** More than any packet has, and what other programs write where nothing is cut. */
const snapLength = 262_144;

interface Option {
  readonly code: number;
  readonly value: Uint8Array;
}

/** The length of an option has 16 bits. */
const longestValue = 0xffff;

const textOption = (code: number, text: string): Option => {
  const octets = toOctets(text).slice(0, longestValue);
  return { code, value: Uint8Array.from(octets, (octet) => octet.charCodeAt(0)) };
};

const commentOptions = (comments: readonly string[]): readonly Option[] =>
  comments.map((comment) => textOption(optionCodes.comment, comment));

const sizeOf = (options: readonly Option[]): number =>
  options.reduce((size, { value }) => size + 4 + padded(value.length), options.length > 0 ? 4 : 0);

/** Octets that are filled from the front. */
const createSink = (size: number) => {
  const octets = new Uint8Array(size);
  const view = new DataView(octets.buffer);
  let at = 0;
  const word16 = (...values: readonly number[]): void => {
    for (const value of values) {
      view.setUint16(at, value, true);
      at += 2;
    }
  };
  const word32 = (...values: readonly number[]): void => {
    for (const value of values) {
      view.setUint32(at, value, true);
      at += 4;
    }
  };
  /** With padding to a whole word. */
  const bytes = (value: Uint8Array): void => {
    octets.set(value, at);
    at += padded(value.length);
  };
  return { octets, word16, word32, bytes };
};
type Sink = ReturnType<typeof createSink>;

const writeOptions = (sink: Sink, options: readonly Option[]): void => {
  for (const { code, value } of options) {
    sink.word16(code, value.length);
    sink.bytes(value);
  }
  if (options.length > 0) sink.word16(optionCodes.endOfOptions, 0);
};

/** A block: type, length, what `write` puts into it, its options, and the length again. */
const block = (
  type: number,
  bodySize: number,
  options: readonly Option[],
  write: (sink: Sink) => void,
): Uint8Array => {
  const size = 12 + bodySize + sizeOf(options);
  const sink = createSink(size);
  sink.word32(type, size);
  write(sink);
  writeOptions(sink, options);
  sink.word32(size);
  return sink.octets;
};

const sectionHeader = (comments: readonly string[]): Uint8Array => {
  const application = textOption(optionCodes.userApplication, 'TCP Lanes');
  return block(blockTypes.sectionHeader, 16, [...commentOptions(comments), application], (sink) => {
    sink.word32(byteOrderMagic);
    // Version 1.0; the length of the section is not told.
    sink.word16(1, 0);
    sink.word32(0xffff_ffff, 0xffff_ffff);
  });
};

const interfaceDescription = (name: string): Uint8Array => {
  const options = [
    textOption(optionCodes.interfaceName, name),
    { code: optionCodes.timestampResolution, value: Uint8Array.of(6) },
  ];
  return block(blockTypes.interfaceDescription, 8, options, (sink) => {
    sink.word16(linkType, 0);
    sink.word32(snapLength);
  });
};

const directions = { inbound: 1, outbound: 2 } as const;

const flagsOption = (direction: keyof typeof directions): Option => ({
  code: optionCodes.packetFlags,
  value: Uint8Array.of(directions[direction], 0, 0, 0),
});

const enhancedPacket = ({ microseconds, octets, direction, comments }: WrittenPacket) => {
  const flags = direction === null ? [] : [flagsOption(direction)];
  const bodySize = 20 + padded(octets.length);
  const options = [...commentOptions(comments), ...flags];
  return block(blockTypes.enhancedPacket, bodySize, options, (sink) => {
    const high = Math.floor(microseconds / 0x1_0000_0000);
    sink.word32(0, high, microseconds % 0x1_0000_0000, octets.length, octets.length);
    sink.bytes(octets);
  });
};

const joined = (blocks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const file = new Uint8Array(blocks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const one of blocks) {
    file.set(one, at);
    at += one.length;
  }
  return file;
};

/** The octets of the file. */
export const writePcapng = ({
  interfaceName,
  comments,
  packets,
}: WrittenCapture): Uint8Array<ArrayBuffer> =>
  joined([
    sectionHeader(comments),
    interfaceDescription(interfaceName),
    ...packets.map(enhancedPacket),
  ]);
