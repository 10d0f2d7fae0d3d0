/**
 * A turn: one event at one end while it is being worked out. It begins with the end as it was,
 * collects what is done, and its outcome is read off at the end; nobody outside sees it change.
 */
import { isFigure5Event, step, type Figure5Event, type State, type TcpEvent } from './machine.ts';
import type { Refusal } from './permission.ts';
import type { TcpOptions } from './presets.ts';
import type { RuleId } from './rules.ts';
import { has, sequenceEnd, segment, type Flag, type Segment } from './segment.ts';
import { sequence, type SequenceNumber } from './sequence.ts';
import type { SocketOptions } from './socket-options.ts';
import type { Tcb } from './tcb.ts';

/** What surrounds an end: the time, its options, and what its host chooses for it. */
export interface Surroundings {
  /** Microseconds of simulated time. */
  readonly now: number;
  readonly options: TcpOptions;
  /** Chooses the initial send sequence number of a connection that begins now. */
  readonly chooseIss: () => SequenceNumber;
  /** The receive buffer of a new connection, octets. */
  readonly receiveBuffer: number;
  /** The largest text that this end takes in one segment, octets. */
  readonly maximumSegmentSize: number;
  readonly readsManually: boolean;
  /** The passive OPEN named a remote socket. */
  readonly remoteSpecified: boolean;
  /** What its program has set on the socket. */
  readonly socket?: SocketOptions | undefined;
  /** A listener's child (D7): where Figure 5's one TCB returns to LISTEN, it is deleted. */
  readonly isChild?: boolean;
}

/** An end of a connection. LISTEN and CLOSED have no TCB: no number has been chosen yet. */
export interface Endpoint {
  readonly state: State;
  readonly tcb: Tcb | null;
  /** Octets of RECEIVE calls in LISTEN, where there is no TCB yet to queue them in (3.10.3). */
  readonly wanted?: number | undefined;
}

export const closed: Endpoint = { state: 'CLOSED', tcb: null };

export type Signal = 'ECONNREFUSED' | 'ECONNRESET' | 'ETIMEDOUT' | 'EPIPE';
export interface Outgoing {
  readonly segment: Segment;
  /** It carries sequence numbers that have left before. */
  readonly again: boolean;
}

export interface Turn {
  readonly around: Surroundings;
  state: State;
  tcb: Tcb | null;
  wanted: number;
  readonly sent: Outgoing[];
  readonly figure5: Figure5Event[];
  readonly rules: RuleId[];
  readonly visited: State[];
  accepted: boolean;
  delivered: number;
  error: Signal | null;
  refused: Refusal | null;
}

/** What came of a turn. */
export interface Outcome {
  readonly endpoint: Endpoint;
  readonly sent: readonly Outgoing[];
  readonly figure5: readonly Figure5Event[];
  readonly rules: readonly RuleId[];
  /** The states between the first and the last. */
  readonly through: readonly State[];
  /** A segment passed the checks. */
  readonly accepted: boolean;
  /** Octets given to the user. */
  readonly delivered: number;
  /** What the user is told, or null. */
  readonly error: Signal | null;
  /** Why a call was refused, or null. */
  readonly refused: Refusal | null;
}

export const begin = (endpoint: Endpoint, around: Surroundings): Turn => ({
  around,
  state: endpoint.state,
  tcb: endpoint.tcb,
  wanted: endpoint.wanted ?? 0,
  sent: [],
  figure5: [],
  rules: [],
  visited: [],
  accepted: true,
  delivered: 0,
  error: null,
  refused: null,
});

export const outcome = (turn: Turn): Outcome => ({
  endpoint: {
    state: turn.state,
    tcb: turn.tcb,
    ...(turn.state === 'LISTEN' && turn.wanted > 0 && { wanted: turn.wanted }),
  },
  sent: turn.sent,
  figure5: turn.figure5,
  rules: turn.rules,
  through: turn.visited.slice(0, -1),
  accepted: turn.accepted,
  delivered: turn.delivered,
  error: turn.error,
  refused: turn.refused,
});

/** The outcome of what is no event for TCP itself. */
export const unchanged = (endpoint: Endpoint, rules: readonly RuleId[]): Outcome => ({
  endpoint,
  sent: [],
  figure5: [],
  rules,
  through: [],
  accepted: true,
  delivered: 0,
  error: null,
  refused: null,
});

/** The TCB of a turn in a state that has one. */
export const tcbOf = (turn: Turn): Tcb => {
  if (turn.tcb === null) throw new Error(`no TCB in ${turn.state}`);
  return turn.tcb;
};

export const set = (turn: Turn, change: Partial<Tcb>): void => {
  turn.tcb = { ...tcbOf(turn), ...change };
};

export const apply = (turn: Turn, ...rules: readonly RuleId[]): void => {
  turn.rules.push(...rules);
};

/** CLOSED and LISTEN have no TCB (RFC 9293 3.3.2); the arrows into them delete it. */
const deletesTcb = (state: State): boolean => state === 'CLOSED' || state === 'LISTEN';

/** Gives an event to the machine. An acknowledgment that the arrow owes may wait, the rest leaves. */
export const give = (turn: Turn, event: TcpEvent): void => {
  const { state, owed, taken } = step(turn.state, event, turn.around.options.fiction);
  if (taken) turn.visited.push(state);
  if (isFigure5Event(event)) turn.figure5.push(event);
  turn.state = state;
  if (owed === 'ACK') set(turn, { ackOwed: true });
  if (!deletesTcb(state)) return;
  // Only a fiction owes an acknowledgment and forgets the connection in one.
  if (owed === 'ACK') acknowledge(turn);
  turn.tcb = null;
};

/** Every segment with an ACK pays what was owed, now or later. */
const payOwed = (turn: Turn): void => {
  const { 'RCV.NXT': ackSent, ackOwed, quickAcks, timers: running } = tcbOf(turn);
  const { 'delayed-ack': delayed, ...timers } = running;
  const paid = ackOwed || delayed !== undefined;
  set(turn, {
    ackOwed: false,
    ackSent,
    quickAcks: paid ? Math.max(0, quickAcks - 1) : quickAcks,
    ...(delayed !== undefined && { timers }),
  });
};

/** Puts a segment with the current RCV.NXT and window on its way; it pays what was owed. */
export const emit = (
  turn: Turn,
  fields: Partial<Segment> & { readonly seq: SequenceNumber; readonly flags: readonly Flag[] },
  again = false,
): Segment => {
  const tcb = tcbOf(turn);
  const acks = fields.flags.includes('ACK');
  const outgoing = segment({
    window: Math.min(tcb['RCV.WND'], 0xffff),
    ack: acks ? tcb['RCV.NXT'] : null,
    ...fields,
  });
  turn.sent.push({ segment: outgoing, again });
  if (acks) payOwed(turn);
  return outgoing;
};

/** `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`, at once. */
export const acknowledge = (turn: Turn): void => {
  emit(turn, { seq: tcbOf(turn)['SND.NXT'], flags: ['ACK'] });
};

/** The reset that a segment draws where no connection is meant (RFC 9293 3.5.2). */
export const resetFor = (offender: Segment): Segment =>
  offender.ack !== null && has(offender, 'ACK')
    ? segment({ seq: offender.ack, flags: ['RST'] })
    : segment({ seq: sequence(0), ack: sequenceEnd(offender), flags: ['RST', 'ACK'] });

export const reset = (turn: Turn, offender: Segment): void => {
  turn.sent.push({ segment: resetFor(offender), again: false });
};
