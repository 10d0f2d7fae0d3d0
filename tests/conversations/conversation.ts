/**
 * A conversation of two Linux kernels as it was recorded: what the programs called, what the wire
 * did to each packet, and the states that the kernels went through. It becomes a scenario, and the
 * model's trace of that is compared with it.
 *
 * Times are seconds, sequence numbers absolute, `n` counts the packets of one direction from 1.
 */
import { validate } from '../../src/scenario/validate.ts';
import { stateNamed, type Scenario } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';
import type { State } from '../../src/tcp/states.ts';
import type { Trace, TraceSegment } from '../../src/trace/trace.ts';

type End = 'A' | 'B';

export interface Conversation {
  readonly name: string;
  readonly doc: string;
  /** One way. */
  readonly delay: number;
  readonly port: number;
  readonly calls: readonly {
    readonly t: number;
    readonly host: End;
    readonly call: string;
    readonly n?: number;
    readonly err?: string | number;
  }[];
  readonly wire: readonly Packet[];
  /** Changes of state, as the kernel's tracepoint tells them. */
  readonly trace: readonly {
    readonly t: number;
    readonly host: End;
    readonly ev: string;
    readonly sport: string;
    readonly dport: string;
    readonly oldstate?: string;
    readonly newstate?: string;
  }[];
  /** States as `ss` shows them now and then; only it knows of TIME-WAIT. */
  readonly poll: readonly {
    readonly t: number;
    readonly host: End;
    readonly rport: number;
    readonly state: string;
  }[];
}

interface Packet {
  readonly t: number;
  readonly dir: 'A>B' | 'B>A';
  readonly n: number;
  readonly act: string;
  readonly delays: readonly number[];
  readonly sport: number;
  readonly seq: number;
  readonly ack: number;
  readonly flags: string;
  readonly win: number;
  readonly len: number;
}

const senderOf = ({ dir }: Packet): End => (dir === 'A>B' ? 'A' : 'B');

const connectionEnd = { A: 'a', B: 'b' } as const;

/** What each program reads, in all: less than what came means that it left some unread. */
const readBy = ({ calls }: Conversation, host: End): number =>
  calls
    .filter((call) => call.host === host && call.call === 'RECEIVE')
    .reduce((sum, { n = 0 }) => sum + n, 0);

const cameTo = ({ wire }: Conversation, host: End): number => {
  const data = wire.filter((packet) => senderOf(packet) !== host && packet.delays.length > 0);
  const first = data[0]?.seq ?? 0;
  return Math.max(0, ...data.map(({ seq, len }) => ((seq - first) | 0) + len - 1));
};

const eventsOf = (conversation: Conversation): unknown[] => {
  const { calls, port, wire } = conversation;
  const clientPort = wire[0]?.sport ?? 0;
  const to = { host: 'B', port };
  const byHand = (host: End) => readBy(conversation, host) < cameTo(conversation, host);
  const reading = (['A', 'B'] as const).filter(byHand).map((host) => ({
    at: 0,
    host,
    call: 'setOption',
    socket: connectionEnd[host],
    read: 'manual',
  }));
  const called = calls.flatMap(({ t: at, host, call, n = 0, err }): unknown[] => {
    const socket = connectionEnd[host];
    switch (call) {
      case 'OPEN passive':
        return [{ at, host, call: 'listen', port, socket: 'listener', accepts: ['b'] }];
      case 'OPEN active':
        return [{ at, host, call: 'connect', port: clientPort, to, socket }];
      case 'SEND':
        return [{ at, host, call: 'send', length: n, socket }];
      case 'SHUTDOWN(WR)':
        return [{ at, host, call: 'shutdown', socket }];
      case 'CLOSE':
        return [{ at, host, call: 'close', socket }];
      case 'ABORT':
        return [{ at, host, call: 'abort', socket }];
      case 'RECEIVE':
        return byHand(host) && n > 0 && err === undefined
          ? [{ at, host, call: 'receive', length: n, socket }]
          : [];
      default:
        // What returns, and ACCEPT, changes nothing at this end.
        return [];
    }
  });
  return [...reading, ...called];
};

const microsecond = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;

