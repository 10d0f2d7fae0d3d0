/** Asks the model: each question is a scenario, in which only A has a TCP. */
import type { Scenario } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';
import type { PresetName } from '../../src/tcp/presets.ts';
import type { Flag } from '../../src/tcp/segment.ts';
import type { Trace } from '../../src/trace/trace.ts';
import {
  factOf,
  irs,
  iss,
  offered,
  outstanding,
  segmentIn,
  type Question,
  type Situation,
  type SituationName,
} from './facts.ts';

type Event = NonNullable<Scenario['events']>[number];
/** What happens, one thing after another. */
type Step = (at: number) => Event;

const delaySeconds = 0.001;
/** Time for an acknowledgment that is delayed, and far from any retransmission. */
const stepSeconds = 0.1;
/** As long as a kernel is listened to (`kernel-facts.ts`). */
const listenSeconds = 0.35;

const here = { host: 'A', port: 80 };
const there = { host: 'B', port: 7 };

const arrives =
  (flags: readonly Flag[], seq: number, ack: number | null, length = 0): Step =>
  (at) => ({
    at,
    inject: {
      from: there,
      to: here,
      flags: [...flags],
      seq,
      ack,
      length,
      window: 64240,
      options: flags.includes('SYN') ? { maximumSegmentSize: 1460 } : {},
    },
  });

const listen: Step = (at) => ({
  at,
  host: 'A',
  call: 'listen',
  port: here.port,
  socket: 'listener',
  accepts: ['a'],
});
const connect: Step = (at) => ({
  at,
  host: 'A',
  call: 'connect',
  port: here.port,
  to: there,
  socket: 'a',
});
const calls =
  (call: 'shutdown' | 'close'): Step =>
  (at) => ({ at, host: 'A', call, socket: 'a' });
const sends: Step = (at) => ({ at, host: 'A', call: 'send', length: outstanding, socket: 'a' });

const active = [connect, arrives(['SYN', 'ACK'], irs, iss + 1)];
const passive = [listen, arrives(['SYN'], irs, null), arrives(['ACK'], irs + 1, iss + 1)];
const finAcked = arrives(['ACK'], irs + 1, iss + 2);
const fin = (ack: number) => arrives(['FIN', 'ACK'], irs + 1, ack);

const preparations: Readonly<Record<SituationName, readonly Step[]>> = {
  CLOSED: [],
  LISTEN: [listen],
  'SYN-SENT': [connect],
  'SYN-RECEIVED after a passive OPEN': [listen, arrives(['SYN'], irs, null)],
  'SYN-RECEIVED after an active OPEN': [connect, arrives(['SYN'], irs, null)],
  ESTABLISHED: [...active, sends],
  'FIN-WAIT-1': [...active, calls('shutdown')],
  'FIN-WAIT-2': [...active, calls('shutdown'), finAcked],
  'CLOSE-WAIT': [...active, fin(iss + 1), sends],
  CLOSING: [...active, calls('shutdown'), fin(iss + 1)],
  'LAST-ACK': [...active, fin(iss + 1), calls('shutdown')],
  'TIME-WAIT': [...active, calls('shutdown'), finAcked, fin(iss + 2)],
  'TIME-WAIT beside a listener': [...passive, calls('shutdown'), finAcked, fin(iss + 2)],
  'FIN-WAIT-1 after close()': [...active, calls('close')],
  'FIN-WAIT-2 after close()': [...active, calls('close'), finAcked],
};

type Options = NonNullable<Scenario['options']>;

const scenarioOf = (
  preset: PresetName,
  steps: readonly Step[],
  options: Options = {},
): Scenario => ({
  version: 1,
  preset,
  // Timers leave the time to look, as the kernel's that is asked.
  options: { minimumRetransmissionTimeout: 5, initialRetransmissionTimeout: 1, ...options },
  hosts: {
    A: { iss, receiveWindow: offered, maximumSegmentSize: 1460 },
    B: { kind: 'silent' },
  },
  link: { delay: delaySeconds },
  events: steps.map((step, index) => step(index * stepSeconds)),
  until: steps.length * stepSeconds + listenSeconds,
});

const windowOffered = ({ segments }: Trace): number =>
  segments.findLast(({ from }) => from === 'A')?.window ?? offered;

/** The state of the connection with the peer; a listener is what is left of one that it made. */
const stateAtEnd = ({ sockets }: Trace): Trace['sockets'][number]['state'] => {
  const open = sockets.filter(({ host, state }) => host === 'A' && state !== 'CLOSED');
  return (open.find(({ state }) => state !== 'LISTEN') ?? open[0])?.state ?? 'CLOSED';
};

const windows = new Map<string, number>();

const windowIn = (preset: PresetName, { name }: Situation): number => {
  const key = `${preset} ${name}`;
  const window = windows.get(key) ?? windowOffered(run(scenarioOf(preset, preparations[name])));
  windows.set(key, window);
  return window;
};

/** What the model answers under a preset, or with some of its options changed. */
export const askModel = (preset: PresetName, question: Question, options: Options = {}): string => {
  const { situation } = question;
  const window = windowIn(preset, situation);
  const { seq, ack, flags, length } = segmentIn(question, window);
  const steps = [...preparations[situation.name], arrives(flags, seq, ack, length)];
  const trace = run(scenarioOf(preset, steps, options));
  const askedAt = preparations[situation.name].length * stepSeconds;
  const answers = trace.segments.filter(
    ({ from, injected, sentAt }) => from === 'A' && !injected && sentAt > askedAt,
  );
  return factOf(answers as never, stateAtEnd(trace), window);
};
