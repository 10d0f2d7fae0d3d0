/**
 * Captures that somebody broke, and octets that were never one: whatever a file holds, reading it
 * ends, and gives no more than the file and the limits allow. Everything is drawn from the seed.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '../../src/net/chance.ts';
import { readCapture, type Capture } from '../../src/wire/read-capture.ts';
import { segmentOf } from '../../src/wire/segment-of.ts';
import { classicCaptures } from './classic-captures.ts';

export interface CaptureCounts {
  readonly files: number;
  readonly octets: number;
  readonly frames: number;
  readonly packets: number;
  /** Packets that are whole and sound. */
  readonly segments: number;
  /** How often each problem was found. */
  readonly problems: Readonly<Record<string, number>>;
  /** The longest that one file took, in milliseconds. */
  readonly longest: number;
}

const folder = 'tests/wire/captures';

/** The captures that are broken: real ones in pcapng, and the same packets in the classic format. */
const originals = (): readonly Uint8Array[] => {
  const files = readdirSync(folder).map((name) => new Uint8Array(readFileSync(join(folder, name))));
  return [...files, ...files.flatMap(classicCaptures)];
};

/** Numbers from a seed, one after another. */
const dice = (seed: number) => {
  let thrown = 0;
  return (limit: number): number => hash(seed, 'captures', thrown++) % limit;
};
type Dice = ReturnType<typeof dice>;

const oneOf = <T>(below: Dice, values: readonly T[]): T => values[below(values.length)]!;

/** Numbers at which lengths and counts turn. */
const telling = [0, 1, 2, 3, 4, 7, 8, 11, 12, 15, 16, 19, 20, 40, 60, 0x7f, 0x80, 0xff];
const tellingWords = [0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_fffc, 0xffff_ffff];

type Mutation = (below: Dice, file: Uint8Array) => Uint8Array;

const changed = (file: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array => {
  const copy = file.slice();
  change(copy);
  return copy;
};

/** A place in the file, more often near its beginning, where most depends on each octet. */
const place = (below: Dice, { length }: Uint8Array): number =>
  below(4) === 0 ? below(Math.min(length, 200)) : below(length);

const mutations: readonly Mutation[] = [
  (below, file) => changed(file, (copy) => (copy[place(below, file)]! ^= 1 << below(8))),
  (below, file) => changed(file, (copy) => (copy[place(below, file)] = oneOf(below, telling))),
  (below, file) =>
    changed(file, (copy) => {
      const at = Math.max(0, Math.min(place(below, file) & ~3, copy.length - 4));
      if (copy.length < 4) return;
      new DataView(copy.buffer).setUint32(at, oneOf(below, tellingWords), below(2) === 0);
    }),
  // Cut, or with a piece missing, doubled, or of noise.
  (below, file) => file.slice(0, place(below, file)),
  (below, file) => {
    const [from, to] = [place(below, file), place(below, file)];
    const whole = Buffer.concat([file.subarray(0, from), file.subarray(to)]);
    return new Uint8Array(whole.subarray(0, 1 << 16));
  },
  (below, file) =>
    changed(file, (copy) => {
      const from = place(below, file);
      const to = Math.min(copy.length, from + below(64));
      for (let at = from; at < to; at += 1) copy[at] = below(256);
    }),
];

const mutated = (below: Dice, original: Uint8Array): Uint8Array => {
  let file = original;
  for (let left = 1 + below(6); left > 0 && file.length > 0; left -= 1) {
    file = oneOf(below, mutations)(below, file);
  }
  return file;
};

const magics = [
  [0x0a, 0x0d, 0x0d, 0x0a, 28, 0, 0, 0, 0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0],
  [0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 1, 0, 0, 0],
  [0xa1, 0xb2, 0x3c, 0x4d, 0, 2, 0, 4],
  [],
];

/** Noise, most of it behind the first octets of a capture. */
const noise = (below: Dice): Uint8Array =>
  Uint8Array.from([
    ...oneOf(below, magics),
    ...Array.from({ length: below(600) }, () => (below(3) === 0 ? 0 : below(256))),
  ]);

const claim = (holds: boolean, what: string, details: unknown): void => {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(details)}`);
};

const limits = { packets: 1000, problems: 1000 };

/** The shortest frame in a file: an empty one, behind the header of a simple packet block. */
const shortestFrame = 16;

const check = (file: Uint8Array, capture: Capture, details: unknown): void => {
  const { packets, problems, frames, omitted } = capture;
  claim(packets.length <= limits.packets, 'no more packets than the limit', details);
  claim(problems.length <= limits.problems, 'no more problems than the limit', details);
  claim(frames * shortestFrame <= file.length, 'no frame out of nothing', details);
  claim(packets.length + omitted.packets <= frames, 'at most one packet in a frame', details);
  for (const { offset } of problems)
    claim(offset >= 0 && offset <= file.length, 'a problem lies in the file', details);
  for (const { packet, time } of packets) {
    claim(packet.text.buffer === file.buffer, 'text is not copied', details);
    claim(packet.text.length <= packet.length, 'no more text than was sent', details);
    claim(time === null || Number.isFinite(time.seconds), 'a time is a number', details);
  }
};

/** Reads so many files that are drawn from the seed. */
export const fuzzCaptures = (seed: number, count: number): CaptureCounts => {
  const below = dice(seed);
  const from = originals();
  let [octets, frames, packets, segments, longest] = [0, 0, 0, 0, 0];
  const problems: Record<string, number> = {};
  for (let number = 0; number < count; number += 1) {
    const file = below(4) === 0 ? noise(below) : mutated(below, oneOf(below, from));
    const start = performance.now();
    const capture = readCapture(file, limits);
    longest = Math.max(longest, performance.now() - start);
    check(file, capture, { seed, number });
    octets += file.length;
    frames += capture.frames;
    packets += capture.packets.length;
    for (const { packet } of capture.packets)
      if (typeof segmentOf(packet) === 'object') segments += 1;
    for (const { problem } of capture.problems) problems[problem] = (problems[problem] ?? 0) + 1;
  }
  return { files: count, octets, frames, packets, segments, problems, longest };
};
