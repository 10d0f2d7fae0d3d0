/** What a scenario can make happen, each in a small run: faults, waits, hosts, sockets, programs. */
import { describe, expect, it } from 'vitest';
import { run, steps } from '../../src/sim/run.ts';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import type { Trace } from '../../src/trace/trace.ts';
import {
  connect,
  connected,
  ladder,
  listen,
  rows,
  runConnected,
  runScene,
  scene,
  segmentOf,
  stateAfter,
  written,
  type Written,
} from './scenes.ts';

const send = (at: number, length: number, host = 'A'): Written => ({
  at,
  host,
  call: 'send',
  length,
});
const dataOfA = { from: 'A', flags: ['ACK'], nth: 2 };

/** The arrivals at a host: when, and what. */
const arrivalsAt = (trace: Trace, host: string): [time: number, segment: string][] =>
  trace.events.flatMap((event) =>
    event.kind === 'arrival' && event.host === host
      ? [[event.time, written(segmentOf(trace, event.segment))] as [number, string]]
      : [],
  );
const lastState = (trace: Trace, host: string) => stateAfter(trace, host, trace.events.length);
const calls = (trace: Trace) =>
  trace.events.flatMap((event) =>
    event.kind === 'call' ? [`${event.host} ${event.call}: ${event.refused ?? event.after}`] : [],
  );

describe('a fault', () => {
  const withFault = (fault: Written, ...events: readonly Written[]) =>
    runConnected([send(1, 5), ...events], { faults: [{ segment: dataOfA, ...fault }] });
  const data = '<SEQ=101><ACK=301><LEN=5><CTL=ACK>';
  const come = (trace: Trace) =>
    arrivalsAt(trace, 'B')
      .filter(([, segment]) => segment === data)
      .map(([time]) => time);

  it('drops: the segment comes a second later, and the loss is in the sender’s lane', () => {
    const trace = withFault({ action: 'drop' });
    expect(come(trace)).toEqual([2.1]);
    expect(trace.segments[3]).toMatchObject({ fate: 'dropped', arrivesAt: null, lostAt: 1.05 });
    expect(trace.events.filter(({ kind }) => kind === 'loss')).toEqual([
      expect.objectContaining({ host: 'A', socket: 'a', time: 1.05, before: 'ESTABLISHED' }),
    ]);
  });

  it('delays', () => {
    expect(come(withFault({ action: 'delay', by: 0.5 }))).toEqual([1.6]);
  });

  it('duplicates: the copy is a segment of its own', () => {
    const trace = withFault({ action: 'duplicate', after: 0.2 });
    expect(come(trace)).toEqual([1.1, 1.3]);
    const copy = trace.segments.find(({ duplicateOf }) => duplicateOf !== null);
    expect(copy).toMatchObject({ duplicateOf: 's4', sentAt: 1, retransmissionOf: null });
  });

  it('corrupts: the segment comes, and is discarded', () => {
    const trace = withFault({ action: 'corrupt' });
    expect(come(trace)).toEqual([1.1, 2.1]);
    const discarded = trace.events.find(({ rules }) => rules.includes('rfc9293:3.1/checksum'));
    expect(discarded).toMatchObject({
      accepted: false,
      socket: 'b',
      after: 'ESTABLISHED',
      sent: [],
    });
  });

  it('holds, for ever', () => {
    const trace = withFault({ action: 'hold' });
    expect(come(trace)).toEqual([2.1]);
    expect(trace.segments[3]).toMatchObject({ fate: 'held', arrivesAt: null, lostAt: null });
  });

  it('holds until an event releases', () => {
    const trace = withFault({ action: 'hold' }, { at: 1.5, host: 'A', event: 'release' });
    expect(come(trace)).toEqual([1.55]);
  });

  it('holds until a fault on a later segment of the same sender releases', () => {
    const trace = runConnected([send(1, 5), send(1.2, 7)], {
      faults: [
        { segment: dataOfA, action: 'hold' },
        { segment: { ...dataOfA, nth: 3 }, action: 'release' },
      ],
    });
    expect(arrivalsAt(trace, 'B').slice(2)).toEqual([
      [1.3, '<SEQ=106><ACK=301><LEN=7><CTL=ACK>'],
      [1.31, data],
    ]);
  });

  it('adds to another one on the same segment', () => {
    const trace = runConnected([send(1, 5)], {
      faults: [
        { segment: dataOfA, action: 'delay', by: 0.2 },
        { segment: { seq: 101, nth: 2 }, action: 'delay', by: 0.3 },
      ],
    });
    expect(come(trace)).toEqual([1.6]);
  });

  it('that never fired is told', () => {
    const unused = { segment: { from: 'B', flags: ['RST'] }, action: 'drop' };
    const used = { segment: dataOfA, action: 'drop' };
    expect(runConnected([send(1, 5)], { faults: [unused, used] }).unusedFaults).toEqual([unused]);
  });

  it('counts repetitions, and not the link’s copies or what was injected', () => {
    const trace = runConnected(
      [
        {
          at: 0,
          inject: {
            from: { host: 'A', port: 9 },
            to: { host: 'B', port: 9 },
            seq: 7,
            flags: ['SYN'],
          },
        },
      ],
      {
        faults: [
          { segment: { from: 'A', flags: ['SYN'], nth: 1 }, action: 'drop' },
          { segment: { from: 'A', flags: ['SYN'], nth: 2 }, action: 'duplicate' },
          { segment: { from: 'A', flags: ['SYN'], nth: 3 }, action: 'drop' },
        ],
      },
    );
    expect(trace.unusedFaults).toHaveLength(1);
    expect(trace.segments.filter(({ fate }) => fate === 'dropped').map(({ id }) => id)).toEqual([
      's1',
    ]);
  });

  it('changes nobody else’s luck', () => {
    const link = { loss: 0.2, duplication: 0.2, jitter: 0.05, seed: 7 };
    const events = Array.from({ length: 20 }, (_, n) => send(1 + n * 10, 5));
    const plain = runConnected(events, { link });
    const faulty = runConnected(events, {
      link,
      faults: [{ segment: { from: 'A', nth: 4 }, action: 'delay', by: 0.3 }],
    });
    /** Of each segment of A: is it lost, and how long is it on its way? */
    const luck = (trace: Trace) =>
      trace.segments
        .filter(({ from, duplicateOf }) => from === 'A' && duplicateOf === null)
        .map(({ fate, sentAt, arrivesAt, lostAt }, n) => {
          const way = (arrivesAt ?? lostAt ?? 0) - sentAt - (n === 3 && trace === faulty ? 0.3 : 0);
          return `${fate} ${way.toFixed(6)}`;
        });
    const same = Math.min(luck(plain).length, luck(faulty).length);
    expect(same).toBeGreaterThan(20);
    expect(luck(faulty).slice(0, same)).toEqual(luck(plain).slice(0, same));
    expect(JSON.stringify(faulty.segments)).not.toBe(JSON.stringify(plain.segments));
  });
});

