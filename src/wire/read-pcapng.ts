/** Reads the pcapng format (draft-ietf-opsawg-pcapng), in either byte order, also both in one file. */
import { fromOctets } from '../tcp/octets.ts';
import { charactersOf } from './characters.ts';
import { fileProblem, type FileProblem, type Frame, type Frames, type Time } from './frames.ts';
import { blockTypes, byteOrderMagic, optionCodes, padded } from './pcapng.ts';

/** How the times of an interface are to be read. */
interface Clock {
  /** Units in a second. */
  readonly units: bigint;
  /** Seconds to be added. */
  readonly offset: number;
}

interface Interface {
  /** From 0 through the file. */
  readonly number: number;
  readonly linkType: number;
  /** Octets kept of a frame; 0 is no limit. */
  readonly snapLength: number;
  readonly clock: Clock;
}

/** The file as its current section has it. */
interface Section {
  readonly file: Uint8Array;
  readonly word16: (at: number) => number;
  readonly word32: (at: number) => number;
  readonly littleEndian: boolean;
  /** Interfaces of this section, in the order in which they are described. */
  readonly interfaces: Interface[];
  /** Interfaces of the sections before. */
  readonly interfacesBefore: number;
}

/** The body of a block, without its type and lengths. */
interface Body {
  readonly from: number;
  readonly to: number;
}

const magicAt = (view: DataView): boolean | null => {
  if (view.byteLength < 12) return null;
  if (view.getUint32(8, true) === byteOrderMagic) return true;
  return view.getUint32(8) === byteOrderMagic ? false : null;
};

/** Whether a file begins as a pcapng file does. */
export const isPcapng = (view: DataView): boolean =>
  view.byteLength >= 4 && view.getUint32(0) === blockTypes.sectionHeader;

interface OptionRange {
  readonly code: number;
  readonly value: Uint8Array;
  readonly at: number;
}

/** The options between two places; a broken one ends them. */
function* optionsIn(
  { file, word16 }: Section,
  { from, to }: Body,
): Generator<OptionRange | null, void, void> {
  let at = from;
  while (at + 4 <= to) {
    const [code, length] = [word16(at), word16(at + 2)];
    if (code === optionCodes.endOfOptions) return;
    if (at + 4 + length > to) return yield null;
    yield { code, value: file.subarray(at + 4, at + 4 + length), at };
    at += 4 + padded(length);
  }
}

/** if_tsresol: a negative power of 10, or of 2 where the highest bit is set. */
const unitsOf = (resolution: number): bigint => {
  const exponent = resolution & 0x7f;
  return resolution < 0x80 ? BigInt(`1${'0'.repeat(exponent)}`) : 1n << BigInt(exponent);
};

const microseconds = 1_000_000n;

const clockOf = (section: Section, options: readonly OptionRange[]): Clock => {
  const find = (code: number, length: number) =>
    options.find((option) => option.code === code && option.value.length === length);
  const resolution = find(optionCodes.timestampResolution, 1)?.value[0];
  const offset = find(optionCodes.timestampOffset, 8);
  const { littleEndian } = section;
  const high = offset ? section.word32(offset.at + (littleEndian ? 8 : 4)) | 0 : 0;
  const low = offset ? section.word32(offset.at + (littleEndian ? 4 : 8)) : 0;
  return {
    units: resolution === undefined ? microseconds : unitsOf(resolution),
    offset: high * 0x1_0000_0000 + low,
  };
};

const billion = 1_000_000_000n;

const timeOf = ({ units, offset }: Clock, high: number, low: number): Time => {
  const count = high * 0x1_0000_0000 + low;
  if (units === microseconds && count <= Number.MAX_SAFE_INTEGER) {
    const seconds = Math.floor(count / 1e6);
    return { seconds: seconds + offset, nanoseconds: (count - seconds * 1e6) * 1000 };
  }
  const exact = BigInt(high) * 0x1_0000_0000n + BigInt(low);
  const seconds = exact / units;
  const nanoseconds = Number(((exact - seconds * units) * billion) / units);
  return { seconds: Number(seconds) + offset, nanoseconds };
};

/** The options that can be read, and the problem of the one that cannot. */
const readOptions = (
  section: Section,
  body: Body,
): { readonly options: readonly OptionRange[]; readonly problem: FileProblem | null } => {
  const all = [...optionsIn(section, body)];
  const options = all.filter((option) => option !== null);
  const broken = options.length < all.length;
  return { options, problem: broken ? fileProblem('bad-option', body.from) : null };
};

/** An interface that is not understood is there all the same: those after it keep their numbers. */
const describeInterface = (section: Section, body: Body): FileProblem | null => {
  const { interfaces, interfacesBefore, word16, word32 } = section;
  const whole = body.to - body.from >= 8;
  const { options, problem } = readOptions(section, { from: body.from + 8, to: body.to });
  interfaces.push({
    number: interfacesBefore + interfaces.length,
    linkType: whole ? word16(body.from) : -1,
    snapLength: whole ? word32(body.from + 4) : 0,
    clock: clockOf(section, options),
  });
  return whole ? problem : fileProblem('bad-block', body.from);
};

