/**
 * The whole small world of an exploration, and every step that leads out of it.
 *
 * Ends and segments are few, worlds are many. So each end and each segment that ever occurs is kept
 * once under a number, what an end does about a segment is worked out once, and a world is known by
 * the numbers of what is in it.
 */
import type { Segment } from '../tcp/segment.ts';
import type { TimerName } from '../tcp/tcb.ts';
import { peerOf, sides, type Bounds, type Side } from './bounds.ts';
import {
  choices,
  firstEnd,
  mayCall,
  react,
  type Choice,
  type End,
  type Reaction,
  type Stimulus,
} from './end.ts';

/** Something that occurs in many worlds, under its number. */
export type Known<T> = T & { readonly id: number };

export interface Flying {
  readonly from: Side;
  readonly segment: Segment;
}

/** One of each side. */
type Pair<T> = Readonly<Record<Side, T>>;

const withOne = <T>({ A, B }: Pair<T>, side: Side, value: T): Pair<T> =>
  side === 'A' ? { A: value, B } : { A, B: value };

/** How much the network still may do. */
export interface Faults {
  readonly losses: number;
  readonly duplicates: number;
  readonly reorderings: number;
}

/** What is remembered of the past, as the bits of a number. */
export const marks = {
  /** The peer has had this end's newest initial number: it knew of the connection. */
  met: { A: 1, B: 2 },
  /** The end took a SYN that it had taken before, or that its peer's newest connection did not send. */
  stale: { A: 4, B: 8 },
  /** A user or patience at its end broke a connection off: resets have a cause. */
  brokenOff: 16,
} as const;

export interface World {
  readonly ends: Pair<Known<End>>;
  /** What each end has on its way, in the order in which it left. */
  readonly ways: Pair<readonly Known<Flying>[]>;
  /** Copies, late and old segments: each arrives whenever it likes. Ordered by number. */
  readonly astray: readonly Known<Flying>[];
  readonly faults: Faults;
  readonly marks: number;
}

/** One step. The network does what it does to the segment that would arrive next. */
export type Action =
  | { readonly kind: 'deliver' | 'lose' | 'delay' | 'copy'; readonly from: Side }
  | { readonly kind: 'arrive'; readonly flying: Known<Flying> }
  | { readonly kind: 'timer'; readonly side: Side; readonly timer: TimerName }
  | { readonly kind: 'call'; readonly side: Side; readonly call: Choice };

export interface Transition {
  readonly action: Action;
  readonly world: World;
  /** What an end did, where the step touched one, and which one. */
  readonly reaction: Reaction | null;
  readonly side: Side;
}

/** The most different segments: each has its number in one character of a world's key. */
const span = 0x1_0000;

/** Keeps each of equal values once, under a number from 1. */
const keeper = <T extends object>(
  keyOf: (value: T) => string,
  most: number,
): ((value: T) => Known<T>) => {
  const known = new Map<string, Known<T>>();
  return (value) => {
    const key = keyOf(value);
    const found = known.get(key) ?? { ...value, id: known.size + 1 };
    if (found.id > most) throw new RangeError('too many different ends or segments to explore');
    known.set(key, found);
    return found;
  };
};

const outline = ({ seq, ack, flags, length }: Segment): unknown[] => [seq, ack, flags, length];

/**
 * What of an end decides about its future. Deadlines are left out: time is free here. So is what
 * serves to update the send window, which never changes, since users read everything at once.
 */
const endKey = ({ endpoint: { state, tcb }, left, ...rest }: End): string => {
  const { chosen, iss, irs, given, got } = rest;
  const past = [left.OPEN, left.SEND, left.CLOSE, left.ABORT, chosen, iss, irs, given, got];
  if (tcb === null) return JSON.stringify([state, past]);
  return JSON.stringify([
    state,
    past,
    [tcb.openedBy, tcb.ISS, tcb.IRS, tcb['SND.UNA'], tcb['SND.NXT'], tcb['SND.WND']],
    [tcb['RCV.NXT'], tcb['RCV.WND'], tcb.retransmissions, tcb.closePending, tcb.finSent],
    tcb.sendBuffer.map(({ length }) => length),
    tcb.retransmissionQueue.map(outline),
    tcb.reassemblyQueue.map(outline),
    Object.keys(tcb.timers),
  ]);
};

const flyingKey = ({ from, segment }: Flying): string =>
  JSON.stringify([from, outline(segment), segment.window]);

/** What was worked out so far. */
export interface Memory {
  readonly bounds: Bounds;
  readonly keepEnd: (end: End) => Known<End>;
  readonly keepFlying: (flying: Flying) => Known<Flying>;
  readonly reactions: Map<number, KnownReaction>;
}

interface KnownReaction extends Reaction {
  readonly end: Known<End>;
  readonly flying: readonly Known<Flying>[];
}