describe('an event that waits', () => {
  it('for a state, comes each time that it is reached', () => {
    const trace = runScene(
      [
        { at: 0, host: 'A', call: 'connect', to: { host: 'B', port: 80 } },
        {
          when: { host: 'A', state: 'CLOSED' },
          after: 1,
          host: 'A',
          call: 'connect',
          to: { host: 'B', port: 80 },
        },
      ],
      { until: 5 },
    );
    expect(trace.events.filter((event) => event.kind === 'call').map(({ time }) => time)).toEqual([
      0, 1.2, 2.4, 3.6, 4.8,
    ]);
    expect(trace.endedBecause).toBe('until');
  });

  it('for a state that is only passed, comes too', () => {
    const trace = runConnected([
      { at: 1, host: 'A', call: 'shutdown' },
      { when: { host: 'B', state: 'CLOSE_WAIT' }, host: 'B', call: 'shutdown' },
      { when: { host: 'A', state: 'FIN-WAIT-2' }, host: 'A', call: 'status' },
    ]);
    expect(calls(trace)).toContain('A status: TIME-WAIT');
  });

  it('for a segment, comes when it arrives', () => {
    const trace = runConnected([
      send(1, 5),
      { when: { segment: dataOfA }, after: 0.5, ...send(0, 9, 'B'), at: undefined },
    ]);
    expect(
      trace.events.find(
        (event) => event.kind === 'call' && event.host === 'B' && event.call === 'send',
      )?.time,
    ).toBe(1.6);
  });

  it('for a segment that is lost, never comes', () => {
    const trace = runConnected(
      [{ when: { segment: { from: 'A', flags: ['SYN'], nth: 1 } }, host: 'B', call: 'status' }],
      { faults: [{ segment: { from: 'A', nth: 1 }, action: 'drop' }] },
    );
    expect(calls(trace).filter((call) => call.startsWith('B status'))).toEqual([]);
  });

  it('for its own consequence, stops at the limit', () => {
    const loop = scene([
      { at: 0, host: 'B', call: 'listen', port: 80 },
      { when: { host: 'B', state: 'LISTEN' }, host: 'B', call: 'close' },
      { when: { host: 'B', state: 'CLOSED' }, host: 'B', call: 'listen', port: 80 },
    ]);
    const trace = run(loop, 50);
    expect(trace.endedBecause).toBe('limit');
    expect(trace.events).toHaveLength(50);
    expect(trace.endedAt).toBe(0);
  });
});