/** What the wire did to each packet, as faults. */
const faultsOf = ({ wire, delay }: Conversation): unknown[] =>
  wire.flatMap((packet) => {
    const { act, delays, n: nth } = packet;
    const segment = { from: senderOf(packet), nth };
    const [first, ...copies] = delays;
    if (first === undefined) return [{ segment, action: 'drop' }];
    const late = microsecond(first - delay);
    if (late < 0) throw new Error(`${act}: faster than the wire`);
    return [
      ...(late === 0 ? [] : [{ segment, action: 'delay', by: late }]),
      ...copies.map((copy) => ({ segment, action: 'duplicate', after: microsecond(copy - first) })),
    ];
  });

const firstOf = ({ wire }: Conversation, from: End): Packet | undefined =>
  wire.find((packet) => senderOf(packet) === from);

const hostOf = (conversation: Conversation, end: End) => {
  const first = firstOf(conversation, end);
  return { iss: first?.seq ?? 0, receiveWindow: first?.win ?? 65535, maximumSegmentSize: 1460 };
};

/** A scenario in which the same shall happen, to two hosts of the preset `linux`. */
export const scenarioOf = (conversation: Conversation): Scenario => {
  const last = Math.max(...conversation.wire.map(({ t }) => t));
  return validate({
    version: 1,
    preset: 'linux',
    hosts: { A: hostOf(conversation, 'A'), B: hostOf(conversation, 'B') },
    link: { delay: conversation.delay },
    events: eventsOf(conversation),
    faults: faultsOf(conversation),
    until: last + 1,
  });
};

const letters = { S: 'SYN', F: 'FIN', R: 'RST', A: 'ACK' } as const;

const lineOf = (
  from: string,
  flags: readonly string[],
  seq: number,
  ack: number | null,
  length: number,
) =>
  `${from} <SEQ=${seq}>${ack === null ? '' : `<ACK=${ack}>`}${length === 0 ? '' : `<LEN=${length}>`}<CTL=${flags.toSorted().join(',')}>`;

/** `A <SEQ=100><ACK=301><LEN=5><CTL=ACK>`, in the order in which they left; PSH is left out. */
export const segmentsOfKernel = ({ wire }: Conversation): readonly string[] =>
  wire.map((packet) => {
    const flags = Object.entries(letters)
      .filter(([letter]) => packet.flags.includes(letter))
      .map(([, flag]) => flag);
    const ack = packet.flags.includes('A') ? packet.ack : null;
    return lineOf(senderOf(packet), flags, packet.seq, ack, packet.len);
  });

const isByTheLink = ({ injected, duplicateOf }: TraceSegment): boolean =>
  injected || duplicateOf !== null;

export const segmentsOfModel = ({ segments }: Trace): readonly string[] =>
  segments
    .filter((segment) => !isByTheLink(segment))
    .map(({ from, flags, seq, ack, length }) =>
      lineOf(
        from,
        flags.filter((flag) => flag !== 'PSH'),
        seq,
        ack,
        length,
      ),
    );

const kernelName = (name: string): State => stateNamed(name.replace(/^TCP_/, '')) ?? 'CLOSED';

/** The states of a host's end of the connection, in order. */
export const statesOfKernel = ({ trace, poll }: Conversation, host: End): readonly State[] => {
  const changes = trace.filter(
    ({ host: at, ev, dport, oldstate }) =>
      at === host && ev === 'inet_sock_set_state' && (dport !== '0' || oldstate === 'TCP_SYN_SENT'),
  );
  const waits = poll.some(({ host: at, state }) => at === host && state === 'TIME-WAIT');
  return changes.map(({ oldstate = '', newstate = '' }) => {
    const [from, to] = [kernelName(oldstate), kernelName(newstate)];
    // What the kernel keeps of a connection in TIME-WAIT is no socket any more.
    const waitsNow = to === 'CLOSED' && (from === 'FIN-WAIT-2' || from === 'CLOSING') && waits;
    return waitsNow ? 'TIME-WAIT' : to;
  });
};

export const statesOfModel = (trace: Trace, host: End): readonly State[] =>
  trace.events
    .filter((event) => event.host === host && event.socket === connectionEnd[host])
    .flatMap(({ before, after, through = [] }) => (before === after ? [] : [...through, after]));

/** What the model makes of a conversation. */
export const replay = (conversation: Conversation): Trace => run(scenarioOf(conversation));

/** How far, in seconds, the model's segments leave from the kernel's, at most. */
export const latenessOf = (conversation: Conversation, trace: Trace): number => {
  const own = trace.segments.filter((segment) => !isByTheLink(segment));
  return Math.max(
    ...conversation.wire.map(({ t }, index) => Math.abs(t - (own[index]?.sentAt ?? Infinity))),
  );
};