export const createMemory = (bounds: Bounds): Memory => ({
  bounds,
  keepEnd: keeper(endKey, 0xffff_ffff),
  keepFlying: keeper(flyingKey, span - 100),
  reactions: new Map(),
});

const timerNames = [
  ...(['retransmission', 'time-wait'] as const),
  ...(['delayed-ack', 'persist', 'keep-alive', 'user', 'fin-wait-2'] as const),
] satisfies readonly TimerName[];

/** These outlast whatever may still arrive. */
const longTimers: readonly TimerName[] = ['time-wait', 'fin-wait-2'];

/** A number for each stimulus: calls and timers first, then the segments. */
const stimulusNumber = (stimulus: Stimulus, flying: Known<Flying> | null): number => {
  if (stimulus.kind === 'call') return choices.indexOf(stimulus.call);
  if (stimulus.kind === 'timer') return choices.length + timerNames.indexOf(stimulus.timer);
  return choices.length + timerNames.length + (flying?.id ?? 0);
};

const recall = (
  memory: Memory,
  side: Side,
  end: Known<End>,
  stimulus: Stimulus,
  flying: Known<Flying> | null,
): KnownReaction => {
  const place = (end.id * 2 + (side === 'A' ? 0 : 1)) * span + stimulusNumber(stimulus, flying);
  const known = memory.reactions.get(place);
  if (known !== undefined) return known;
  // At time 0, always: so equal ends have equal deadlines.
  const reaction = react(end, stimulus, memory.bounds, side, 0);
  const sent = reaction.sent.map((segment) => memory.keepFlying({ from: side, segment }));
  const fresh = { ...reaction, end: memory.keepEnd(reaction.end), flying: sent };
  memory.reactions.set(place, fresh);
  return fresh;
};

const setBit = (bits: number, bit: number, on: boolean): number => (on ? bits | bit : bits & ~bit);

/** What is to be remembered of the past after an end's reaction. */
const remember = (world: World, side: Side, { end, began, brokenOff }: Reaction): number => {
  const peer = peerOf(side);
  const before = world.ends[side];
  const theirs = world.ends[peer].iss;
  let bits = world.marks;
  if (began) bits = setBit(bits, marks.met[side], false);
  if (began && end.irs !== null) {
    bits = setBit(bits, marks.stale[side], end.irs === before.irs || end.irs !== theirs);
  }
  if (end.irs !== null && end.irs === theirs) bits = setBit(bits, marks.met[peer], true);
  return setBit(bits, marks.brokenOff, brokenOff || (bits & marks.brokenOff) !== 0);
};

const touch = (
  memory: Memory,
  world: World,
  action: Action,
  side: Side,
  stimulus: Stimulus,
  flying: Known<Flying> | null,
): Transition => {
  const reaction = recall(memory, side, world.ends[side], stimulus, flying);
  const { end, flying: sent } = reaction;
  const ways =
    sent.length === 0 ? world.ways : withOne(world.ways, side, [...world.ways[side], ...sent]);
  const ends = withOne(world.ends, side, end);
  const { astray, faults } = world;
  const after = { ends, ways, astray, faults, marks: remember(world, side, reaction) };
  return { action, side, reaction, world: after };
};

const arrival = (
  memory: Memory,
  world: World,
  action: Action,
  flying: Known<Flying>,
): Transition => {
  const { segment } = flying;
  return touch(memory, world, action, peerOf(flying.from), { kind: 'segment', segment }, flying);
};

const insert = (astray: World['astray'], flying: Known<Flying>): World['astray'] =>
  [...astray, flying].sort((a, b) => a.id - b.id);

const actions = Object.fromEntries(
  sides.map((from) => [
    from,
    {
      deliver: { kind: 'deliver', from },
      lose: { kind: 'lose', from },
      delay: { kind: 'delay', from },
      copy: { kind: 'copy', from },
    },
  ]),
) as Record<Side, Record<'deliver' | 'lose' | 'delay' | 'copy', Action>>;

/**
 * What may become of the segment that would arrive next. It is enough to let faults befall that
 * one: a loss changes nothing before then, a late one is one that the others overtake, and of two
 * copies the first to arrive can be called the original.
 */
const arrivalsFrom = (memory: Memory, world: World, from: Side): Transition[] => {
  const [front, ...others] = world.ways[from];
  if (front === undefined) return [];
  const { faults } = world;
  const rest: World = { ...world, ways: withOne(world.ways, from, others) };
  const { deliver, lose, delay, copy } = actions[from];
  const found = [arrival(memory, rest, deliver, front)];
  if (faults.losses > 0) {
    const lost = { ...rest, faults: { ...faults, losses: faults.losses - 1 } };
    found.push({ action: lose, world: lost, reaction: null, side: from });
  }
  const astray = insert(world.astray, front);
  if (faults.reorderings > 0) {
    const late = { ...rest, astray, faults: { ...faults, reorderings: faults.reorderings - 1 } };
    found.push({ action: delay, world: late, reaction: null, side: from });
  }
  if (faults.duplicates > 0) {
    const twice = { ...rest, astray, faults: { ...faults, duplicates: faults.duplicates - 1 } };
    found.push(arrival(memory, twice, copy, front));
  }
  return found;
};

