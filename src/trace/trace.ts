/**
 * A trace, version 1: what happened. Everything that is shown is read from here.
 * Times are seconds from the start of the run, with at most six decimals; sequence and
 * acknowledgment numbers are absolute; lengths are octets.
 */
import type { Figure5Event, State } from '../tcp/machine.ts';
import type { Refusal } from '../tcp/permission.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { Flag, SegmentOptions } from '../tcp/segment.ts';
import type { TcbSnapshot } from '../tcp/tcb.ts';

export type { Refusal };
export type HostId = string;
export type Localized = string | { readonly en: string; readonly zh: string };

/** What a trace needs to know of the scenario that it ran. */
export interface TracedScenario {
  readonly id?: string | undefined;
  readonly title?: Localized | undefined;
  readonly hosts: Readonly<
    Record<
      HostId,
      {
        readonly kind?: 'tcp' | 'silent' | undefined;
        readonly name?: Localized | undefined;
        readonly address?: string | undefined;
      }
    >
  >;
  readonly link?: { readonly delay?: number | undefined } | undefined;
}

export interface TraceSegment {
  /** `s1`, `s2`, … in the order of sending. */
  readonly id: string;
  readonly from: HostId;
  readonly to: HostId;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly seq: number;
  /** Null exactly when ACK is not in `flags`. */
  readonly ack: number | null;
  readonly flags: readonly Flag[];
  readonly window: number;
  readonly length: number;
  readonly text?: string;
  readonly options: SegmentOptions;
  readonly sentAt: number;
  /** Null where it never arrives. */
  readonly arrivesAt: number | null;
  readonly lostAt: number | null;
  /** The link held it until then; not there where it was not held, or never let go. */
  readonly releasedAt?: number;
  /** `in-flight`: the run ended before it arrived. */
  readonly fate: 'delivered' | 'dropped' | 'corrupted' | 'held' | 'in-flight';
  readonly injected: boolean;
  /** The host that really put it on the link, where it only pretends to come from `from`. */
  readonly sender?: HostId;
  readonly badge?: 'old-duplicate' | 'forged';
  /** The id of the segment whose sequence numbers this one carries again. */
  readonly retransmissionOf: string | null;
  /** The id of the segment of which the link made this copy. */
  readonly duplicateOf: string | null;
}

export type Timer =
  | 'retransmission'
  | 'time-wait'
  | 'keep-alive'
  | 'persist'
  | 'delayed-ack'
  | 'user'
  | 'fin-wait-2'
  | 'send';

export type Call =
  | 'listen'
  | 'connect'
  | 'accept'
  | 'send'
  | 'receive'
  | 'shutdown'
  | 'close'
  | 'abort'
  | 'status'
  | 'setOption';

export type HostEventName = 'crash' | 'restart' | 'kill' | 'unplug' | 'plug' | 'release';

export type SocketError =
  'ECONNREFUSED' | 'ECONNRESET' | 'ETIMEDOUT' | 'EPIPE' | 'EADDRINUSE' | 'EADDRNOTAVAIL';

/** A listener with children and its two queues, in numbers (D7). */
export interface Queues {
  /** The name of the passive socket. */
  readonly listener: string;
  /** Each queue takes one more than this. */
  readonly backlog: number;
  /** Children in SYN-RECEIVED: the SYN queue. */
  readonly synReceived: number;
  /** Connections that no program has accepted yet: the accept queue. */
  readonly waiting: number;
}

interface EventBase {
  readonly index: number;
  readonly time: number;
  readonly host: HostId;
  /** The connection, or null where the segment met none. */
  readonly socket: string | null;
  /** The states of that socket around the event. */
  readonly before: State;
  readonly after: State;
  /** The states in between, where one event takes two arrows. */
  readonly through?: readonly State[];
  /** The ids of the segments that left because of this event. */
  readonly sent: readonly string[];
  /** The events given to the machine. */
  readonly figure5: readonly Figure5Event[];
  readonly rules: readonly RuleId[];
  /** The transmission control block after the event, or null where there is none. */
  readonly tcb: TcbSnapshot | null;
  /** Octets given to the application by this event. */
  readonly delivered?: number;
  readonly error?: SocketError;
  /** Of the listener that the event concerns, or whose child it does; how it is after the event. */
  readonly queues?: Queues;
}

