/** Traces of one event, made by hand: only what the sentence needs is given. */
import type { TcbSnapshot } from '../../src/tcp/tcb.ts';
import type { Trace, TraceEvent, TraceSegment } from '../../src/trace/trace.ts';

export const tcb: TcbSnapshot = {
  ISS: 100,
  IRS: 300,
  'SND.UNA': 101,
  'SND.NXT': 101,
  'SND.WND': 65535,
  'SND.WL1': 300,
  'SND.WL2': 101,
  'MAX.SND.WND': 65535,
  'SND.MSS': 1460,
  'RCV.NXT': 301,
  'RCV.WND': 65535,
  SRTT: null,
  RTTVAR: null,
  RTO: 1,
  retransmissions: 0,
  probes: 0,
  orphaned: false,
  openedBy: 'active',
  unsent: 0,
  closePending: false,
  unread: 0,
  reassembly: [],
  timers: {},
};

export const segment = (fields: Partial<TraceSegment>): TraceSegment => ({
  id: 's1',
  from: 'B',
  to: 'A',
  sourcePort: 80,
  destinationPort: 49152,
  seq: 301,
  ack: (fields.flags ?? ['ACK']).includes('ACK') ? 101 : null,
  flags: ['ACK'],
  window: 65535,
  length: 0,
  options: {},
  sentAt: 0,
  arrivesAt: 0.1,
  lostAt: null,
  fate: 'delivered',
  injected: false,
  retransmissionOf: null,
  duplicateOf: null,
  ...fields,
});

/** The fields of every event that a test may leave out. */
const common = {
  time: 1,
  host: 'A',
  socket: 'a',
  before: 'ESTABLISHED',
  after: 'ESTABLISHED',
  sent: [],
  figure5: [],
  rules: [],
  tcb,
} as const;

type Given<E> = E extends TraceEvent
  ? Partial<E> & Omit<E, keyof typeof common | 'index'> & Pick<E, 'kind'>
  : never;

/** A trace of an earlier event, which shows the TCB as it was, and the given one, which is last. */
export const traceOf = (
  given: Given<TraceEvent>,
  segments: readonly TraceSegment[] = [],
  was: Partial<TcbSnapshot> = {},
): Trace => ({
  version: 1,
  scenario: {
    hosts: {
      A: { name: { en: 'Client', zh: '客户端' } },
      B: { name: { en: 'Server', zh: '服务器' } },
    },
  },
  segments,
  events: [
    {
      ...common,
      index: 0,
      time: 0,
      kind: 'call',
      call: 'status',
      tcb: { ...tcb, ...was },
    },
    { ...common, ...given, index: 1 },
  ],
  sockets: [
    {
      id: 'a',
      host: 'A',
      local: '192.0.2.1:49152',
      remote: '192.0.2.2:80',
      state: 'ESTABLISHED',
      error: null,
    },
  ],
  unusedFaults: [],
  endedAt: 1,
  endedBecause: 'quiet',
});
