/**
 * One end as the exploration sees it: the real endpoint, what its user still may do, and what must
 * be remembered of a connection to judge what comes of it.
 */
import { arriveAtClosed } from '../tcp/arrivals.ts';
import { arrive, call, payAcknowledgment, timeout, type UserCall } from '../tcp/endpoint.ts';
import type { State } from '../tcp/machine.ts';
import { refusal } from '../tcp/permission.ts';
import type { Segment } from '../tcp/segment.ts';
import { advance, distance, later, le, sequence, type SequenceNumber } from '../tcp/sequence.ts';
import type { TimerName } from '../tcp/tcb.ts';
import { closed, unchanged, type Endpoint, type Outcome, type Surroundings } from '../tcp/turn.ts';
import { issStep, type Bounds, type Side } from './bounds.ts';

/** The calls that a user may make, as often as it has them left. */
export const choices = ['OPEN', 'SEND', 'CLOSE', 'ABORT'] as const;
export type Choice = (typeof choices)[number];

export interface End {
  readonly endpoint: Endpoint;
  readonly left: Readonly<Record<Choice, number>>;
  /** How many initial numbers are used up. */
  readonly chosen: number;
  /** The numbers of the newest connection, even when it is over. */
  readonly iss: SequenceNumber | null;
  readonly irs: SequenceNumber | null;
  /** Octets that its user gave to that connection, and got from it. */
  readonly given: number;
  readonly got: number;
}

/** What happens to an end. */
export type Stimulus =
  | { readonly kind: 'call'; readonly call: Choice }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'timer'; readonly timer: TimerName };

/** What came of it. */
export interface Reaction {
  readonly end: End;
  readonly sent: readonly Segment[];
  /** It has begun a connection: it has a new initial number. */
  readonly began: boolean;
  readonly receivedFin: boolean;
  readonly finAcknowledged: boolean;
  /** The state in which a reset ended the connection, or null. */
  readonly resetIn: State | null;
  /** A user, or patience at its end, broke the connection off. */
  readonly brokenOff: boolean;
  readonly gaveUp: boolean;
  /** It was in SYN-SENT. */
  readonly opening: boolean;
  /** How often the oldest segment that was not acknowledged had left. */
  readonly tries: number;
  /** Text left as it was given, and the user got exactly the octets up to RCV.NXT. */
  readonly sound: boolean;
}

export const firstEnd = (bounds: Bounds, side: Side): End => {
  const { reopens, sends, closes, aborts } = bounds.users[side];
  return {
    endpoint: closed,
    left: { OPEN: reopens + 1, SEND: sends, CLOSE: closes, ABORT: aborts },
    chosen: 0,
    iss: null,
    irs: null,
    given: 0,
    got: 0,
  };
};

/** The octets of an end's stream: the letters, over and over, so that each place has its own. */
const octetAt = (place: number): string => String.fromCharCode(97 + (place % 26));
const streamText = (start: number, length: number): string =>
  Array.from({ length }, (_, index) => octetAt(start + index)).join('');

export const textOf = (end: End, octets: number): string => streamText(end.given, octets);

export const issOf = (bounds: Bounds, side: Side, ordinal: number): SequenceNumber =>
  sequence(bounds.iss[side] + ordinal * issStep);

const isRefused = ({ state, tcb }: Endpoint, choice: Choice): boolean => {
  // Turning a passive socket round by an active OPEN is another story (3.10.1, LISTEN).
  if (choice === 'OPEN') return state !== 'CLOSED';
  const { closePending, unread } = tcb ?? { closePending: false, unread: 0 };
  return refusal(choice, { state, closePending, unread, remoteSpecified: false }) !== null;
};

/** A call that the user has left and that is not refused. */
export const mayCall = ({ endpoint, left }: End, choice: Choice): boolean =>
  left[choice] > 0 && !isRefused(endpoint, choice);

/** What is refused once stays so in this connection; if it was the last one, it need not be kept. */
const stillLeft = (endpoint: Endpoint, left: End['left']): End['left'] => {
  if (left.OPEN > 0 || endpoint.state === 'LISTEN') return left;
  const keep = (choice: Choice) => (isRefused(endpoint, choice) ? 0 : left[choice]);
  return { OPEN: 0, SEND: keep('SEND'), CLOSE: keep('CLOSE'), ABORT: keep('ABORT') };
};

const userCall = (end: End, choice: Choice, bounds: Bounds, side: Side): UserCall => {
  const { opens, octets } = bounds.users[side];
  if (choice === 'OPEN') return { call: 'OPEN', passive: opens === 'passive' };
  if (choice !== 'SEND') return { call: choice };
  return { call: 'SEND', chunk: { length: octets, text: textOf(end, octets) } };
};

