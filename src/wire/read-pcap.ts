/** Reads the classic pcap format (draft-ietf-opsawg-pcap), in either byte order. */
import { fileProblem, type Frames } from './frames.ts';

interface Form {
  readonly littleEndian: boolean;
  /** Nanoseconds in the smaller unit of its times. */
  readonly unit: number;
}

const forms: ReadonlyMap<number, Form> = new Map([
  [0xa1b2c3d4, { littleEndian: false, unit: 1000 }],
  [0xd4c3b2a1, { littleEndian: true, unit: 1000 }],
  [0xa1b23c4d, { littleEndian: false, unit: 1 }],
  [0x4d3cb2a1, { littleEndian: true, unit: 1 }],
]);

const fileHeader = 24;
const recordHeader = 16;

const formOf = (view: DataView): Form | undefined =>
  view.byteLength < 4 ? undefined : forms.get(view.getUint32(0));

/** Whether a file begins as a classic pcap file does. */
export const isPcap = (view: DataView): boolean => formOf(view) !== undefined;

/** The frames of a file that begins as a classic pcap file does. */
export function* pcapFrames(file: Uint8Array, view: DataView): Frames {
  const form = formOf(view);
  if (form === undefined) return yield fileProblem('not-a-capture', 0);
  if (file.length < fileHeader) return yield fileProblem('cut-file', file.length);
  const { littleEndian, unit } = form;
  const word = (at: number) => view.getUint32(at, littleEndian);
  if (view.getUint16(4, littleEndian) !== 2) return yield fileProblem('unknown-version', 4);
  // The upper half may tell the length of the frames' check sequences.
  const linkType = word(20) & 0xffff;
  let at = fileHeader;
  while (at < file.length) {
    const offset = at + recordHeader;
    const end = offset + (offset <= file.length ? word(at + 8) : 0);
    if (offset > file.length || end > file.length) return yield fileProblem('cut-file', at);
    const nanoseconds = word(at + 4) * unit;
    const time = nanoseconds < 1e9 ? { seconds: word(at), nanoseconds } : null;
    if (time === null) yield fileProblem('bad-time', at + 4);
    const octets = file.subarray(offset, end);
    yield { kind: 'frame', offset, octets, linkType, time, interface: 0, comments: [] };
    at = end;
  }
}
