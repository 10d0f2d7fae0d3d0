/**
 * The receiving side of the stream: RFC 9293 3.10.7.4, seventh and eighth, and the queue of what
 * arrived ahead of its turn (SHLD-31).
 */
import { losesText } from './close.ts';
import { oweForFin, oweForText } from './delayed-ack.ts';
import { startTimeWait } from './timers.ts';
import { acknowledge, apply, give, set, tcbOf, type Turn } from './turn.ts';
import { has, sequenceEnd, sequenceLength, type Segment } from './segment.ts';
import { advance, distance, gt, le } from './sequence.ts';
import type { State } from './machine.ts';
import type { Tcb } from './tcb.ts';

const receiving: readonly State[] = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'];

/** The part of a segment that lies in the window. A FIN beyond its edge is cut off with the rest. */
const trim = (arriving: Segment, tcb: Tcb): Segment => {
  const before = Math.max(0, distance(tcb['RCV.NXT'], arriving.seq));
  const seq = advance(arriving.seq, Math.min(before, arriving.length));
  const rest = Math.max(0, arriving.length - before);
  const room = Math.max(0, tcb['RCV.WND'] - Math.max(0, distance(seq, tcb['RCV.NXT'])));
  const length = Math.min(rest, room);
  const text =
    arriving.text?.slice(arriving.length - rest, arriving.length - rest + length) ?? null;
  // A FIN whose place has gone by is none: only a peer that contradicts itself sends one.
  const whole = before <= arriving.length && length === rest && room > rest;
  const flags = whole ? arriving.flags : arriving.flags.filter((flag) => flag !== 'FIN');
  return { ...arriving, seq, length, text, flags };
};

/** Puts a piece into the queue in order; a piece that another one covers is not kept twice. */
const enqueue = (queue: readonly Segment[], piece: Segment): readonly Segment[] => {
  const covered = queue.some(
    (held) => le(held.seq, piece.seq) && distance(sequenceEnd(held), sequenceEnd(piece)) >= 0,
  );
  if (covered) return queue;
  const kept = queue.filter(
    (held) => !(le(piece.seq, held.seq) && distance(sequenceEnd(piece), sequenceEnd(held)) >= 0),
  );
  const place = kept.findIndex((held) => gt(held.seq, piece.seq));
  return place < 0 ? [...kept, piece] : kept.toSpliced(place, 0, piece);
};

/** How many of `length` octets that came in order the user gets now: all, or what it asked for. */
const handOver = (turn: Turn, length: number): void => {
  const tcb = tcbOf(turn);
  const unread = tcb.unread + length;
  const delivered = tcb.readsManually ? Math.min(unread, tcb.wanted) : unread;
  turn.delivered += delivered;
  set(turn, {
    unread: unread - delivered,
    wanted: tcb.wanted - (tcb.readsManually ? delivered : 0),
  });
  set(turn, { 'RCV.WND': offeredWindow(tcbOf(turn), tcb['RCV.WND'] - length) });
};

/**
 * The window to offer. A user who reads everything at once always has the whole buffer free; one
 * who reads by calls opens the window in steps worth a segment (silly windows, 3.8.6.2.2). What
 * was offered is not taken back (SHLD-14).
 */
export const offeredWindow = (tcb: Tcb, current: number): number => {
  const free = tcb.receiveBuffer - tcb.unread;
  if (!tcb.readsManually) return Math.max(free, current);
  const worthwhile = Math.min(tcb.receiveBuffer / 2, tcb['SND.MSS']);
  return free - current >= worthwhile ? free : Math.max(0, current);
};

/** Delivers a piece at RCV.NXT and what had waited behind it; true where a FIN comes next. */
const deliver = (turn: Turn, piece: Segment): boolean => {
  const queue = tcbOf(turn).reassemblyQueue;
  let taken = 0;
  let next: Segment | undefined = piece;
  let finIsNext = false;
  while (!finIsNext && next !== undefined && !gt(next.seq, tcbOf(turn)['RCV.NXT'])) {
    const fresh = trim(next, tcbOf(turn));
    set(turn, { 'RCV.NXT': advance(tcbOf(turn)['RCV.NXT'], fresh.length) });
    handOver(turn, fresh.length);
    finIsNext = has(fresh, 'FIN');
    next = queue[taken++];
  }
  // The last one that was looked at is not taken.
  set(turn, { reassemblyQueue: queue.slice(Math.max(0, taken - 1)) });
  return finIsNext;
};

/** Seventh: the segment text. True where a FIN is now next in order. */
export const receiveText = (turn: Turn, arriving: Segment): boolean => {
  if (sequenceLength(arriving) === 0) return false;
  if (losesText(turn, arriving)) return false;
  if (!receiving.includes(turn.state)) {
    apply(turn, 'rfc9293:3.10.7.4/7/ignored');
    return false;
  }
  const piece = trim(arriving, tcbOf(turn));
  if (sequenceLength(piece) === 0) return false;
  if (gt(piece.seq, tcbOf(turn)['RCV.NXT'])) {
    apply(turn, 'rfc9293:3.10.7.4/7/queued');
    set(turn, { reassemblyQueue: enqueue(tcbOf(turn).reassemblyQueue, piece) });
    // Out of order: the acknowledgment of what is still missing leaves at once (MAY-13).
    acknowledge(turn);
    return false;
  }
  if (piece.length > 0) {
    apply(turn, 'rfc9293:3.10.7.4/7');
    const fillsGap = tcbOf(turn).reassemblyQueue.length > 0;
    const finIsNext = deliver(turn, piece);
    oweForText(turn, fillsGap, finIsNext);
    return finIsNext;
  }
  return deliver(turn, piece);
};

/** What arrives before it may be taken: on a SYN (D15). */
export const hold = (turn: Turn, piece: Segment): void => {
  const kept = trim(piece, tcbOf(turn));
  set(turn, { reassemblyQueue: enqueue(tcbOf(turn).reassemblyQueue, kept) });
};

/** The connection is ESTABLISHED: what was held before that counts. True where a FIN comes next. */
export const takeHeld = (turn: Turn): boolean => {
  const [first, ...others] = tcbOf(turn).reassemblyQueue;
  if (first === undefined || gt(first.seq, tcbOf(turn)['RCV.NXT'])) return false;
  set(turn, { reassemblyQueue: others });
  return receiveText(turn, first);
};

/** Eighth: the FIN, once all text before it is here. */
export const receiveFin = (turn: Turn): void => {
  set(turn, {
    'RCV.NXT': advance(tcbOf(turn)['RCV.NXT'], 1),
    reassemblyQueue: [],
    wanted: 0,
  });
  const before = turn.state;
  give(turn, 'rcv FIN');
  if (before === 'ESTABLISHED') {
    apply(turn, 'rfc9293:3.10.7.4/8/close-wait');
    oweForFin(turn);
  } else if (before === 'FIN-WAIT-1') apply(turn, 'rfc9293:3.10.7.4/8/closing');
  else waitTwoMsl(turn);
};

const waitTwoMsl = (turn: Turn): void => {
  if (turn.tcb === null) {
    apply(turn, 'fiction:time-wait-off');
    return;
  }
  const sameSegment = turn.rules.includes('rfc9293:3.10.7.4/5/fin-wait-2');
  apply(turn, sameSegment ? 'rfc9293:3.10.7.4/8/note-2' : 'rfc9293:3.10.7.4/8/time-wait');
  startTimeWait(turn);
};
