/** The transmission control block of one connection, under RFC 9293's own names (3.3.1). */
import type { SequenceNumber } from './sequence.ts';
import type { Segment } from './segment.ts';

/** The timers of one end; a deadline each, in microseconds of simulated time. */
export type TimerName =
  'retransmission' | 'time-wait' | 'keep-alive' | 'persist' | 'delayed-ack' | 'user' | 'fin-wait-2';

export interface Deadline {
  readonly startedAt: number;
  readonly expiresAt: number;
}

/** A piece of the stream that waits to be sent for the first time. */
export interface Chunk {
  readonly length: number;
  /** As a string of octets, or null where only the length is known. */
  readonly text: string | null;
}

export interface Tcb {
  /** A connection remembers how it was opened (MUST-11). */
  readonly openedBy: 'passive' | 'active';
  /** It was in LISTEN before its SYN left or came. */
  readonly fromListen: boolean;
  readonly ISS: SequenceNumber;
  /** The peer's initial number; null until its SYN is here. */
  readonly IRS: SequenceNumber | null;
  readonly 'SND.UNA': SequenceNumber;
  readonly 'SND.NXT': SequenceNumber;
  readonly 'SND.WND': number;
  readonly 'SND.WL1': SequenceNumber;
  readonly 'SND.WL2': SequenceNumber;
  /** The largest window that the peer ever offered (RFC 5961 5.2). */
  readonly 'MAX.SND.WND': number;
  /** The largest text that the peer takes in one segment (3.7.1). */
  readonly 'SND.MSS': number;
  readonly 'RCV.NXT': SequenceNumber;
  readonly 'RCV.WND': number;
  /** The smoothed round-trip time and its variation, microseconds; null before the first measuring. */
  readonly SRTT: number | null;
  readonly RTTVAR: number | null;
  /** The segment whose round trip is being measured: when its acknowledgment is here, and since when. */
  readonly timing: { readonly until: SequenceNumber; readonly since: number } | null;
  /** The retransmission timeout, in microseconds, and how often it has run out in a row. */
  readonly RTO: number;
  readonly retransmissions: number;
  /** When the first of those repetitions left; null where there is none. */
  readonly repeatedSince: number | null;

  /** What the user gave and has not left yet. */
  readonly sendBuffer: readonly Chunk[];
  /** What has left and is not acknowledged, oldest first. */
  readonly retransmissionQueue: readonly Segment[];
  /** What arrived ahead of its turn, in order, without overlap. */
  readonly reassemblyQueue: readonly Segment[];
  /** Octets that arrived in order and that the user has not read. */
  readonly unread: number;
  /** Octets of RECEIVE calls that wait for text. */
  readonly wanted: number;
  /** The largest window to offer, in octets. */
  readonly receiveBuffer: number;
  /** The user reads by RECEIVE calls only; otherwise all is read as it comes. */
  readonly readsManually: boolean;
  /** CLOSE was called and its FIN has not left yet. */
  readonly closePending: boolean;
  /** The sequence number of our FIN, once it has left. */
  readonly finSent: SequenceNumber | null;
  /** An acknowledgment that may wait for the end of the instant. */
  readonly ackOwed: boolean;
  /** The acknowledgment that left last. */
  readonly ackSent: SequenceNumber;
  /** When text arrived last, microseconds. */
  readonly heardTextAt: number | null;
  /** So many more segments are acknowledged at once, though acknowledgments may wait. */
  readonly quickAcks: number;
  /** Probes of the peer or of its window that nothing has answered. */
  readonly probes: number;
  /** Probes of the window since it closed. */
  readonly windowProbes: number;
  /** The user has called `close()`: it is gone, and nothing can be given to it any more. */
  readonly orphaned: boolean;
  /** When an acknowledgment of something unacceptable left last, microseconds. */
  readonly invalidAckAt: number | null;
  /** When the challenge ACKs of the last 5 seconds left, microseconds. */
  readonly challengesAt: readonly number[];
  readonly timers: Readonly<Partial<Record<TimerName, Deadline>>>;
}

/** What a trace tells of a TCB: the RFC's variables, and the queues by their size. Times in seconds. */
export interface TcbSnapshot {
  readonly ISS: number;
  readonly IRS: number | null;
  readonly 'SND.UNA': number;
  readonly 'SND.NXT': number;
  readonly 'SND.WND': number;
  readonly 'SND.WL1': number;
  readonly 'SND.WL2': number;
  readonly 'MAX.SND.WND': number;
  readonly 'SND.MSS': number;
  readonly 'RCV.NXT': number | null;
  readonly 'RCV.WND': number;
  readonly SRTT: number | null;
  readonly RTTVAR: number | null;
  readonly RTO: number;
  readonly retransmissions: number;
  /** Probes of the peer or of its window that nothing has answered. */
  readonly probes: number;
  /** The user has called `close()`. */
  readonly orphaned: boolean;
  readonly openedBy: 'passive' | 'active';
  /** Octets that wait to be sent. */
  readonly unsent: number;
  /** CLOSE was called, and its FIN waits for them. */
  readonly closePending: boolean;
  /** Octets that arrived in order and wait for the user. */
  readonly unread: number;
  /** What waits for a gap to be filled: first sequence number and octets of each piece. */
  readonly reassembly: readonly (readonly [seq: number, length: number])[];
  /** The timers that run, with the times at which they began and will run out. */
  readonly timers: Readonly<
    Partial<Record<TimerName, { readonly startedAt: number; readonly expiresAt: number }>>
  >;
}

const seconds = (microseconds: number): number => microseconds / 1e6;

const octets = (pieces: readonly { readonly length: number }[]): number =>
  pieces.reduce((sum, piece) => sum + piece.length, 0);

const deadlines = (timers: Tcb['timers']): TcbSnapshot['timers'] =>
  Object.fromEntries(
    Object.entries(timers).map(([name, { startedAt, expiresAt }]) => [
      name,
      { startedAt: seconds(startedAt), expiresAt: seconds(expiresAt) },
    ]),
  );

/** The TCB as a trace shows it. */
export const snapshot = (tcb: Tcb): TcbSnapshot => ({
  ISS: tcb.ISS,
  IRS: tcb.IRS,
  'SND.UNA': tcb['SND.UNA'],
  'SND.NXT': tcb['SND.NXT'],
  'SND.WND': tcb['SND.WND'],
  'SND.WL1': tcb['SND.WL1'],
  'SND.WL2': tcb['SND.WL2'],
  'MAX.SND.WND': tcb['MAX.SND.WND'],
  'SND.MSS': tcb['SND.MSS'],
  'RCV.NXT': tcb.IRS === null ? null : tcb['RCV.NXT'],
  'RCV.WND': tcb['RCV.WND'],
  SRTT: tcb.SRTT === null ? null : seconds(tcb.SRTT),
  RTTVAR: tcb.RTTVAR === null ? null : seconds(tcb.RTTVAR),
  RTO: seconds(tcb.RTO),
  retransmissions: tcb.retransmissions,
  probes: tcb.probes,
  orphaned: tcb.orphaned,
  openedBy: tcb.openedBy,
  unsent: octets(tcb.sendBuffer),
  closePending: tcb.closePending,
  unread: tcb.unread,
  reassembly: tcb.reassemblyQueue.map(({ seq, length }) => [seq, length] as const),
  timers: deadlines(tcb.timers),
});
