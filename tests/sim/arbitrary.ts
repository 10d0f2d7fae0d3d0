/** Random scenarios: calls, faults and accidents at random times, and segments from nowhere. */
import fc from 'fast-check';
import { validate } from '../../src/scenario/validate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { flags } from '../../src/tcp/segment.ts';

/** Few different moments, so that things often happen at once. */
const moment = fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10);
const host = fc.constantFrom('A', 'B');
const other = { A: 'B', B: 'A' } as const;
const port = { A: 49152, B: 80 } as const;

const text = fc.stringMatching(/^[a-z]{1,400}$/);
const nearWrap = fc.integer({ min: 0xffff_ff00, max: 0xffff_ffff });
const iss = fc.oneof(
  nearWrap,
  fc.integer({ min: 0, max: 1000 }),
  fc.constant('random' as const),
  fc.array(nearWrap, { maxLength: 3 }),
);

const ordinaryCall = fc.record({
  at: moment,
  host,
  call: fc.constantFrom('shutdown', 'close', 'status', 'accept'),
});
const sendCall = fc.oneof(
  fc.record({ at: moment, host, call: fc.constant('send'), text }),
  fc.record({
    at: moment,
    host,
    call: fc.constant('send'),
    length: fc.integer({ min: 0, max: 9000 }),
  }),
);
const openCall = fc.tuple(moment, host, fc.boolean()).map(([at, id, passive]) =>
  passive
    ? { at, host: id, call: 'listen', port: port[id] }
    : {
        at,
        host: id,
        call: 'connect',
        port: port[id],
        to: { host: other[id], port: port[other[id]] },
      },
);
const readCall = fc.oneof(
  fc.record({
    at: moment,
    host,
    call: fc.constant('receive'),
    length: fc.integer({ min: 0, max: 5000 }),
  }),
  fc.record({
    at: moment,
    host,
    call: fc.constant('setOption'),
    read: fc.constantFrom('manual', 'automatic'),
  }),
);
const accident = fc.oneof(
  fc.record({ at: moment, host, call: fc.constant('abort') }),
  fc.record({
    at: moment,
    host,
    event: fc.constantFrom('crash', 'restart', 'kill', 'unplug', 'plug', 'release'),
  }),
);
const reaction = fc.record({
  when: fc.record({
    host,
    state: fc.constantFrom('ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-2', 'SYN_RCVD'),
  }),
  after: fc.constantFrom(0, 0.05, 0.1),
  host,
  call: fc.constantFrom('shutdown', 'abort'),
});

/** Numbers near those in use when both begin at small numbers, or anywhere. */
const anyNumber = fc.oneof(
  fc.integer({ min: 0, max: 2000 }),
  nearWrap,
  fc.integer({ min: 0, max: 0xffff_ffff }),
);
const injected = fc
  .record({
    at: moment,
    from: host,
    seq: anyNumber,
    ack: anyNumber,
    flags: fc.uniqueArray(fc.constantFrom(...flags), { maxLength: 4 }),
    window: fc.constantFrom(0, 1, 500, 65535),
    length: fc.constantFrom(0, 0, 1, 40),
  })
  .map(({ at, from, ack, flags: list, ...rest }) => ({
    at,
    inject: {
      from: { host: from, port: port[from] },
      to: { host: other[from], port: port[other[from]] },
      flags: list,
      ...(list.includes('ACK') && { ack }),
      ...rest,
    },
  }));

const chooser = fc.record(
  {
    from: host,
    flags: fc.constantFrom(['SYN'], ['SYN', 'ACK'], ['ACK'], ['FIN', 'ACK'], ['RST']),
    nth: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: [] },
);
const fault = fc.record({
  segment: chooser,
  action: fc.constantFrom('drop', 'delay', 'duplicate', 'corrupt', 'hold', 'release'),
  by: fc.constantFrom(0, 0.1, 0.35, 2),
  after: fc.constantFrom(0, 0.01, 0.2, 3),
});

/** Faults that let a repetition through. */
const passing = fault.map(({ segment, ...rest }) => ({ segment: { nth: 1, ...segment }, ...rest }));