describe('an event right after an event', () => {
  const without = connected([send(1, 5), { at: 2, host: 'A', call: 'shutdown' }]);

  it('comes before anything else, and leaves what was before as it was', () => {
    const plain = run(without);
    for (const { index } of plain.events) {
      const trace = run({
        ...without,
        events: [...without.events!, { afterEvent: index, host: 'A', call: 'abort' }],
      });
      const prefix = (of: Trace) => JSON.stringify(of.events.slice(0, index + 1));
      expect(prefix(trace)).toBe(prefix(plain));
      expect(trace.events[index + 1]).toMatchObject({ kind: 'call', call: 'abort' });
      expect(trace.events[index + 1]!.time).toBe(plain.events[index]!.time);
    }
  });

  it('can follow another one', () => {
    const trace = runConnected([
      { afterEvent: 4, host: 'A', call: 'send', length: 5 },
      { afterEvent: 5, host: 'A', call: 'shutdown' },
    ]);
    expect(calls(trace)).toEqual([
      'B listen: LISTEN',
      'A connect: SYN-SENT',
      'A send: ESTABLISHED',
      'A shutdown: FIN-WAIT-1',
    ]);
  });

  it.each(catalogue.map((entry) => [entry.id, entry] as const))(
    'leaves %s as it was up to there',
    (_, entry) => {
      const plain = run(entry);
      const changed = plain.events.flatMap(({ index }) =>
        ['A', 'B'].flatMap((host) =>
          (['abort', 'shutdown'] as const)
            .filter((call) => {
              const events = [...(entry.events ?? []), { afterEvent: index, host, call }];
              const trace = run({ ...entry, events });
              const prefix = (of: Trace) => JSON.stringify(of.events.slice(0, index + 1));
              return prefix(trace) !== prefix(plain);
            })
            .map((call) => `${host} ${call} after ${index}`),
        ),
      );
      expect(changed).toEqual([]);
    },
  );
});

describe('a run', () => {
  it('ends at `until`, with what is still on its way', () => {
    const trace = runConnected([], { until: 0.15 });
    expect(trace).toMatchObject({ endedBecause: 'until', endedAt: 0.15 });
    expect(trace.segments.map(({ fate }) => fate)).toEqual(['delivered', 'in-flight']);
    expect(trace.events.every(({ time }) => time <= 0.15)).toBe(true);
  });

  it('gives its events one by one, the same ones', () => {
    const scenario = connected([send(1, 5)]);
    expect([...steps(scenario)]).toEqual(run(scenario).events);
  });

  it('does at one instant what arrives before what is called, and timers last', () => {
    const trace = runConnected([
      { at: 0.1, host: 'A', call: 'status' },
      { at: 0.1, host: 'B', call: 'status' },
    ]);
    const at = trace.events.filter(({ time }) => time === 0.1).map(({ kind }) => kind);
    expect(at).toEqual(['arrival', 'call', 'call']);
    const late = runConnected([{ at: 1, host: 'A', call: 'status' }], {
      faults: [{ segment: { from: 'A', flags: ['SYN'], nth: 1 }, action: 'delay', by: 0.9 }],
    });
    expect(late.events.filter(({ time }) => time === 1).map(({ kind }) => kind)).toEqual([
      ...['arrival', 'call', 'timer'],
    ]);
  });

  it('pays an owed acknowledgment once, on what leaves at the same instant', () => {
    const answer = { when: { segment: dataOfA }, host: 'B', call: 'send', length: 3 };
    const trace = runConnected([send(1, 5), answer]);
    expect(trace.segments.slice(4).map(written)).toEqual([
      '<SEQ=301><ACK=106><LEN=3><CTL=ACK>',
      '<SEQ=106><ACK=304><CTL=ACK>',
    ]);
  });
});

