/** A real conversation as a scenario for the model, and what the two have in common. */
import type { Scenario } from '../../src/scenario/schema.ts';
import { flags, type Flag } from '../../src/tcp/segment.ts';
import type { Trace, TraceSegment } from '../../src/trace/trace.ts';
import type { Call, Conversation, End, WirePacket } from './conversation.ts';

type Event = NonNullable<Scenario['events']>[number];
type Fault = NonNullable<Scenario['faults']>[number];
type Options = NonNullable<Scenario['options']>;

const optionOf: Readonly<Record<string, keyof Options>> = {
  tcp_syn_retries: 'synRetries',
  tcp_syn_linear_timeouts: 'linearSynTimeouts',
  tcp_synack_retries: 'synAckRetries',
  tcp_orphan_retries: 'orphanRetries',
  tcp_retries2: 'dataRetries',
  tcp_fin_timeout: 'finWait2Timeout',
};

const sender = ({ dir }: WirePacket): End => (dir === 'A>B' ? 'A' : 'B');
const other = (end: End): End => (end === 'A' ? 'B' : 'A');

const flagsOf = (letters: string): Flag[] =>
  flags.filter((flag) => letters.includes(flag.slice(0, 1)));

/** The initial numbers that an end chose, in order. */
const initialNumbers = ({ wire }: Conversation, end: End): number[] => [
  ...new Set(
    wire
      .filter((packet) => sender(packet) === end && packet.act !== 'inject')
      .filter((packet) => packet.flags.includes('S'))
      .map(({ seq }) => seq),
  ),
];

/** A's own port. */
const clientPort = ({ wire, port }: Conversation): number => {
  const from = wire.find((packet) => packet.act !== 'inject' && packet.dport === port);
  return from?.sport ?? 50_000;
};

/** The socket that a call means: the last one that this end opened or accepted until then. */
const socketOf = ({ calls }: Conversation, { host, t }: Call): string => {
  const makes = host === 'A' ? ['OPEN active'] : ['ACCEPT', 'OPEN active'];
  const made = calls.filter((one) => one.host === host && makes.includes(one.call) && one.t <= t);
  return `${host}${Math.max(1, made.length)}`;
};

/** What a kernel's program calls; what merely returns, and what reads, happens by itself. */
const eventOf = (conversation: Conversation, made: Call): Event | null => {
  const { host, call, t: at, n: length = 0, idle = 0 } = made;
  const common = { at, host, socket: socketOf(conversation, made) };
  const [own, theirs] =
    host === 'A'
      ? [clientPort(conversation), conversation.port]
      : [conversation.port, clientPort(conversation)];
  switch (call) {
    case 'OPEN passive': {
      const accepts = [1, 2, 3].map((child) => `${host}${child}`);
      return { ...common, call: 'listen', port: own, socket: 'listener', accepts };
    }
    case 'OPEN active':
      return { ...common, call: 'connect', port: own, to: { host: other(host), port: theirs } };
    case 'SEND':
      return { ...common, call: 'send', length };
    case 'SHUTDOWN(WR)':
      return { ...common, call: 'shutdown' };
    case 'CLOSE':
      return { ...common, call: 'close' };
    case 'ABORT':
      return { ...common, call: 'abort' };
    case 'KEEPALIVE':
      // What Node sets beside the idle time.
      return {
        ...common,
        ...{ call: 'setOption', keepAlive: true, keepAliveIdle: idle },
        ...{ keepAliveInterval: 1, keepAliveCount: 10 },
      };
    case 'OPEN returned':
    case 'ACCEPT':
    case 'RECEIVE':
      return null;
  }
};

const faultsOf = ({ wire, delay }: Conversation): Fault[] =>
  wire.flatMap((packet): Fault[] => {
    if (packet.act === 'inject') return [];
    const segment = { from: sender(packet), nth: packet.n };
    const [first, second] = packet.delays;
    if (first === undefined) return [{ segment, action: 'drop' }];
    const late: Fault[] = first > delay ? [{ segment, action: 'delay', by: first - delay }] : [];
    if (second === undefined) return late;
    return [...late, { segment, action: 'duplicate', after: second - first }];
  });

const injectionsOf = ({ wire }: Conversation): Event[] =>
  wire
    .filter(({ act }) => act === 'inject')
    .map((packet) => {
      const [from, to] = [sender(packet), other(sender(packet))];
      return {
        at: packet.t,
        inject: {
          from: { host: from, port: packet.sport },
          to: { host: to, port: packet.dport },
          seq: packet.seq,
          ...(packet.flags.includes('A') && { ack: packet.ack }),
          flags: flagsOf(packet.flags),
          window: packet.win,
        },
      };
    });

