/** What must not happen, and what need not surprise: worlds and steps, held against the RFC. */
import type { State } from '../tcp/machine.ts';
import { peerOf, sides, type Bounds, type Side } from './bounds.ts';
import type { End, Reaction } from './end.ts';
import { marks, type Transition, type World } from './world.ts';

/** What an exploration can find. */
export const findingKinds = {
  /** Nothing will happen any more, and yet somebody waits for what only TCP could do. */
  deadlock: 'bad',
  /** An end is in a connection that its peer never knew of (3.5: why there are three steps). */
  ghost: 'bad',
  /** A user got octets twice, in a wrong order, or not sent; or a FIN before all octets (3.4, 3.6). */
  'wrong delivery': 'bad',
  /** A connection that nobody broke off ended with a reset (3.3.2, TIME-WAIT; 3.5.2). */
  'reset without cause': 'bad',
  /** An end gave up although the network did not keep every one of its tries from being answered. */
  'given up in vain': 'bad',
  /** The ends answer one another for ever. */
  'no end': 'bad',
  /** The peer is gone and its reset was lost; without anything to send, none notices (3.5.1). */
  'half-open': 'legal',
  /** An old segment drew a reset that ended TIME-WAIT early (RFC 1337; RFC 9293 allows it). */
  'time-wait cut short': 'legal',
} as const;
export type FindingKind = keyof typeof findingKinds;

/** What the scenario of a finding is called. */
export const titles: Readonly<Record<FindingKind, { readonly en: string; readonly zh: string }>> = {
  deadlock: { en: 'Found: a deadlock', zh: '探索发现：死锁' },
  ghost: { en: 'Found: a ghost connection', zh: '探索发现：幽灵连接' },
  'wrong delivery': { en: 'Found: wrong delivery', zh: '探索发现：交付有误' },
  'reset without cause': { en: 'Found: a reset without cause', zh: '探索发现：无缘无故的复位' },
  'given up in vain': { en: 'Found: given up in vain', zh: '探索发现：徒然放弃' },
  'no end': { en: 'Found: no end', zh: '探索发现：永无止境' },
  'half-open': { en: 'Found: a half-open connection', zh: '探索发现：半开连接' },
  'time-wait cut short': { en: 'Found: TIME-WAIT cut short', zh: '探索发现：TIME-WAIT 被提前终止' },
};

export interface Verdict {
  readonly kind: FindingKind;
  /** The end that it is about. */
  readonly side: Side;
}

/** Two ends are in one and the same connection, or were: each has the other's initial number. */
const knows = (one: End, other: End): boolean => one.irs !== null && one.irs === other.iss;

/** What a user got is what the other gave: never more, and all of it where a FIN says so. */
const deliversRight = ({ world, side }: Transition, reaction: Reaction): boolean => {
  const [end, peer] = [world.ends[side], world.ends[peerOf(side)]];
  const received = !knows(end, peer) || end.got <= peer.given;
  const complete = !reaction.receivedFin || !knows(end, peer) || end.got === peer.given;
  const arrived = !reaction.finAcknowledged || !knows(peer, end) || peer.got === end.given;
  return reaction.sound && received && complete && arrived;
};

/**
 * A reset has a cause where somebody broke a connection off, or where the connection never was one:
 * the peer did not know of it, and the user was not told that it is established (a CLOSE in
 * SYN-RECEIVED leads to FIN-WAIT-1 all the same).
 */
const hasCause = (world: World, side: Side, resetIn: State): boolean =>
  (world.marks & marks.brokenOff) !== 0 ||
  ((world.marks & marks.met[side]) === 0 && resetIn !== 'ESTABLISHED');

/**
 * In a connection that both know, whoever gives up was not answered: each of its tries, or the
 * answer, was lost or late (3.8.3); for a peer that is gone answers too, with a reset. In SYN-SENT a
 * SYN may go unanswered (3.10.7.4, fourth: back to LISTEN). A peer that repeats something itself is
 * excused: time is free here, so one clock can run out twice before the other does once.
 */