const link = fc.record({
  delay: fc.constantFrom(0, 0.05, 0.1),
  loss: fc.constantFrom(0, 0, 0.1, 0.3),
  duplication: fc.constantFrom(0, 0, 0.2),
  jitter: fc.constantFrom(0, 0, 0.2),
  seed: fc.integer({ min: 0, max: 1000 }),
});

const endOfHost = fc.record({
  iss,
  receiveWindow: fc.constantFrom(65535, 4000, 100),
  maximumSegmentSize: fc.constantFrom(1460, 500, 30),
});

const options = fc.record({
  challengeAck: fc.boolean(),
  acceptSynAckInSynReceived: fc.boolean(),
  repeatSynAckForRepeatedSyn: fc.boolean(),
  restartTimeWaitWithEveryAck: fc.boolean(),
});

const http = fc
  .record({
    version: fc.constantFrom('1.0', '1.0 keep-alive', '1.1', 'pipelined', '2'),
    method: fc.constantFrom('GET', 'POST'),
    betweenSeconds: fc.constantFrom(0, 0.5),
    idleTimeoutSeconds: fc.constantFrom(0.5, 5),
    thinkSeconds: fc.constantFrom(0, 0.3),
    closes: fc.constantFrom('close', 'shutdown'),
  })
  .map(({ version, method, betweenSeconds, ...server }) => ({
    A: {
      ...{ kind: 'http', role: 'client', to: { host: 'B', port: 80 }, version, betweenSeconds },
      requests: [{ path: '/1' }, { method, path: '/2' }, { path: '/3' }],
    },
    B: { kind: 'http', role: 'server', ...server },
  }));

const application = fc.constantFrom(
  undefined,
  { B: 'echo' },
  { A: 'discard', B: 'echo' },
  { B: 'sleeping' },
);

/** A server listens again, so a copy of an old SYN may find it, and two ends may never agree. */
const anyApplication = fc.oneof(application, http);

const begin = [
  { at: 0, host: 'B', call: 'listen', port: 80 },
  { at: 0, host: 'A', call: 'connect', port: 49152, to: { host: 'B', port: 80 } },
];

const scenario = (
  happenings: fc.Arbitrary<readonly object[]>,
  applications: fc.Arbitrary<object | undefined> = application,
): fc.Arbitrary<Scenario> =>
  fc
    .record({
      hosts: fc.record({ A: endOfHost, B: endOfHost }),
      link,
      options,
      applications,
      faults: fc.array(fault, { maxLength: 4 }),
      opens: fc.constantFrom(begin, begin, []),
      happenings,
    })
    .map(({ opens, happenings: events, applications: programs, ...others }) =>
      validate({
        version: 1,
        ...others,
        ...(programs !== undefined && { applications: programs }),
        events: [...opens, ...events],
      }),
    );

const happening = fc.oneof(
  { weight: 4, arbitrary: sendCall },
  { weight: 2, arbitrary: openCall },
  { weight: 2, arbitrary: readCall },
  { weight: 3, arbitrary: ordinaryCall },
  { weight: 2, arbitrary: accident },
  { weight: 1, arbitrary: reaction },
);

/** Calls, faults and accidents; every segment is one that a TCP sent. */
export const honestScenario = scenario(fc.array(happening, { maxLength: 12 }));

/** The same with segments that no TCP sent. */
export const anyScenario = scenario(
  fc.array(fc.oneof(happening, injected), { minLength: 1, maxLength: 14 }),
  anyApplication,
);

/** A connection on which both ends send texts and then close, over a link that loses and reorders. */
export const conversation: fc.Arbitrary<Scenario> = fc
  .record({
    hosts: fc.record({ A: endOfHost, B: endOfHost }),
    link,
    faults: fc.array(passing, { maxLength: 3 }),
    texts: fc.array(fc.record({ at: moment, host, call: fc.constant('send'), text }), {
      maxLength: 8,
    }),
    closes: fc.tuple(moment, moment),
  })
  .map(({ texts, closes: [a, b], ...others }) =>
    validate({
      version: 1,
      ...others,
      events: [
        ...begin,
        ...texts,
        { at: 2000 + a, host: 'A', call: 'shutdown' },
        { at: 2000 + b, host: 'B', call: 'shutdown' },
      ],
      options: { dataRetries: 30, synRetries: 30, synAckRetries: 30 },
    }),
  );
