/**
 * The send and the receive sequence space (RFC 9293 3.4, Figures 3 and 4) as bars. As in the figures
 * their parts are not to scale, for ten octets in flight and a window of 65,535 must both be seen;
 * but the order is true, and an empty part has no width.
 */
import { advance, distance, sequence } from '../tcp/sequence.ts';
import type { TcbSnapshot } from '../tcp/tcb.ts';

export type RegionKind =
  'acknowledged' | 'unacknowledged' | 'usable' | 'received' | 'open' | 'beyond';

/** A part of a bar; its places are shares of the bar's width. */
export interface Region {
  readonly kind: RegionKind;
  readonly from: number;
  readonly to: number;
  /** Null where it goes on out of the picture. */
  readonly octets: number | null;
}

/** A number at a border between two parts, with the variables that stand there. */
export interface Mark {
  readonly names: readonly string[];
  readonly value: number;
  readonly at: number;
  /** Where its text stands, so that no two meet. */
  readonly side: 'before' | 'after';
}

/** What arrived ahead of its turn. A piece without octets is a FIN. */
export interface Piece {
  readonly seq: number;
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

export interface Space {
  readonly regions: readonly Region[];
  readonly marks: readonly Mark[];
  readonly pieces: readonly Piece[];
}

/** What lies out of the windows takes so much of a bar on either side. */
const outer = 0.24;

/** A share of the room between: larger for more, yet never too small for its text. */
const weight = (octets: number): number => Math.min(9, Math.max(6, Math.log2(1 + octets)));

/** The borders of the bar's middle parts, the first at the left end of the middle. */
const borders = (sizes: readonly number[]): readonly number[] => {
  if (sizes.length === 0) return [0.5];
  const all = sizes.reduce((sum, size) => sum + weight(size), 0);
  const places = [outer];
  for (const size of sizes) {
    places.push((places.at(-1) ?? 0) + ((1 - 2 * outer) * weight(size)) / all);
  }
  return places;
};

interface Border {
  readonly name: string;
  /** Octets from the first border. */
  readonly offset: number;
}

const byOffset = (a: Border, b: Border): number => a.offset - b.offset;

/** The numbers at the borders; variables that are equal share one. */
const marksAt = (
  all: readonly Border[],
  offsets: readonly number[],
  places: readonly number[],
  first: number,
): readonly Mark[] =>
  offsets.map((offset, index) => ({
    names: all.filter((border) => border.offset === offset).map(({ name }) => name),
    value: advance(sequence(first), offset),
    at: places[index] ?? 0,
    side: index === 0 ? 'before' : 'after',
  }));

/** A bar from its borders, the parts between them named by `kindAt` (the offset of their end). */
const space = (
  all: readonly Border[],
  first: number,
  before: RegionKind,
  kindAt: (end: number) => RegionKind,
): Space => {
  const sorted = all.toSorted(byOffset);
  const offsets = [...new Set(sorted.map(({ offset }) => offset))];
  const sizes = offsets.slice(1).map((offset, index) => offset - (offsets[index] ?? 0));
  const places = borders(sizes);
  const middle = sizes.map((octets, index) => ({
    kind: kindAt(offsets[index + 1] ?? 0),
    from: places[index] ?? 0,
    to: places[index + 1] ?? 1,
    octets,
  }));
  const regions: Region[] = [
    { kind: before, from: 0, to: places[0] ?? 0, octets: null },
    ...middle,
    { kind: 'beyond', from: places.at(-1) ?? 1, to: 1, octets: null },
  ];
  return { regions, marks: marksAt(sorted, offsets, places, first), pieces: [] };
};

/** Figure 3. Where the peer has taken its window back, its edge lies among what was sent. */
export const sendSpace = (tcb: TcbSnapshot): Space => {
  const una = tcb['SND.UNA'];
  const sent = distance(sequence(tcb['SND.NXT']), sequence(una));
  return space(
    [
      { name: 'SND.UNA', offset: 0 },
      { name: 'SND.NXT', offset: sent },
      { name: 'SND.UNA+SND.WND', offset: tcb['SND.WND'] },
    ],
    una,
    'acknowledged',
    (end) => (end <= sent ? 'unacknowledged' : 'usable'),
  );
};

/** Pieces lie on a logarithmic scale within the window, so that near ones stay apart. */
const piecesOf = (tcb: TcbSnapshot, next: number, { regions }: Space): readonly Piece[] => {
  const open = regions.find(({ kind }) => kind === 'open');
  if (open === undefined) return [];
  const whole = Math.log2(1 + tcb['RCV.WND']);
  const place = (seq: number) => {
    const octets = Math.max(0, distance(sequence(seq), sequence(next)));
    return open.from + ((open.to - open.from) * Math.log2(1 + octets)) / whole;
  };
  return tcb.reassembly.map(([seq, length]) => ({
    seq,
    length,
    from: place(seq),
    to: Math.min(open.to, place(seq + Math.max(1, length))),
  }));
};

/** Figure 4; null until the peer's SYN is here. */
export const receiveSpace = (tcb: TcbSnapshot): Space | null => {
  const next = tcb['RCV.NXT'];
  if (next === null) return null;
  const bar = space(
    [
      { name: 'RCV.NXT', offset: 0 },
      { name: 'RCV.NXT+RCV.WND', offset: tcb['RCV.WND'] },
    ],
    next,
    'received',
    () => 'open',
  );
  return { ...bar, pieces: piecesOf(tcb, next, bar) };
};
