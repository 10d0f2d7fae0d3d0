/** What a program gets back from a call on a connection that is broken, or that it has closed. */
import { expect, test } from 'vitest';
import { run } from '../../src/sim/run.ts';
import { validate } from '../../src/scenario/validate.ts';

const after = (happening: readonly object[], call: object) => {
  const events = [
    { at: 0, host: 'B', call: 'listen', port: 80, accepts: ['b'] },
    { at: 0, host: 'A', call: 'connect', to: { host: 'B', port: 80 }, socket: 'a' },
    ...happening.map((event) => ({ at: 1, ...event })),
    { at: 2, host: 'A', socket: 'a', ...call },
  ];
  const trace = run(validate({ version: 1, hosts: { A: {}, B: {} }, events, until: 3 }));
  const last = trace.events.findLast(({ kind }) => kind === 'call')!;
  return { error: last.error, socket: trace.sockets.find(({ id }) => id === 'a')!.error };
};

test('after a reset it cannot send, and reads why', () => {
  const reset = [{ host: 'B', socket: 'b', call: 'abort' }];
  expect(after(reset, { call: 'send', length: 1 })).toEqual({
    error: 'EPIPE',
    socket: 'ECONNRESET',
  });
  expect(after(reset, { call: 'receive', length: 1 })).toEqual({
    error: 'ECONNRESET',
    socket: 'ECONNRESET',
  });
});

test('after shutdown() it cannot send, though nothing is broken', () => {
  const shutdown = [{ host: 'A', socket: 'a', call: 'shutdown' }];
  expect(after(shutdown, { call: 'send', length: 1 })).toEqual({ error: 'EPIPE', socket: null });
});

test('a timer that another one at the same instant has ended does not run out', () => {
  const trace = run(
    validate({
      version: 1,
      options: { userTimeout: 1 },
      hosts: { A: {}, B: { kind: 'silent' } },
      events: [{ at: 0, host: 'A', call: 'connect', to: { host: 'B', port: 80 } }],
    }),
  );
  const timers = trace.events.flatMap((event) => (event.kind === 'timer' ? [event.timer] : []));
  expect(timers).toEqual(['retransmission', 'user']);
  expect(trace.sockets[0]).toMatchObject({ state: 'CLOSED', error: 'ETIMEDOUT' });
});