describe('a host', () => {
  const crashed: readonly Written[] = [{ at: 1, host: 'B', event: 'crash' }];

  it('that crashed is silent, and its sockets are gone', () => {
    const trace = runConnected([...crashed, send(2, 5)], { until: 4 });
    expect(lastState(trace, 'B')).toBe('CLOSED');
    expect(trace.segments.filter(({ from, sentAt }) => from === 'B' && sentAt > 1)).toEqual([]);
    expect(trace.segments.filter(({ length }) => length > 0).map(({ fate }) => fate)).toEqual([
      ...['dropped', 'dropped'],
    ]);
    expect(trace.events.find(({ kind }) => kind === 'host')).toMatchObject({
      socket: 'b',
      before: 'ESTABLISHED',
      after: 'CLOSED',
    });
  });

  it('that crashed makes no calls', () => {
    const trace = runConnected([...crashed, { at: 2, host: 'B', call: 'listen', port: 81 }]);
    expect(calls(trace).at(-1)).toBe('B listen: connection does not exist');
  });

  it('that restarted answers with a reset', () => {
    const restart = { at: 1, host: 'B', event: 'restart' };
    const trace = runConnected([...crashed, restart, send(2, 5)]);
    expect(ladder(trace).slice(-3)).toEqual(
      rows(`
        ESTABLISHED  A send; <SEQ=101><ACK=301><LEN=5><CTL=ACK>                 CLOSED
        ESTABLISHED  --> <SEQ=101><ACK=301><LEN=5><CTL=ACK>; <SEQ=301><CTL=RST>  CLOSED
        CLOSED       <-- <SEQ=301><CTL=RST>                                     CLOSED`),
    );
    expect(trace.sockets.find(({ id }) => id === 'a')?.error).toBe('ECONNRESET');
  });

  it('whose program is killed closes what the program had', () => {
    const trace = runConnected([{ at: 1, host: 'B', event: 'kill' }]);
    expect(ladder(trace).slice(5, 7)).toEqual(
      rows(`
        ESTABLISHED  B kill; <SEQ=301><ACK=101><CTL=FIN,ACK>                            FIN-WAIT-1
        CLOSE-WAIT   <-- <SEQ=301><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=302><CTL=ACK>   FIN-WAIT-1`),
    );
  });

  it('that is unplugged hears and says nothing until it is plugged in', () => {
    const trace = runConnected([
      { at: 1, host: 'B', event: 'unplug' },
      send(1.5, 5),
      send(1.5, 7, 'B'),
      { at: 4, host: 'B', event: 'plug' },
    ]);
    expect(
      trace.segments.filter(({ sentAt, fate }) => sentAt < 4 && fate === 'dropped'),
    ).toHaveLength(4);
    const delivered = (host: string) =>
      trace.events.reduce(
        (sum, event) => sum + (event.host === host ? (event.delivered ?? 0) : 0),
        0,
      );
    expect([delivered('A'), delivered('B')]).toEqual([7, 5]);
  });

  it('that is silent never answers, and the scenario speaks for it', () => {
    const trace = runScene(
      [
        { ...connect },
        {
          at: 1,
          inject: {
            from: { host: 'B', port: 80 },
            to: { host: 'A', port: 49152 },
            seq: 300,
            ack: 101,
            flags: ['SYN', 'ACK'],
          },
          badge: 'forged',
        },
      ],
      { hosts: { A: { iss: 100 }, B: { kind: 'silent' } } },
    );
    expect(trace.segments.filter(({ from, injected }) => from === 'B' && !injected)).toEqual([]);
    expect(lastState(trace, 'A')).toBe('ESTABLISHED');
    expect(trace.segments.find(({ injected }) => injected)).toMatchObject({
      badge: 'forged',
      sentAt: 1,
      arrivesAt: 1.1,
    });
  });

  it('takes its initial numbers from a list, across restarts, and then from the seed', () => {
    const again = (at: number): Written[] => [
      { at, host: 'A', event: 'crash' },
      { at, host: 'A', event: 'restart' },
      { ...connect, at: at + 0.5, port: 50000 + at },
    ];
    const isses = (seed: number) =>
      runScene([connect, ...again(1), ...again(2)], {
        hosts: { A: { iss: [7, 8] }, B: {} },
        link: { seed },
      })
        .segments.filter(({ from, flags }) => from === 'A' && flags.join() === 'SYN')
        .map(({ seq }) => seq);
    expect(isses(1).slice(0, 2)).toEqual([7, 8]);
    expect(isses(1)).toHaveLength(3);
    expect(isses(1)).toEqual(isses(1));
    expect(isses(1)[2]).not.toBe(isses(2)[2]);
  });
});

