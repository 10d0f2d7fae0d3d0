/** What would go on for ever ends when there is nothing new to see. */
import { expect, test } from 'vitest';
import { run } from '../../src/sim/run.ts';
import { validate } from '../../src/scenario/validate.ts';

const after = (events: readonly object[], more: object = {}) =>
  run(
    validate({
      version: 1,
      hosts: { A: {}, B: { receiveWindow: 10 } },
      events: [
        { at: 0, host: 'B', call: 'listen', port: 80, accepts: ['b'] },
        { at: 0, host: 'A', call: 'connect', to: { host: 'B', port: 80 }, socket: 'a' },
        ...events,
      ],
      ...more,
    }),
  );

const timersOf = ({ events }: ReturnType<typeof run>) =>
  events.flatMap((event) => (event.kind === 'timer' ? [event.timer] : []));

const alive = { host: 'A', socket: 'a', call: 'setOption', keepAlive: true, keepAliveCount: 20 };

test('keep-alives that are answered, after a dozen', () => {
  const trace = after([{ at: 1, ...alive }]);
  expect(timersOf(trace)).toEqual(Array(12).fill('keep-alive'));
  expect(trace.endedBecause).toBe('quiet');
});

test('keep-alives that nobody answers go on until they are given up', () => {
  const trace = after([
    { at: 1, ...alive },
    { at: 2, host: 'B', event: 'unplug' },
  ]);
  expect(timersOf(trace)).toHaveLength(21);
  expect(trace.sockets.find(({ id }) => id === 'a')).toMatchObject({ error: 'ETIMEDOUT' });
});

test('probes of a window that stays closed, too; but what is still to come, comes', () => {
  const sleeping = { applications: { B: 'sleeping' } };
  const send = { at: 1, host: 'A', socket: 'a', call: 'send', length: 20 };
  const quiet = after([send], sleeping);
  expect(timersOf(quiet)).toEqual(Array(12).fill('persist'));
  expect(quiet.endedBecause).toBe('quiet');
  const read = { at: 5000, host: 'B', socket: 'b', call: 'receive', length: 20 };
  const later = after([send, read], sleeping);
  expect(timersOf(later).length).toBeGreaterThan(50);
  expect(later.events.at(-1)!.time).toBeGreaterThan(5000);
});