/** What the endpoint itself makes of it. Without a connection a segment meets 3.10.7.1. */
const happen = (
  end: End,
  stimulus: Stimulus,
  bounds: Bounds,
  side: Side,
  around: Surroundings,
): Outcome => {
  const { endpoint } = end;
  if (stimulus.kind === 'call') {
    return call(endpoint, userCall(end, stimulus.call, bounds, side), around);
  }
  if (stimulus.kind === 'timer') return timeout(endpoint, stimulus.timer, around);
  if (endpoint.state !== 'CLOSED') return arrive(endpoint, stimulus.segment, around);
  const { rule, reset } = arriveAtClosed(stimulus.segment);
  const sent = reset === null ? [] : [{ segment: reset, again: false }];
  return { ...unchanged(endpoint, [rule]), sent };
};

/** The end after an outcome: what it now knows of its newest connection. */
const next = (end: End, stimulus: Stimulus, bounds: Bounds, side: Side, after: Outcome): End => {
  const { endpoint, delivered } = after;
  const iss = endpoint.tcb?.ISS ?? end.iss;
  const before = iss === end.iss ? end : { ...end, irs: null, given: 0, got: 0 };
  const choice = stimulus.kind === 'call' ? stimulus.call : null;
  const left = choice === null ? end.left : { ...end.left, [choice]: end.left[choice] - 1 };
  return {
    endpoint,
    left: stillLeft(endpoint, left),
    chosen: end.chosen + (iss === end.iss ? 0 : 1),
    iss,
    irs: endpoint.tcb?.IRS ?? before.irs,
    given: before.given + (choice === 'SEND' ? bounds.users[side].octets : 0),
    got: before.got + delivered,
  };
};

const finIsHere: readonly State[] = ['CLOSE-WAIT', 'LAST-ACK', 'CLOSING', 'TIME-WAIT'];

/** The user got as many octets as RCV.NXT says: in order, and none twice. */
const countsRight = ({ endpoint: { state, tcb }, got }: End): boolean => {
  const IRS = tcb?.IRS ?? null;
  if (tcb === null || IRS === null) return true;
  return got === distance(tcb['RCV.NXT'], IRS) - 1 - (finIsHere.includes(state) ? 1 : 0);
};

/** A segment's text is what the user gave for these places of the stream. */
const textIsRight = ({ iss }: End, { seq, length, text }: Segment): boolean =>
  length === 0 || (iss !== null && text === streamText(distance(seq, advance(iss, 1)), length));

/** The octets that the user gets are here: in the arriving segment, or in what waited for it. */
const hasArrived = ({ tcb }: Endpoint, arriving: Segment, delivered: number): boolean => {
  const IRS = tcb?.IRS ?? null;
  if (delivered === 0 || tcb === null || IRS === null) return true;
  let reach = tcb['RCV.NXT'];
  for (const { seq, length } of [arriving, ...tcb.reassemblyQueue]) {
    if (le(seq, reach)) reach = later(reach, advance(seq, length));
  }
  return delivered <= distance(reach, tcb['RCV.NXT']);
};

const resets = ['rfc9293:3.10.7.4/2', 'rfc9293:3.10.7.4/4/reset'] as const;

const breaksOff = (stimulus: Stimulus, { state }: Endpoint): boolean =>
  stimulus.kind === 'call' &&
  (stimulus.call === 'ABORT' || (stimulus.call === 'CLOSE' && state === 'SYN-SENT'));

/**
 * What an end does about a stimulus. What it owes after that leaves at once: each stimulus has an
 * instant of its own.
 */
export const react = (
  end: End,
  stimulus: Stimulus,
  bounds: Bounds,
  side: Side,
  now: number,
): Reaction => {
  const around: Surroundings = {
    now,
    options: bounds.options,
    chooseIss: () => issOf(bounds, side, end.chosen),
    receiveBuffer: bounds.receiveWindow,
    maximumSegmentSize: bounds.maximumSegmentSize,
    readsManually: false,
    remoteSpecified: bounds.users[side].opens === 'active',
  };
  const outcome = happen(end, stimulus, bounds, side, around);
  const paid = payAcknowledgment(outcome.endpoint, around);
  const sent = [...outcome.sent, ...paid.sent].map(({ segment }) => segment);
  const after = next(end, stimulus, bounds, side, { ...outcome, endpoint: paid.endpoint });
  const { rules, figure5, error } = outcome;
  const gaveUp = error === 'ETIMEDOUT';
  const refused = error === 'ECONNREFUSED';
  return {
    end: after,
    sent,
    began: after.iss !== end.iss,
    receivedFin: figure5.includes('rcv FIN'),
    finAcknowledged: figure5.includes('rcv ACK of FIN'),
    resetIn: resets.some((rule) => rules.includes(rule)) ? end.endpoint.state : null,
    brokenOff: gaveUp || refused || breaksOff(stimulus, end.endpoint),
    gaveUp,
    opening: end.endpoint.state === 'SYN-SENT',
    tries: (end.endpoint.tcb?.retransmissions ?? 0) + 1,
    sound:
      countsRight(after) &&
      sent.every((segment) => textIsRight(after, segment)) &&
      (stimulus.kind !== 'segment' ||
        hasArrived(end.endpoint, stimulus.segment, outcome.delivered)),
  };
};
