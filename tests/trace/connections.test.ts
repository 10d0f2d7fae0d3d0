import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayTime } from '../../src/draw/display-time.ts';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import {
  connectionAround,
  connectionAt,
  connectionsOf,
  restricted,
  type Connection,
} from '../../src/trace/connections.ts';
import { stateChanges, stateOf } from '../../src/trace/questions.ts';
import { shownTrace } from '../../src/trace/shown.ts';
import type { Trace } from '../../src/trace/trace.ts';

const runOf = (events: readonly object[], rest: object = {}): Trace =>
  run(
    validate({
      version: 1,
      hosts: { A: { iss: [100, 500] }, B: { iss: [300, 700] }, M: { kind: 'silent' } },
      events,
      ...rest,
    }),
  );

const listen = (port: number, name: string) => ({
  ...{ at: 0, host: 'B', call: 'listen', port },
  ...{ socket: `listener${name}`, accepts: [`b${name}`] },
});
const connect = (at: number, from: number, to: number, name: string) => ({
  ...{ at, host: 'A', call: 'connect', port: from, to: { host: 'B', port: to } },
  socket: `a${name}`,
});
const inject = (from: object, to: object, flags: readonly string[]) => ({
  at: 2,
  inject: { from, to, seq: 5, flags },
});

const two = [
  listen(80, 'web'),
  listen(22, 'shell'),
  connect(0.1, 49152, 80, 'web'),
  connect(0.15, 49153, 22, 'shell'),
  { at: 1, host: 'A', call: 'send', length: 10, socket: 'ashell' },
  { at: 1.5, host: 'A', call: 'shutdown', socket: 'aweb' },
];

const connectionNamed = (trace: Trace, name: string): Connection => {
  const found = connectionsOf(trace).find((connection) => connection.name === name);
  if (found === undefined) throw new Error(`no connection ${name}`);
  return found;
};

describe('the connections of a run', () => {
  it('are the conversations of two sockets, in the order in which they begin', () => {
    const trace = runOf(two);
    expect(connectionsOf(trace).map(({ number, name }) => [number, name])).toEqual([
      [1, 'A:49152 ↔ B:80'],
      [2, 'A:49153 ↔ B:22'],
    ]);
  });

  it('know their first and their last step', () => {
    const trace = runOf(two);
    for (const connection of connectionsOf(trace)) {
      expect(connectionAt(trace, connection.first)).toBe(connection);
      expect(connectionAt(trace, connection.last)).toBe(connection);
    }
    expect(connectionsOf(trace).map(({ first }) => first)).toEqual([3, 4]);
  });

  it('are one where a port pair is used again, or an old segment comes', () => {
    const again = ['half-open', 'half-open-data', 'old-duplicate-syn', 'time-wait-off'];
    for (const scenario of catalogue.filter(({ id }) => again.includes(id))) {
      expect(connectionsOf(run(scenario)), scenario.id).toHaveLength(1);
    }
  });

  it('have the lanes’ order of ends, whichever end calls', () => {
    const trace = runOf([
      { at: 0, host: 'A', call: 'listen', port: 21 },
      { at: 0, host: 'B', call: 'connect', port: 50000, to: { host: 'A', port: 21 } },
    ]);
    expect(connectionsOf(trace).map(({ name }) => name)).toEqual(['A:21 ↔ B:50000']);
  });

  it('count what happens before their first segment and after their last one', () => {
    const trace = runOf([
      { at: 0, host: 'A', call: 'setOption', socket: 'aweb', receiveBuffer: 4000 },
      ...two,
      { at: 3000, host: 'A', call: 'send', length: 5, socket: 'aweb' },
    ]);
    const web = connectionNamed(trace, 'A:49152 ↔ B:80');
    const calls = trace.events.filter(({ socket }) => socket === 'aweb');
    expect(calls.map(({ index }) => connectionAt(trace, index + 1))).toEqual(calls.map(() => web));
  });

  it('are neither a stray segment nor a listener', () => {
    const trace = runOf([
      ...two,
      inject({ host: 'M', port: 7 }, { host: 'B', port: 99 }, ['SYN']),
      inject({ host: 'M', port: 7 }, { host: 'B', port: 22 }, ['RST']),
    ]);
    expect(connectionsOf(trace)).toHaveLength(2);
    expect(connectionAt(trace, 1)).toBeNull();
  });

  it('take in what is forged in their name', () => {
    const trace = runOf([
      ...two,
      inject({ host: 'A', port: 49153 }, { host: 'B', port: 22 }, ['RST']),
    ]);
    const arrival = trace.events.find(({ time, kind }) => time === 2.1 && kind === 'arrival');
    expect(connectionAt(trace, (arrival?.index ?? 0) + 1)?.name).toBe('A:49153 ↔ B:22');
  });

  it('are also those with a third host that a socket answers', () => {
    const trace = runOf([
      listen(80, 'web'),
      inject({ host: 'M', port: 7 }, { host: 'B', port: 80 }, ['SYN']),
    ]);
    expect(connectionsOf(trace).map(({ name }) => name)).toEqual(['M:7 ↔ B:80']);
  });
});

