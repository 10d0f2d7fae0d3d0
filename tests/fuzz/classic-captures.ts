/** The packets of a capture once more, in each form of the classic format and behind other links. */
import { readCapture } from '../../src/wire/read-capture.ts';

interface Link {
  readonly type: number;
  readonly header: readonly number[];
}

const zeros = (count: number): readonly number[] => Array<number>(count).fill(0);

const links: readonly Link[] = [
  { type: 1, header: [...zeros(12), 0x81, 0, 0, 1, 8, 0] },
  { type: 113, header: [...zeros(14), 8, 0] },
  { type: 276, header: [8, 0, ...zeros(18)] },
  { type: 0, header: [2, 0, 0, 0] },
];

/** Both byte orders, with microseconds and with nanoseconds. */
const forms = [
  [0xa1b2c3d4, true],
  [0xa1b2c3d4, false],
  [0xa1b23c4d, true],
  [0xa1b23c4d, false],
] as const;

/** The IP packets of a capture of raw IP: each lies around the text that was read of it. */
const packetsIn = (file: Uint8Array): readonly Uint8Array[] =>
  readCapture(file).packets.map(({ packet: { text, dataOffset } }) => {
    const from = text.byteOffset - 4 * dataOffset - 20;
    return new Uint8Array(file.buffer, from, text.byteOffset + text.length - from);
  });

const written = (
  packets: readonly Uint8Array[],
  link: Link,
  [magic, littleEndian]: (typeof forms)[number],
): Uint8Array => {
  const records = packets.map((packet) => Uint8Array.from([...link.header, ...packet]));
  const size = records.reduce((sum, { length }) => sum + 16 + length, 24);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const words = (at: number, ...values: readonly number[]) =>
    values.forEach((value, index) => view.setUint32(at + 4 * index, value, littleEndian));
  words(0, magic, 0, 0, 0, 262_144, link.type);
  view.setUint16(4, 2, littleEndian);
  let at = 24;
  for (const [index, record] of records.entries()) {
    words(at, 1_700_000_000, index, record.length, record.length);
    file.set(record, at + 16);
    at += 16 + record.length;
  }
  return file;
};

/** A capture of raw IPv4 in the classic format, once behind each link. */
export const classicCaptures = (file: Uint8Array): readonly Uint8Array[] => {
  const packets = packetsIn(file);
  return links.map((link, index) => written(packets, link, forms[index % forms.length]!));
};