describe('a socket', () => {
  it('of a listener has the names of `accepts`, then b1, b2, …', () => {
    const resets = [90, 80].map((seq, n) => ({
      at: n,
      inject: { from: { host: 'A', port: 9 }, to: { host: 'B', port: 80 }, seq, flags: ['SYN'] },
    }));
    const trace = runScene([listen, ...resets, { ...connect, at: 3 }]);
    const names = trace.events.flatMap(({ host, socket, before }) =>
      host === 'B' && before === 'LISTEN' ? [socket] : [],
    );
    expect(names).toEqual(['b', 'b1', 'b2']);
    expect(trace.sockets.map(({ id, state }) => `${id} ${state}`)).toEqual([
      ...['listener CLOSED', 'b CLOSED', 'b1 CLOSED', 'a ESTABLISHED', 'b2 ESTABLISHED'],
    ]);
  });

  it('is not there any more under a name whose connection has gone back to LISTEN', () => {
    const trace = runScene([
      listen,
      {
        at: 0,
        inject: {
          from: { host: 'A', port: 9 },
          to: { host: 'B', port: 80 },
          seq: 90,
          flags: ['SYN'],
        },
      },
      { at: 1, host: 'B', call: 'close', socket: 'b' },
      { at: 2, host: 'B', call: 'status', socket: 'listener' },
    ]);
    expect(calls(trace).slice(1)).toEqual([
      'B close: connection does not exist',
      'B status: LISTEN',
    ]);
  });

  it('may listen on a port again whose connection is established (MUST-42)', () => {
    const trace = runConnected([
      { ...listen, at: 1, accepts: ['c'] },
      { ...connect, at: 2, port: 49153, socket: 'a2' },
    ]);
    const open = trace.sockets.filter(({ state }) => state === 'ESTABLISHED');
    expect(open.map(({ id }) => id).sort()).toEqual(['a', 'a2', 'b', 'c']);
  });

  it('repeats its own SYN,ACK, not that of an earlier connection with the same number', () => {
    const trace = runScene(
      [
        listen,
        {
          at: 0,
          inject: {
            from: { host: 'A', port: 9 },
            to: { host: 'B', port: 80 },
            seq: 90,
            flags: ['SYN'],
          },
        },
        { ...connect, at: 1 },
      ],
      { faults: [{ segment: { from: 'B', flags: ['SYN', 'ACK'], nth: 2 }, action: 'drop' }] },
    );
    const again = trace.segments.filter(
      ({ from, retransmissionOf }) => from === 'B' && retransmissionOf !== null,
    );
    const second = trace.segments.filter(
      ({ from, flags }) => from === 'B' && flags.includes('SYN'),
    )[1];
    expect(new Set(again.map(({ retransmissionOf }) => retransmissionOf))).toEqual(
      new Set([second!.id]),
    );
  });

  it.each([
    [
      'a call on a socket that is not there',
      { host: 'A', call: 'send', socket: 'x', length: 1 },
      'does not exist',
    ],
    [
      'a second listener on a port',
      { host: 'B', call: 'listen', port: 90, socket: 'l3' },
      'already exists',
    ],
    ['a second connection of the same four-tuple', { ...connect, socket: 'a2' }, 'already exists'],
    ['a second connect of an open socket', { ...connect, port: 5 }, 'already exists'],
  ])('refuses %s', (_, call, words) => {
    const trace = runConnected([
      { at: 0, host: 'B', call: 'listen', port: 90, socket: 'l2' },
      { ...call, at: 1 },
    ]);
    expect(calls(trace).at(-1)).toMatch(new RegExp(words));
  });

  it('that reads by hand gets what it asks for, and what has not come as it comes', () => {
    const trace = runConnected([
      { at: 0.5, host: 'B', call: 'setOption', socket: 'b', read: 'manual' },
      send(1, 5),
      { at: 2, host: 'B', call: 'receive', length: 3 },
      { at: 3, host: 'B', call: 'receive', length: 7 },
      send(4, 9),
    ]);
    const got = trace.events.flatMap(({ time, delivered }) =>
      delivered === undefined ? [] : [[time, delivered]],
    );
    expect(got).toEqual([
      [2, 3],
      [3, 2],
      [4.1, 5],
    ]);
  });

  it('inherits the options of its listener, also those of its own name', () => {
    const options = [
      { at: 0, host: 'B', call: 'setOption', socket: 'listener', receiveBuffer: 500 },
      { at: 0, host: 'B', call: 'setOption', socket: 'b', read: 'manual', noDelay: true },
    ];
    const trace = runScene([listen, ...options, connect, send(1, 5)]);
    expect(trace.segments[1]).toMatchObject({ window: 500 });
    expect(trace.events.some(({ delivered }) => delivered !== undefined)).toBe(false);
    expect(trace.events[2]).toMatchObject({
      options: ['read', 'noDelay'],
      rules: ['option:set', 'option:not-modelled'],
    });
  });
});

