/** Reads captures: whatever the octets are, there is a result, in bounded time and memory. */
import { fileProblem, type FileProblemName, type Frame, type Frames, type Time } from './frames.ts';
import { innerIp, type LinkProblemName } from './link-layers.ts';
import { isProblem, readPacket, type Packet, type PacketProblemName } from './packet.ts';
import { isPcap, pcapFrames } from './read-pcap.ts';
import { isPcapng, pcapngFrames } from './read-pcapng.ts';

export interface CapturedPacket {
  /** The frame that it came in; frames are counted from 1, those without TCP too. */
  readonly frame: number;
  readonly time: Time | null;
  readonly interface: number;
  readonly comments: readonly string[];
  readonly packet: Packet;
}

export interface CaptureProblem {
  readonly problem: FileProblemName | LinkProblemName | PacketProblemName;
  /** Octets from the beginning of the file. */
  readonly offset: number;
  /** The frame that it is about; null where it is about the file. */
  readonly frame: number | null;
}

export interface Capture {
  readonly format: 'pcapng' | 'pcap' | null;
  readonly packets: readonly CapturedPacket[];
  /** Also the frames that hold no TCP: `not-ip`, `not-tcp`. */
  readonly problems: readonly CaptureProblem[];
  /** Frames in the file, as far as it could be read. */
  readonly frames: number;
  /** What there was beyond the limits. */
  readonly omitted: { readonly packets: number; readonly problems: number };
}

/** How much is kept of a file. */
export interface CaptureLimits {
  readonly packets: number;
  readonly problems: number;
}

const usualLimits: CaptureLimits = { packets: 200_000, problems: 10_000 };

/** Why a frame is no packet; where, in octets from its beginning. */
type NoPacket = Omit<CaptureProblem, 'frame'>;

const packetIn = ({ octets, linkType }: Frame): Packet | NoPacket => {
  const inner = innerIp(linkType, octets);
  if ('problem' in inner) return inner;
  const packet = readPacket(octets.subarray(inner.from));
  if (!isProblem(packet)) return packet;
  return { problem: packet.problem, offset: inner.from + packet.offset };
};

const formatOf = (view: DataView): Capture['format'] => {
  if (isPcapng(view)) return 'pcapng';
  return isPcap(view) ? 'pcap' : null;
};

function* noFrames(): Frames {
  yield fileProblem('not-a-capture', 0);
}

const framesOf = (format: Capture['format'], file: Uint8Array, view: DataView): Frames => {
  if (format === null) return noFrames();
  return (format === 'pcap' ? pcapFrames : pcapngFrames)(file, view);
};

/** The list takes what it is given up to a limit, and counts the rest. */
const bounded = <T>(limit: number) => {
  const kept: T[] = [];
  let omitted = 0;
  const add = (item: T): void => {
    if (kept.length < limit) kept.push(item);
    else omitted += 1;
  };
  return { kept, add, omitted: () => omitted };
};

/**
 * The packets with TCP in a pcapng or classic pcap file, and all that could not be read. Texts are
 * views into the file. Never throws.
 */
export const readCapture = (file: Uint8Array, limits: CaptureLimits = usualLimits): Capture => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const format = formatOf(view);
  const packets = bounded<CapturedPacket>(limits.packets);
  const problems = bounded<CaptureProblem>(limits.problems);
  let frames = 0;
  for (const found of framesOf(format, file, view)) {
    if (found.kind === 'problem') {
      problems.add({ problem: found.problem, offset: found.offset, frame: null });
      continue;
    }
    frames += 1;
    const packet = packetIn(found);
    if ('problem' in packet) {
      const { problem, offset } = packet;
      problems.add({ problem, offset: found.offset + offset, frame: frames });
    } else {
      const { time, comments } = found;
      packets.add({ frame: frames, time, interface: found.interface, comments, packet });
    }
  }
  return {
    format,
    packets: packets.kept,
    problems: problems.kept,
    frames,
    omitted: { packets: packets.omitted(), problems: problems.omitted() },
  };
};
