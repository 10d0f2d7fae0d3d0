/** How many segments a second the simulation makes, and how its time grows with their number. */
import type { Scenario } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';
import type { Row } from './run.ts';

const maximumSegmentSize = 1460;

/** A sends `segments` full segments to B over a link that loses one in a hundred; then both close. */
export const transfer = (segments: number): Scenario => ({
  version: 1,
  hosts: { A: { iss: 1, maximumSegmentSize }, B: { iss: 2, maximumSegmentSize } },
  link: { delay: 0.01, loss: 0.01, seed: 7 },
  events: [
    { at: 0, host: 'B', call: 'listen', port: 80, socket: 'listener', accepts: ['b'] },
    { at: 0, host: 'A', call: 'connect', port: 49152, to: { host: 'B', port: 80 }, socket: 'a' },
    ...Array.from({ length: Math.ceil(segments / 10_000) }, (_, part) => ({
      at: 1,
      host: 'A',
      call: 'send' as const,
      length: Math.min(10_000, segments - part * 10_000) * maximumSegmentSize,
      socket: 'a',
    })),
    { at: 1, host: 'A', call: 'shutdown', socket: 'a' },
    {
      when: { host: 'B', socket: 'b', state: 'CLOSE-WAIT' },
      host: 'B',
      call: 'shutdown',
      socket: 'b',
    },
  ],
});

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const measure = (segments: number): Row & { milliseconds: number; sent: number } => {
  const scenario = transfer(segments);
  let trace = run(scenario);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    trace = run(scenario);
    return performance.now() - start;
  });
  if (trace.sockets.some(({ state }) => state !== 'CLOSED'))
    throw new Error('the transfer did not end');
  return { milliseconds: median(times), sent: trace.segments.length, events: trace.events.length };
};

export const simulation = (): Row[] => {
  let before: { milliseconds: number; sent: number } | undefined;
  return [1000, 10_000, 100_000].map((segments) => {
    const { milliseconds, sent, events } = measure(segments);
    const growth = before && milliseconds / before.milliseconds / (sent / before.sent);
    before = { milliseconds, sent };
    return {
      'segments of data': segments,
      'segments sent': sent,
      events: events ?? 0,
      'median ms of 5': Math.round(milliseconds),
      'segments per second': Math.round((sent / milliseconds) * 1000),
      // 1 is linear: ten times the segments take ten times as long.
      'growth against linear': growth === undefined ? '' : growth.toFixed(2),
    };
  });
};