describe('a program', () => {
  const program = (name: string, ...events: readonly Written[]) =>
    runConnected([send(1, 5), ...events], { applications: { B: name } });
  const close = { at: 2, host: 'A', call: 'shutdown' };
  const delivered = (trace: Trace) =>
    trace.events.flatMap(({ host, delivered: octets }) =>
      octets === undefined ? [] : [[host, octets]],
    );

  it('that echoes sends back what it gets, and closes after its peer', () => {
    const trace = program('echo', close);
    expect(delivered(trace)).toEqual([
      ['B', 5],
      ['A', 5],
    ]);
    expect([lastState(trace, 'A'), lastState(trace, 'B')]).toEqual(['CLOSED', 'CLOSED']);
  });

  it('that discards sends nothing back, and closes after its peer', () => {
    const trace = program('discard', close);
    expect(delivered(trace)).toEqual([['B', 5]]);
    expect(lastState(trace, 'B')).toBe('CLOSED');
  });

  it('that sleeps reads nothing, and never closes', () => {
    const trace = program('sleeping', close);
    expect(delivered(trace)).toEqual([]);
    expect(lastState(trace, 'B')).toBe('CLOSE-WAIT');
    expect(trace.segments.findLast(({ from }) => from === 'B')).toMatchObject({ window: 65530 });
  });
});

describe('text', () => {
  it('is cut at the octets of UTF-8, and comes whole in the trace where it can', () => {
    const trace = runConnected([{ at: 1, host: 'A', call: 'send', text: '握手 ok' }]);
    expect(trace.segments[3]).toMatchObject({ length: 9, text: '握手 ok' });
  });

  it('that is cut inside a character keeps its octets', () => {
    const trace = runConnected([{ at: 1, host: 'A', call: 'send', text: '握' }], {
      hosts: { A: { iss: 100, maximumSegmentSize: 2 }, B: { iss: 300 } },
    });
    expect(trace.segments.filter(({ length }) => length > 0).map(({ text }) => text)).toEqual([
      '\xe6\x8f',
      '\xa1',
    ]);
  });
});

describe('a long queue of small pieces', () => {
  it('is delivered when its gap is filled, however long', () => {
    const trace = run(
      validate({
        version: 1,
        hosts: { A: { iss: 100, maximumSegmentSize: 1 }, B: { iss: 300, maximumSegmentSize: 1 } },
        events: [listen, connect, send(1, 3000)],
        faults: [{ segment: { from: 'A', flags: ['ACK'], nth: 2 }, action: 'drop' }],
      }),
    );
    const whole = trace.events.find(({ delivered }) => (delivered ?? 0) > 1);
    expect(whole?.delivered).toBe(3000);
  });
});
