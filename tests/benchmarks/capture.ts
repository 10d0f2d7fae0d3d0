/** How fast a run becomes a capture, and how fast captures are read. */
import { run } from '../../src/sim/run.ts';
import { captureOf } from '../../src/wire/capture-of.ts';
import { readCapture } from '../../src/wire/read-capture.ts';
import type { Row } from './run.ts';
import { transfer } from './simulation.ts';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const milliseconds = (work: () => unknown): number =>
  median(
    Array.from({ length: 5 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );

const megabyte = 1e6;

/** Full segments one way, and as many acknowledgments. */
export const capture = (): Row[] => {
  const trace = run(transfer(20_000));
  const file = captureOf(trace, 'link');
  const { packets, problems } = readCapture(file);
  if (packets.length !== trace.segments.length || problems.length > 0)
    throw new Error('the capture does not hold the run');
  const [writing, reading] = [
    milliseconds(() => captureOf(trace, 'link')),
    milliseconds(() => readCapture(file)),
  ];
  const row = (what: string, time: number): Row => ({
    capture: what,
    packets: packets.length,
    MB: (file.length / megabyte).toFixed(1),
    'median ms of 5': Math.round(time),
    'packets per second': Math.round((packets.length / time) * 1000),
    'MB per second': Math.round(file.length / megabyte / (time / 1000)),
  });
  return [row('written', writing), row('read', reading)];
};