/** The same calls, initial numbers and wire. */
export const scenarioOf = (conversation: Conversation): Scenario => {
  const { calls, delay, sysctls, wire, poll } = conversation;
  const host = (end: End) => ({
    iss: initialNumbers(conversation, end),
    receiveWindow: 64240,
    maximumSegmentSize: 1460,
  });
  const last = Math.max(...[...wire, ...poll, ...calls].map(({ t }) => t));
  return {
    version: 1,
    preset: 'linux',
    options: Object.fromEntries(
      Object.entries(sysctls).map(([name, value]) => [optionOf[name] ?? name, value]),
    ),
    hosts: { A: host('A'), B: host('B') },
    link: { delay },
    events: [
      ...calls.flatMap((call) => eventOf(conversation, call) ?? []),
      ...injectionsOf(conversation),
    ],
    faults: faultsOf(conversation),
    until: last + 0.01,
  };
};

/** A segment in a line, PSH aside. */
const line = (letters: string, seq: number, ack: number, length: number): string =>
  `<SEQ=${seq}>${letters.includes('A') ? `<ACK=${ack}>` : ''}` +
  `${length > 0 ? `<LEN=${length}>` : ''}<CTL=${flagsOf(letters.replace('P', '')).join(',')}>`;

export interface Sent {
  readonly t: number;
  readonly line: string;
}

/** What an end of the kernels' sent, in order. */
export const sentByKernel = ({ wire }: Conversation, end: End): readonly Sent[] =>
  wire
    .filter((packet) => sender(packet) === end && packet.act !== 'inject')
    .map(({ t, flags: letters, seq, ack, len }) => ({ t, line: line(letters, seq, ack, len) }));

const lineOf = ({ flags: list, seq, ack, length }: TraceSegment): string =>
  line(list.map((flag) => flag.slice(0, 1)).join(''), seq, ack ?? 0, length);

/** What an end of the model's sent, in order. */
export const sentByModel = ({ segments }: Trace, end: End): readonly Sent[] =>
  segments
    .filter(({ from, injected, duplicateOf }) => from === end && !injected && duplicateOf === null)
    .map((segment) => ({ t: segment.sentAt, line: lineOf(segment) }));

interface Stay {
  readonly state: string;
  readonly from: number;
}

/** One state after another, each with the time of its beginning. */
const withoutRepeats = (stays: readonly Stay[]): readonly Stay[] =>
  stays.filter(({ state }, index) => state !== stays[index - 1]?.state);

/** The states of an end's connections (not its listener's) with a port of the peer. */
const statesOfKernel = ({ poll }: Conversation, end: End, peerPort: number): readonly Stay[] =>
  withoutRepeats(
    poll
      .filter(({ host, rport }) => host === end && rport === peerPort)
      .map(({ state, t }) => ({ state, from: t })),
  );

const statesOfModel = (trace: Trace, end: End, peerPort: number): readonly Stay[] => {
  const ours = trace.sockets
    .filter(({ host, remote }) => host === end && remote?.endsWith(`:${peerPort}`) === true)
    .map(({ id }) => id);
  return withoutRepeats(
    trace.events
      .filter(({ host, socket, before, after }) => {
        return host === end && socket !== null && ours.includes(socket) && before !== after;
      })
      .map(({ after, time }) => ({ state: after === 'CLOSED' ? 'gone' : after, from: time })),
  );
};

/** Those that are there long enough to be seen by who looks every few milliseconds. */
const lasting = (stays: readonly Stay[]): readonly string[] =>
  withoutRepeats(
    stays.filter(({ from }, index) => (stays[index + 1]?.from ?? Infinity) - from > 0.008),
  ).map(({ state }) => state);

/** The states that both ends go through, of kernels and model. */
export const statesOf = (conversation: Conversation, trace: Trace) => {
  const ports = { A: conversation.port, B: clientPort(conversation) };
  const of = (states: (end: End, port: number) => readonly Stay[]) => ({
    A: lasting(states('A', ports.A)),
    B: lasting(states('B', ports.B)),
  });
  return {
    kernel: of((end, port) => statesOfKernel(conversation, end, port)),
    model: of((end, port) => statesOfModel(trace, end, port)),
  };
};