const arrivalsAstray = (memory: Memory, world: World): Transition[] =>
  world.astray.flatMap((flying, index) => {
    if (world.astray[index + 1] === flying) return [];
    const astray = world.astray.toSpliced(index, 1);
    return [arrival(memory, { ...world, astray }, { kind: 'arrive', flying }, flying)];
  });

const runs = (world: World, side: Side, timer: TimerName): boolean =>
  world.ends[side].endpoint.tcb?.timers[timer] !== undefined;

const nothingOnItsWay = ({ ways }: World): boolean => ways.A.length + ways.B.length === 0;

/**
 * The timers that may run out.
 *
 * Retransmission: only when nothing is on its way. An RTO is longer than a round trip (RFC 6298 2),
 * so it runs out early only if something lingers; then what is repeated is a copy of what lingers,
 * and copies and late segments are explored by their own. Those do not stop the clock.
 *
 * 2 MSL: only when nothing at all is on its way, and nobody repeats anything any more. Two MSL
 * outlive every segment, late ones and copies too (3.4.1), and, with the times that the RFC
 * recommends, the patience of a peer that repeats its FIN (R2 is 100 s, 2 MSL are 4 minutes).
 */
const mayRunOut = (world: World, side: Side, timer: TimerName): boolean => {
  if (!runs(world, side, timer) || !nothingOnItsWay(world)) return false;
  if (!longTimers.includes(timer)) return true;
  return world.astray.length === 0 && sides.every((each) => !runs(world, each, 'retransmission'));
};

const timeouts = (memory: Memory, world: World, side: Side): Transition[] =>
  timerNames
    .filter((timer) => mayRunOut(world, side, timer))
    .map((timer) => {
      const action = { kind: 'timer', side, timer } as const;
      return touch(memory, world, action, side, action, null);
    });

const calls = (memory: Memory, world: World, side: Side): Transition[] =>
  choices
    .filter((choice) => mayCall(world.ends[side], choice))
    .map((choice) => {
      const action = { kind: 'call', side, call: choice } as const;
      return touch(memory, world, action, side, action, null);
    });

/** Every step that leads out of a world. */
export const transitions = (memory: Memory, world: World): readonly Transition[] => [
  ...sides.flatMap((from) => arrivalsFrom(memory, world, from)),
  ...arrivalsAstray(memory, world),
  ...sides.flatMap((side) => timeouts(memory, world, side)),
  ...sides.flatMap((side) => calls(memory, world, side)),
];

/** Nothing will happen any more unless a user calls. */
export const isAtRest = (world: World): boolean =>
  nothingOnItsWay(world) &&
  world.astray.length === 0 &&
  sides.every((side) => timerNames.every((timer) => !runs(world, side, timer)));

/** Both ends have opened; passive ones first. */
export const firstWorld = (memory: Memory): World => {
  const { bounds, keepEnd, keepFlying } = memory;
  const { losses, duplicates, reorderings } = bounds;
  const nobody: World = {
    ends: { A: keepEnd(firstEnd(bounds, 'A')), B: keepEnd(firstEnd(bounds, 'B')) },
    ways: { A: [], B: [] },
    astray: bounds.old.map(keepFlying).sort((a, b) => a.id - b.id),
    faults: { losses, duplicates, reorderings },
    marks: 0,
  };
  return openingOrder(bounds).reduce((world, side) => {
    const action = { kind: 'call', side, call: 'OPEN' } as const;
    return touch(memory, world, action, side, action, null).world;
  }, nobody);
};

/** Who opens when: the passive ends first. */
export const openingOrder = ({ users }: Bounds): readonly Side[] => [
  ...sides.filter((side) => users[side].opens === 'passive'),
  ...sides.filter((side) => users[side].opens === 'active'),
];

/** What makes a world the same as another one: the numbers of what is in it, as characters. */
export const worldKey = ({ ends: { A, B }, ways, astray, faults, marks: bits }: World): string => {
  const { losses, duplicates, reorderings } = faults;
  const numbers = [A.id >>> 16, A.id & 0xffff, B.id >>> 16, B.id & 0xffff];
  numbers.push(losses, duplicates, reorderings, bits);
  for (const { id } of ways.A) numbers.push(id);
  numbers.push(0);
  for (const { id } of ways.B) numbers.push(id);
  numbers.push(0);
  for (const { id } of astray) numbers.push(id);
  return String.fromCharCode(...numbers);
};
