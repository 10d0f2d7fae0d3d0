/** What a sentence is given to speak of: plain words and numbers, in no language. */
import type { OptionValue } from './options.ts';

export interface SegmentFacts {
  /** By what it does; `data` is text with nothing but an ACK, `none` stands for no segment. */
  readonly kind: 'SYN' | 'SYN,ACK' | 'FIN' | 'RST' | 'data' | 'ACK' | 'other' | 'none';
  /** As on the wire, without PSH: `SYN,ACK`. */
  readonly flags: string;
  readonly seq: number;
  readonly ack: number | null;
  readonly length: number;
  readonly fin: boolean;
  readonly badge: 'old-duplicate' | 'forged' | null;
  /** The scenario put it on the link; no end of this run sent it. */
  readonly injected: boolean;
  /** It carries numbers that were sent before. */
  readonly again: boolean;
  /** The link made it, from another. */
  readonly copy: boolean;
}

/** Text and FIN that leave together, in one segment or several. */
export interface StreamFacts {
  readonly seq: number;
  readonly ack: number | null;
  readonly bytes: number;
  readonly segments: number;
  /** The number that the FIN takes, or null without a FIN. */
  readonly fin: number | null;
  readonly again: boolean;
}

/** What left because of an event, by what it does. */
export interface Departures {
  readonly opener: SegmentFacts | null;
  readonly ack: SegmentFacts | null;
  readonly stream: StreamFacts | null;
}

/** The variables of a connection that sentences speak of. */
export interface Block {
  readonly ISS: number;
  readonly 'SND.UNA': number;
  readonly 'SND.NXT': number;
  readonly 'SND.WND': number;
  readonly 'SND.MSS': number;
  readonly 'RCV.NXT': number | null;
  readonly 'RCV.WND': number;
  /** The smoothed round-trip time, seconds; null before the first is measured. */
  readonly SRTT?: number | null;
  readonly RTO: number;
  /** Probes that nothing has answered. */
  readonly probes?: number;
  readonly retransmissions: number;
  readonly unsent: number;
  readonly unread: number;
  /** The timers that run, with the times at which they began and will run out, seconds. */
  readonly timers?: Readonly<
    Partial<Record<string, { readonly startedAt: number; readonly expiresAt: number }>>
  >;
}

export const calls = [
  'listen',
  'connect',
  'accept',
  'send',
  'receive',
  'shutdown',
  'close',
  'abort',
  'status',
  'setOption',
] as const;
export type CallName = (typeof calls)[number];

/** A listener's queues: each takes one more than the backlog. */
export interface QueueFacts {
  readonly listener: string;
  readonly backlog: number;
  /** Connections in SYN-RECEIVED. */
  readonly synReceived: number;
  /** Connections that no program has accepted. */
  readonly waiting: number;
}

export interface Facts {
  readonly kind: 'call' | 'arrival' | 'timer' | 'loss' | 'host';
  /** The name of the call, of the timer or of what happened to the host; empty for a segment. */
  readonly act: string;
  readonly before: string;
  readonly after: string;
  /** This line begins the sentence, so it says what set the event off. */
  readonly opens: boolean;
  /** The name of the connection, or null where the segment met none. */
  readonly socket: string | null;
  /** The queues of the listener that it concerns, after the event; null where there is none. */
  readonly queues: QueueFacts | null;
  /** The local port: of the socket, or where the segment was addressed to. */
  readonly port: number | null;
  /** The segment that arrived or was lost. */
  readonly segment: SegmentFacts;
  /** The timer that sent the lost segment as a probe of the other end; null for any other. */
  readonly probe: 'keep-alive' | 'persist' | null;
  /** Where an arriving segment lies, seen from RCV.NXT. */
  readonly place: 'old' | 'next' | 'ahead' | 'beyond' | 'no room' | 'unknown';
  readonly sent: Departures;
  /** The connection before and after. */
  readonly was: Block | null;
  readonly now: Block | null;
  /** Octets of text that an arriving ACK acknowledges for the first time. */
  readonly acknowledged: number;
  /** Octets of the call. */
  readonly length: number;
  /** Octets given to the application. */
  readonly delivered: number;
  /** The ACK for this arrival has not left yet. */
  readonly owesAck: boolean;
  /** What leaves carries the ACK that an arrival at the same instant left owing. */
  readonly paysAck: boolean;
  /** The timer that repeats a segment is running. */
  readonly guarded: boolean;
  /** How long the timer had run, seconds. */
  readonly waited: number;
  /** How long TIME-WAIT lasts, seconds, or null where it does not run. */
  readonly timeWait: number | null;
  /** The options that a call sets, by the scenario's names, and what to where that is known. */
  readonly options: readonly (readonly [name: string, value: OptionValue])[];
}

/** Who makes a call that is refused. */
export interface CallerFacts {
  readonly state: string;
  /** The program has called `close()` on this connection. */
  readonly hasClosed: boolean;
  /** The name that it calls a socket by, where there is none of this name; else null. */
  readonly unknown: string | null;
}

/** Makes a sentence. Code stands in backticks; names of states are found by themselves. */
export type Line = (facts: Facts) => string;

/** What a first step begins with. */
export interface OpeningFacts {
  readonly hosts: readonly string[];
  readonly silent: readonly string[];
  /** The first event's host and its title, or null where nothing happens. */
  readonly first: { readonly host: string; readonly title: string } | null;
}

/** What sets a second run apart from a first one. */
export interface CauseFacts {
  readonly how: 'lost' | 'damaged' | 'arrived' | 'later' | 'earlier' | 'added' | 'gone' | 'other';
  readonly kind: 'call' | 'timer' | 'host' | 'segment';
  /** The name of the host that it happens at. */
  readonly host: string;
  /** The call, the timer or the host's event by its name. */
  readonly act: string;
  readonly segment: SegmentFacts;
  /** How much later or earlier, in words. */
  readonly by: string;
}

/** The first state in which the second run then differs. */
export interface ConsequenceFacts {
  readonly host: string;
  readonly state: string;
  /** What both had until then. */
  readonly from: string;
  /** What the first has there. */
  readonly instead: string;
  /** How long it is in the state from there on, in words; null where it never leaves it. */
  readonly time: string | null;
  /** What it then sends; of kind `none` where that is nothing. */
  readonly sends: SegmentFacts;
}