describe('the connection of a step', () => {
  it('is its own, else that of the last step that has one, else the first', () => {
    const trace = runOf(two);
    const names = [0, 1, 2, 3, 4].map((step) => connectionAround(trace, step)?.name);
    expect(names).toEqual([...Array.from({ length: 4 }, () => 'A:49152 ↔ B:80'), 'A:49153 ↔ B:22']);
  });

  it('is none in a run without connections', () => {
    const trace = runOf([listen(80, 'web')]);
    expect(connectionAround(trace, 1)).toBeNull();
  });
});

describe('a run restricted to one connection', () => {
  const trace = runOf(two);
  const web = connectionNamed(trace, 'A:49152 ↔ B:80');
  const shell = connectionNamed(trace, 'A:49153 ↔ B:22');
  const last = trace.events.length;

  it('shows the states of its two ends and no others', () => {
    const states = (connection: Connection) =>
      ['A', 'B'].map((host) => stateOf(restricted(trace, connection), host, last));
    expect(states(web)).toEqual(['FIN-WAIT-2', 'CLOSE-WAIT']);
    expect(states(shell)).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  });

  it('shows the listener of its port, from the moment on when it listens', () => {
    const lane = stateChanges(restricted(trace, shell), 'B');
    expect(lane.slice(0, 2).map(({ step, state }) => [step, state])).toEqual([
      [0, 'CLOSED'],
      [2, 'LISTEN'],
    ]);
  });

  it('does not show a listener that has become the end of another connection', () => {
    const crowded = runOf([listen(80, 'web'), connect(0, 1, 80, '1'), connect(0, 2, 80, '2')]);
    const refused = restricted(crowded, connectionNamed(crowded, 'A:2 ↔ B:80'));
    expect(stateChanges(refused, 'B').map(({ state }) => state)).toEqual([
      'CLOSED',
      'LISTEN',
      'CLOSED',
    ]);
  });

  it('has the segments of its own, and those of nobody', () => {
    const ports = restricted(trace, shell).segments.map(
      ({ sourcePort, destinationPort }) => sourcePort + destinationPort,
    );
    expect(new Set(ports)).toEqual(new Set([49153 + 22]));
  });

  it('keeps the steps and the display time of the whole', () => {
    const [part, whole] = [displayTime(restricted(trace, shell)), displayTime(trace)];
    expect(part.stepTimes).toBe(whole.stepTimes);
    const [first] = restricted(trace, shell).segments;
    const position = trace.segments.findIndex(({ id }) => id === first?.id);
    expect(part.flights[0]).toBe(whole.flights[position]);
  });

  it('is the same every time, and follows how the run is shown', () => {
    expect(restricted(trace, web)).toBe(restricted(trace, web));
    const relative = shownTrace(trace, 'netstat', 'relative');
    expect(connectionsOf(relative)).toBe(connectionsOf(trace));
    expect(restricted(relative, web).segments[0]).toMatchObject({ seq: 0 });
  });

  it('still tells what befalls the machines', () => {
    const crashed = runOf([...two, { at: 3, host: 'B', event: 'crash' }]);
    const seen = restricted(crashed, connectionNamed(crashed, 'A:49152 ↔ B:80'));
    const crashes = seen.events.filter((event) => event.kind === 'host');
    expect(crashes).toHaveLength(2);
    expect(stateOf(seen, 'B', seen.events.length)).toBe('CLOSED');
  });
});

const port = fc.constantFrom(49152, 49153, 80, 22);
const host = fc.constantFrom('A', 'B');
const moment = fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 10);
const happening = fc.oneof(
  fc.record({ at: moment, host, call: fc.constant('listen'), port }),
  fc.tuple(moment, host, port, port).map(([at, id, from, to]) => ({
    ...{ at, host: id, call: 'connect', port: from },
    to: { host: id === 'A' ? 'B' : 'A', port: to },
  })),
  fc.record({ at: moment, host, call: fc.constant('send'), length: fc.constant(10) }),
  fc.record({ at: moment, host, call: fc.constantFrom('shutdown', 'abort') }),
  fc.record({ at: moment, host, event: fc.constantFrom('crash', 'restart', 'kill') }),
  fc.tuple(moment, fc.constantFrom('A', 'M'), port, port).map(([at, id, from, to]) => ({
    at,
    inject: { from: { host: id, port: from }, to: { host: 'B', port: to }, seq: 1, flags: ['SYN'] },
  })),
);

describe('in any run', () => {
  const random = fc
    .array(happening, { minLength: 2, maxLength: 20 })
    .map((events) => runOf(events, { until: 20, link: { loss: 0.1 } }));

  it('every event is in the part of exactly the connection that it belongs to', () => {
    fc.assert(
      fc.property(random, (trace) => {
        const parts = connectionsOf(trace).map((connection) => restricted(trace, connection));
        trace.events.forEach((event, index) => {
          const holders = parts.filter(({ events }) => events[index] === event);
          const owner = connectionAt(trace, index + 1);
          if (owner !== null) expect(holders).toEqual([restricted(trace, owner)]);
          else if (event.socket === null) expect(holders).toHaveLength(parts.length);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('every segment is in one part or in all, and no part has another step', () => {
    fc.assert(
      fc.property(random, (trace) => {
        const parts = connectionsOf(trace).map((connection) => restricted(trace, connection));
        for (const segment of trace.segments) {
          const holders = parts.filter(({ segments }) => segments.includes(segment)).length;
          expect([1, parts.length]).toContain(holders);
        }
        for (const { events } of parts) {
          expect(events.map(({ index, time }) => [index, time])).toEqual(
            trace.events.map(({ index, time }) => [index, time]),
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});
