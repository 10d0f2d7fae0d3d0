/** The runs that drawings are tested with: the catalogue's, and one that crowds the link. */
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';

const crowd = validate({
  version: 1,
  id: 'crowd',
  preset: 'rfc',
  hosts: {
    A: { kind: 'tcp', name: 'Client', address: '192.0.2.1', iss: 4294967000, receiveWindow: 65535 },
    B: { kind: 'tcp', name: 'Server', address: '192.0.2.2', iss: 1, maximumSegmentSize: 300 },
  },
  link: { delay: 0.1 },
  events: [
    { at: 0, host: 'B', call: 'listen', port: 80, socket: 'listener', accepts: ['b'] },
    {
      at: 0,
      host: 'A',
      call: 'connect',
      port: 49152,
      to: { host: 'B', port: 80 },
      socket: 'a',
    },
    { at: 1, host: 'A', call: 'send', length: 60_000, socket: 'a' },
    { at: 1.0005, host: 'B', call: 'send', length: 9000, socket: 'b' },
  ],
  faults: [
    { segment: { from: 'A', nth: 5 }, action: 'drop' },
    { segment: { from: 'A', nth: 7 }, action: 'duplicate', after: 0.05 },
    { segment: { from: 'A', nth: 9 }, action: 'delay', by: 7 },
    { segment: { from: 'A', nth: 11 }, action: 'corrupt' },
  ],
});

export const crowded: Trace = run(crowd);

export const runs: readonly (readonly [id: string, trace: Trace])[] = [
  ...catalogue.map((scenario) => [scenario.id, run(scenario)] as const),
  ['crowd', crowded],
];

export const runOf = (id: string): Trace => {
  const found = runs.find(([name]) => name === id);
  if (found === undefined) throw new Error(`no run ${id}`);
  return found[1];
};

/** A run of many events: a segment every millisecond of simulated time, there and back. */
export const longRun = (count: number): Trace => {
  const short = runOf('three-way-handshake');
  const [segment] = short.segments;
  const [, , event] = short.events;
  if (segment === undefined || event?.kind !== 'arrival') throw new Error('no first segment');
  const indices = Array.from({ length: count }, (_, i) => i);
  const segments = indices.map((i) => ({
    ...segment,
    id: `s${String(i + 1)}`,
    ...(i % 2 === 0 ? { from: 'A', to: 'B' } : { from: 'B', to: 'A' }),
    sentAt: i / 1000,
    arrivesAt: i / 1000 + 0.1,
  }));
  const events = indices.map((i) => ({
    ...event,
    index: i,
    time: i / 1000 + 0.1,
    segment: `s${String(i + 1)}`,
    sent: i + 100 < count ? [`s${String(i + 101)}`] : [],
  }));
  return { ...short, segments, events };
};
