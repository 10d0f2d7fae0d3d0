/** Conversations that are staged between two kernels: what shall be called, and what the wire does. */
import type { Call, End } from './conversation.ts';

/** What the wire does to one packet, chosen by its place among those that its sender sends. */
export interface Fault {
  readonly from: End;
  readonly n: number;
  /** Seconds until its arrivals, instead of the wire's delay; none where it is dropped. */
  readonly delays: readonly number[];
}

/** A packet that nobody sent; its numbers are counted from the connection's own. */
export interface Injection {
  readonly t: number;
  readonly from: End;
  readonly flags: string;
  /** From the sender's initial number. */
  readonly seq: number;
  /** From the receiver's initial number; without ACK null. */
  readonly ack: number | null;
  /** Another port of the sender than the connection's. */
  readonly port?: number;
}

export interface Staged {
  readonly name: string;
  readonly doc: string;
  readonly calls: readonly Call[];
  readonly faults?: readonly Fault[];
  readonly injections?: readonly Injection[];
  /** When it is over, seconds. */
  readonly until: number;
  /** B's initial number is to be just below 2^32. */
  readonly wraps?: boolean;
  /** A's own port; else its kernel chooses. */
  readonly clientPort?: number;
}

const call = (t: number, host: End, name: Call['call'], more: Partial<Call> = {}): Call => ({
  t,
  host,
  call: name,
  ...more,
});

const drop = (from: End, ...places: readonly number[]): readonly Fault[] =>
  places.map((n) => ({ from, n, delays: [] }));

const listen = call(0, 'B', 'OPEN passive');
const open = [listen, call(0.01, 'A', 'OPEN active')];
/** Both ends close, A first, with so many seconds before each. */
const closing = (first: number, second: number) => [
  call(first, 'A', 'CLOSE'),
  call(second, 'B', 'CLOSE'),
];

const handshake: readonly Staged[] = [
  {
    name: 'syn-lost',
    doc: 'the SYN is lost and repeated after a second',
    calls: [...open, call(1.2, 'A', 'SEND', { n: 20 }), ...closing(1.4, 1.6)],
    faults: drop('A', 1),
    until: 1.9,
  },
  {
    name: 'syn-ack-lost',
    doc: 'the SYN,ACK is lost: both ends repeat',
    calls: [...open, call(1.3, 'A', 'SEND', { n: 20 }), ...closing(1.5, 1.7)],
    faults: drop('B', 1),
    until: 2,
  },
  {
    name: 'last-ack-of-handshake-lost',
    doc: 'the ACK of the SYN,ACK is lost; text establishes the server',
    calls: [...open, call(0.2, 'A', 'SEND', { n: 20 }), ...closing(0.4, 0.6)],
    faults: drop('A', 2),
    until: 0.9,
  },
  {
    name: 'last-ack-of-handshake-lost-in-silence',
    doc: 'the ACK of the SYN,ACK is lost, and nothing follows: the SYN,ACK is repeated',
    calls: [...open, ...closing(1.4, 1.6)],
    faults: drop('A', 2),
    until: 1.9,
  },
  {
    name: 'syn-duplicated',
    doc: 'the SYN arrives twice',
    calls: [...open, ...closing(0.3, 0.5)],
    faults: [{ from: 'A', n: 1, delays: [0.02, 0.03] }],
    until: 0.8,
  },
  {
    name: 'syn-duplicated-late',
    doc: 'a copy of the SYN arrives when both are established',
    calls: [...open, ...closing(0.4, 0.6)],
    faults: [{ from: 'A', n: 1, delays: [0.02, 0.2] }],
    until: 0.9,
  },
  {
    name: 'simultaneous-open',
    doc: 'both open actively at once: the SYNs cross',
    calls: [call(0.01, 'A', 'OPEN active'), call(0.015, 'B', 'OPEN active'), ...closing(0.4, 0.6)],
    clientPort: 40_004,
    until: 0.9,
  },
  {
    name: 'no-server',
    doc: 'nobody listens: refused',
    calls: [call(0.01, 'A', 'OPEN active')],
    until: 0.3,
  },
  {
    name: 'nobody-answers',
    doc: 'every SYN is lost: the client gives up',
    calls: open,
    faults: drop('A', ...Array.from({ length: 12 }, (_, place) => place + 1)),
    until: 8,
  },
  {
    name: 'client-vanishes',
    doc: 'the client goes without a word: the server gives up its SYN,ACK',
    calls: [...open, call(0.2, 'A', 'ABORT')],
    faults: drop('A', 2, 3, 4, 5, 6, 7, 8, 9),
    until: 8,
  },
  {
    name: 'old-syn',
    doc: 'an old SYN comes before anybody has opened: the reset ends what it made',
    calls: [listen],
    injections: [{ t: 0.1, from: 'A', flags: 'S', seq: 1000, ack: null, port: 40_001 }],
    until: 0.5,
  },
];

