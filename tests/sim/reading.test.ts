import { expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';

const scenario = (events: Scenario['events'] = []): Scenario => ({
  version: 1,
  hosts: { A: { iss: 100 }, B: { iss: 300 } },
  events: [
    { at: 0, host: 'B', call: 'listen', port: 80, socket: 'listener', accepts: ['b'] },
    { at: 0, host: 'A', call: 'connect', to: { host: 'B', port: 80 }, socket: 'a' },
    { at: 0.5, host: 'B', call: 'setOption', socket: 'b', read: 'manual' },
    { at: 0.6, host: 'A', call: 'send', socket: 'a', length: 40_000 },
    ...events,
  ],
});

it('a program that reads automatically from now on gets at once what had waited', () => {
  const { events } = run(
    scenario([{ at: 3, host: 'B', call: 'setOption', socket: 'b', read: 'automatic' }]),
  );
  const change = events.find(({ kind, time }) => kind === 'call' && time === 3);
  expect(change).toMatchObject({ call: 'setOption', delivered: 40_000, tcb: { unread: 0 } });
});

it('a smaller receive buffer does not take back a window that was offered (SHLD-14)', () => {
  const { events } = run(
    scenario([
      { at: 2, host: 'B', call: 'setOption', socket: 'b', read: 'automatic', receiveBuffer: 1000 },
      { at: 3, host: 'A', call: 'send', socket: 'a', length: 10 },
    ]),
  );
  const edges = events.flatMap(({ host, tcb }) =>
    host === 'B' && tcb !== null && tcb['RCV.NXT'] !== null
      ? [tcb['RCV.NXT'] + tcb['RCV.WND']]
      : [],
  );
  expect(edges).toEqual(edges.toSorted((a, b) => a - b));
});