const inVain = ({ world, side }: Transition, reaction: Reaction, bounds: Bounds): boolean => {
  const { losses, reorderings } = world.faults;
  const kept = bounds.losses - losses + bounds.reorderings - reorderings;
  const known = (world.marks & marks.met[side]) !== 0 && !reaction.opening;
  const peer = world.ends[peerOf(side)].endpoint.tcb;
  return known && kept < reaction.tries && peer?.timers.retransmission === undefined;
};

/** A step of one end. */
export const judgeStep = (transition: Transition, bounds: Bounds): Verdict | null => {
  const { world, side, reaction } = transition;
  if (reaction === null) return null;
  if (reaction.gaveUp && inVain(transition, reaction, bounds))
    return { kind: 'given up in vain', side };
  if (!deliversRight(transition, reaction)) return { kind: 'wrong delivery', side };
  const { resetIn } = reaction;
  if (resetIn === null || hasCause(world, side, resetIn)) return null;
  return { kind: resetIn === 'TIME-WAIT' ? 'time-wait cut short' : 'reset without cause', side };
};

/** States that have no connection. */
const none: readonly State[] = ['CLOSED', 'LISTEN'];

/** States in which an end may stay as long as it likes: only users can go on from here. */
const restful: readonly State[] = ['ESTABLISHED', 'FIN-WAIT-2', 'CLOSE-WAIT'];

/**
 * The state that the peer then has: both may still send; or one has closed, and the other may take
 * its time (3.6, case 2; FIN-WAIT-2 has no timer in the RFC).
 */
const counterpart: Readonly<Partial<Record<State, State>>> = {
  ESTABLISHED: 'ESTABLISHED',
  'FIN-WAIT-2': 'CLOSE-WAIT',
  'CLOSE-WAIT': 'FIN-WAIT-2',
};

/** An end that waits for nothing: it has no text that has not left, and no CLOSE that is not done. */
const isDone = ({ endpoint: { state, tcb } }: End): boolean =>
  restful.includes(state) && tcb?.sendBuffer.length === 0 && !tcb.closePending;

const agree = (one: End, other: End): boolean =>
  knows(one, other) &&
  knows(other, one) &&
  counterpart[one.endpoint.state] === other.endpoint.state &&
  one.endpoint.tcb?.['SND.NXT'] === other.endpoint.tcb?.['RCV.NXT'] &&
  one.got === other.given;

const judgeEnd = (world: World, side: Side): Verdict | null => {
  const [end, peer] = [world.ends[side], world.ends[peerOf(side)]];
  if (none.includes(end.endpoint.state)) return null;
  if (!isDone(end)) return { kind: 'deadlock', side };
  if (agree(end, peer) && agree(peer, end)) return null;
  if ((world.marks & marks.met[side]) === 0) return { kind: 'ghost', side };
  const peerIsElsewhere = none.includes(peer.endpoint.state) || !knows(peer, end);
  return { kind: peerIsElsewhere ? 'half-open' : 'deadlock', side };
};

/** A world at rest: it stays so for ever, unless a user calls. */
export const judgeRest = (world: World): readonly Verdict[] =>
  sides.flatMap((side) => judgeEnd(world, side) ?? []);

/** The end's connection came of an old SYN or a copy of one. */
export const cameOfOldSyn = ({ marks: bits }: World, side: Side): boolean =>
  (bits & marks.stale[side]) !== 0;

/** Findings of one kind that are the same story: the same end, in the same states, by such a SYN. */
export const story = (world: World, { kind, side }: Verdict): string => {
  const { A, B } = world.ends;
  const old = kind === 'ghost' && cameOfOldSyn(world, side) ? ' by an old SYN' : '';
  return `${kind} ${side} ${A.endpoint.state}/${B.endpoint.state}${old}`;
};