const close: readonly Staged[] = [
  {
    name: 'fin-lost',
    doc: 'the FIN of the active close is lost',
    calls: [...open, ...closing(0.3, 1)],
    faults: drop('A', 3),
    until: 1.4,
  },
  {
    name: 'ack-of-fin-lost',
    doc: 'the ACK of the FIN is lost',
    calls: [...open, ...closing(0.3, 1.2)],
    faults: drop('B', 2),
    until: 1.6,
  },
  {
    name: 'second-fin-lost',
    doc: 'the FIN of the passive close is lost',
    calls: [...open, ...closing(0.3, 0.5)],
    faults: drop('B', 3),
    until: 1.3,
  },
  {
    name: 'last-ack-lost',
    doc: 'the last ACK is lost: the FIN comes again, and TIME-WAIT answers',
    calls: [...open, ...closing(0.3, 0.5)],
    faults: drop('A', 4),
    until: 1.3,
  },
  {
    name: 'simultaneous-close',
    doc: 'both close at once: the FINs cross',
    calls: [...open, call(0.3, 'A', 'CLOSE'), call(0.305, 'B', 'CLOSE')],
    until: 0.6,
  },
  {
    name: 'half-close',
    doc: 'A has no more to send, B goes on and closes later',
    calls: [
      ...open,
      call(0.2, 'A', 'SHUTDOWN(WR)'),
      call(0.4, 'B', 'SEND', { n: 300 }),
      call(0.6, 'B', 'CLOSE'),
    ],
    until: 0.9,
  },
  {
    name: 'text-after-close',
    doc: 'A has closed; text that still comes is answered with a reset',
    calls: [...open, call(0.2, 'A', 'CLOSE'), call(0.4, 'B', 'SEND', { n: 100 })],
    until: 0.8,
  },
  {
    name: 'server-closes-first',
    doc: 'the passive opener closes actively',
    calls: [...open, call(0.2, 'B', 'CLOSE'), call(0.4, 'A', 'CLOSE')],
    until: 0.7,
  },
  {
    name: 'peer-gone-after-close',
    doc: 'nobody acknowledges the FIN: the closed socket is given up',
    calls: [...open, call(0.3, 'A', 'CLOSE')],
    faults: drop('A', ...Array.from({ length: 12 }, (_, place) => place + 3)),
    until: 9,
  },
];

const failures: readonly Staged[] = [
  {
    name: 'half-open-recovery',
    doc: 'A has forgotten the connection and opens it again from the same port',
    calls: [
      ...open,
      call(0.3, 'A', 'ABORT'),
      call(0.5, 'A', 'OPEN active'),
      call(1.8, 'A', 'CLOSE'),
      call(2, 'B', 'CLOSE'),
    ],
    faults: drop('A', 3),
    clientPort: 40_002,
    until: 2.4,
  },
  {
    name: 'half-open-found-by-text',
    doc: 'A has forgotten the connection; text of B finds out',
    calls: [...open, call(0.3, 'A', 'ABORT'), call(0.5, 'B', 'SEND', { n: 100 })],
    faults: drop('A', 3),
    until: 0.9,
  },
  {
    name: 'reset',
    doc: 'A aborts',
    calls: [...open, call(0.2, 'A', 'SEND', { n: 50 }), call(0.4, 'A', 'ABORT')],
    until: 0.7,
  },
  {
    name: 'forged-reset-exact',
    doc: 'a forged reset whose number is RCV.NXT ends the connection of B, and text tells A',
    calls: [...open, call(0.6, 'A', 'SEND', { n: 10 })],
    injections: [{ t: 0.3, from: 'A', flags: 'R', seq: 1, ack: null }],
    until: 0.9,
  },
  {
    name: 'forged-reset-in-window',
    doc: 'a forged reset somewhere in the window draws a challenge ACK, and no harm',
    calls: [...open, call(0.6, 'A', 'SEND', { n: 10 }), ...closing(0.8, 1)],
    injections: [{ t: 0.3, from: 'A', flags: 'R', seq: 1000, ack: null }],
    until: 1.3,
  },
  {
    name: 'forged-syn',
    doc: 'a forged SYN draws a challenge ACK, and no harm',
    calls: [...open, call(0.6, 'A', 'SEND', { n: 10 }), ...closing(0.8, 1)],
    injections: [{ t: 0.3, from: 'A', flags: 'S', seq: 5000, ack: null }],
    until: 1.3,
  },
  {
    name: 'keep-alive',
    doc: 'an idle connection is kept alive',
    calls: [...open, call(0.2, 'A', 'KEEPALIVE', { idle: 1 }), ...closing(3.5, 3.7)],
    until: 4,
  },
  {
    name: 'keep-alive-death',
    doc: 'the peer answers no keep-alive: reset and gone',
    calls: [...open, call(0.2, 'A', 'KEEPALIVE', { idle: 1 })],
    faults: drop('A', ...Array.from({ length: 12 }, (_, place) => place + 3)),
    until: 13,
  },
  {
    name: 'time-wait-reuse',
    doc: 'B is in TIME-WAIT; a new SYN from the same port ends it',
    calls: [
      ...open,
      call(0.2, 'B', 'CLOSE'),
      call(0.4, 'A', 'CLOSE'),
      call(0.7, 'A', 'OPEN active'),
      call(0.9, 'A', 'SEND', { n: 30 }),
      call(1.1, 'A', 'CLOSE'),
      call(1.3, 'B', 'CLOSE'),
    ],
    clientPort: 40_003,
    until: 1.7,
  },
  {
    name: 'sequence-wrap',
    doc: "B's numbers pass 2^32 in the midst of its text",
    // B listens already.
    calls: [
      call(0.01, 'A', 'OPEN active'),
      call(0.5, 'B', 'SEND', { n: 14_000 }),
      ...closing(0.8, 1),
    ],
    wraps: true,
    until: 1.3,
  },
];

export const staged: readonly Staged[] = [...handshake, ...close, ...failures];

/** Short enough for a test; the model is given the same. */
export const sysctls = {
  tcp_syn_retries: 2,
  // Else a kernel gives up by the time, not by the count (src/tcp/DIFFERENCES.md).
  tcp_syn_linear_timeouts: 0,
  tcp_synack_retries: 2,
  tcp_orphan_retries: 3,
} as const;