export interface CallEvent extends EventBase {
  readonly kind: 'call';
  readonly call: Call;
  /** Octets of a `send` or a `receive`. */
  readonly length?: number;
  /** Why the call was refused, in the RFC's words. */
  readonly refused?: Refusal;
  /** The names of the options that a `setOption` sets. */
  readonly options?: readonly string[];
  /** What it sets them to, by these names. */
  readonly values?: Readonly<Record<string, string | number | boolean>>;
}
export interface ArrivalEvent extends EventBase {
  readonly kind: 'arrival';
  readonly segment: string;
  /** The segment passed the checks of 3.10.7; false where it was discarded. */
  readonly accepted: boolean;
}
export interface TimerEvent extends EventBase {
  readonly kind: 'timer';
  readonly timer: Timer;
  /** How long the timer had run, in seconds. */
  readonly afterSeconds: number;
}
export interface LossEvent extends EventBase {
  readonly kind: 'loss';
  readonly segment: string;
}
export interface HostEvent extends EventBase {
  readonly kind: 'host';
  readonly event: HostEventName;
}
export type TraceEvent = CallEvent | ArrivalEvent | TimerEvent | LossEvent | HostEvent;

export interface TraceSocket {
  readonly id: string;
  readonly host: HostId;
  /** `address:port` */
  readonly local: string;
  readonly remote: string | null;
  readonly state: State;
  readonly error: SocketError | null;
}

/** Octets of one message that a program wrote by one call. */
export interface MessagePart {
  /** The SEQ of the first of them: absolute, also in a run that is shown in relative numbers. */
  readonly seq: number;
  /** Octets. */
  readonly length: number;
  /** The index of the `send` that wrote them. */
  readonly writtenBy: number;
}

/** A request or a response of HTTP, as the programs at the two ends know it. */
export interface Message {
  /** `m1`, `m2`, … in the order in which they were begun. */
  readonly id: string;
  readonly kind: 'request' | 'response';
  /** What it is written in. Of a response: that of its request. */
  readonly version: '1.0' | '1.1' | '2';
  /** `GET`. Of a response: that of its request. */
  readonly method: string;
  /** `/1`. Of a response: that of its request. */
  readonly path: string;
  /** Of a response, `200`; null of a request. */
  readonly status: number | null;
  /** The number of its stream (RFC 9113 5.1.1); null where the version has none. */
  readonly stream: number | null;
  /**
   * The connection is to be kept after it: so by its version, or by its field `Connection`. Of a
   * response false: its server closes the connection.
   */
  readonly keepsConnection: boolean;
  /** Of a response: the id of its request; null of a request. */
  readonly answers: string | null;
  /** Who wrote it, through which socket and port, and to whom. */
  readonly host: HostId;
  readonly socket: string;
  readonly sourcePort: number;
  readonly to: HostId;
  readonly destinationPort: number;
  /** The SEQ of its first octet: absolute, as in `parts`. */
  readonly seq: number;
  /** All of its octets, those that are still to be written too. */
  readonly length: number;
  /** What was written so far: one part, or several where streams are interleaved. */
  readonly parts: readonly MessagePart[];
  /** When the first part was written, seconds. */
  readonly writtenAt: number;
  /** The index of the event in which the peer's program had the whole of it; null: it never had. */
  readonly readBy: number | null;
  /** The time of that event, seconds. */
  readonly readAt: number | null;
  /** Of a request that was written again on another connection: the id of the one that failed. */
  readonly retryOf?: string;
  /** Of a request without a whole response: what its program was told; `closed`: a FIN, no error. */
  readonly failed?: SocketError | 'closed';
  /** The index of the event that told it. */
  readonly failedBy?: number;
}

export interface Trace<S extends TracedScenario = TracedScenario> {
  readonly version: 1;
  readonly scenario: S;
  readonly segments: readonly TraceSegment[];
  readonly events: readonly TraceEvent[];
  readonly sockets: readonly TraceSocket[];
  /** What the programs say to each other; not there where no program speaks HTTP. */
  readonly messages?: readonly Message[];
  readonly unusedFaults: readonly object[];
  readonly endedAt: number;
  readonly endedBecause: 'quiet' | 'until' | 'limit';
}