/** What the three kinds of packet blocks tell before the frame itself. */
interface Head {
  readonly interfaceId: number;
  readonly size: number;
  /** Where the time stands; null where there is none. */
  readonly timeAt: number | null;
  readonly captured: number;
}

const headOf = (section: Section, type: number, { from, to }: Body): Head | null => {
  const { word16, word32, interfaces } = section;
  const size = type === blockTypes.simplePacket ? 4 : 20;
  if (to - from < size) return null;
  if (type === blockTypes.simplePacket) {
    const most = interfaces[0]?.snapLength ?? 0;
    const captured = Math.min(word32(from), most === 0 ? Infinity : most, to - from - size);
    return { interfaceId: 0, size, timeAt: null, captured };
  }
  const interfaceId = type === blockTypes.packet ? word16(from) : word32(from);
  return { interfaceId, size, timeAt: from + 4, captured: word32(from + 12) };
};

const commentsIn = (options: readonly OptionRange[]): readonly string[] =>
  options
    .filter(({ code }) => code === optionCodes.comment)
    .map(({ value }) => fromOctets(charactersOf(value)));

function* packetIn(section: Section, type: number, body: Body): Frames {
  const head = headOf(section, type, body);
  const offset = body.from + (head?.size ?? 0);
  if (head === null || head.captured > body.to - offset) {
    return yield fileProblem('bad-block', body.from);
  }
  const described = section.interfaces[head.interfaceId];
  if (described === undefined) return yield fileProblem('unknown-interface', body.from);
  const { timeAt, captured } = head;
  const octets = section.file.subarray(offset, offset + captured);
  const after = { from: offset + padded(captured), to: body.to };
  const hasOptions = timeAt !== null && after.to - after.from >= 4;
  const { options, problem } = hasOptions
    ? readOptions(section, after)
    : { options: [], problem: null };
  if (problem !== null) yield problem;
  const frame: Frame = {
    kind: 'frame',
    offset,
    octets,
    linkType: described.linkType,
    time:
      timeAt === null
        ? null
        : timeOf(described.clock, section.word32(timeAt), section.word32(timeAt + 4)),
    interface: described.number,
    comments: commentsIn(options),
  };
  yield frame;
}

const sectionAt = (
  file: Uint8Array,
  view: DataView,
  littleEndian: boolean,
  interfacesBefore: number,
): Section => ({
  file,
  word16: (at) => view.getUint16(at, littleEndian),
  word32: (at) => view.getUint32(at, littleEndian),
  littleEndian,
  interfaces: [],
  interfacesBefore,
});

/** The section that begins here, or why none does. */
const openSection = (
  file: Uint8Array,
  view: DataView,
  at: number,
  interfacesBefore: number,
): Section | FileProblem => {
  const littleEndian = magicAt(new DataView(file.buffer, file.byteOffset + at, file.length - at));
  if (littleEndian === null) return fileProblem('not-a-capture', at);
  const section = sectionAt(file, view, littleEndian, interfacesBefore);
  const isKnown = file.length >= at + 16 && section.word16(at + 12) === 1;
  return isKnown ? section : fileProblem('unknown-version', at);
};

/** The frames of a file that begins as a pcapng file does. Blocks of other types are passed over. */
export function* pcapngFrames(file: Uint8Array, view: DataView): Frames {
  let section: Section | null = null;
  let at = 0;
  while (at < file.length) {
    if (file.length - at < 12) return yield fileProblem('cut-file', at);
    // The type of a section's header reads the same in both byte orders.
    if (section === null || view.getUint32(at) === blockTypes.sectionHeader) {
      const before: number =
        section === null ? 0 : section.interfacesBefore + section.interfaces.length;
      const opened = openSection(file, view, at, before);
      if ('problem' in opened) return yield opened;
      section = opened;
    }
    const [type, size] = [section.word32(at), section.word32(at + 4)];
    if (size < 12 || size % 4 !== 0) return yield fileProblem('bad-block-length', at + 4);
    if (at + size > file.length) return yield fileProblem('cut-file', at);
    const body = { from: at + 8, to: at + size - 4 };
    if (section.word32(body.to) !== size) yield fileProblem('bad-block-length', body.to);
    if (type === blockTypes.interfaceDescription) {
      const problem = describeInterface(section, body);
      if (problem !== null) yield problem;
    } else if (
      type === blockTypes.enhancedPacket ||
      type === blockTypes.simplePacket ||
      type === blockTypes.packet
    ) {
      yield* packetIn(section, type, body);
    }
    at += size;
  }
}
