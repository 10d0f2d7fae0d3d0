/** What hosts do beside their TCP: cookies, ports, initial numbers, TIME-WAIT reuse, death. */
import { describe, expect, it } from 'vitest';
import { eventTitle, narrate } from '../../src/narrate/narrate.ts';
import { sequenceDiagram } from '../../src/draw/mermaid.ts';
import type { Trace, TraceEvent } from '../../src/trace/trace.ts';
import { connect, listen, runScene, written, type Written } from './scenes.ts';
import { findings } from './wellformed.ts';

const hosts = { A: { iss: 100 }, B: { iss: 300 }, M: { kind: 'silent' } };
const send = (at: number, length: number, host = 'A', socket = 'a'): Written => ({
  ...{ at, host, call: 'send', length, socket },
});
const syn = (at: number, port: number, seq = 90): Written => ({
  at,
  inject: { from: { host: 'M', port }, to: { host: 'B', port: 80 }, seq, flags: ['SYN'] },
});

const runWell = (events: readonly Written[], others: Written = {}): Trace => {
  const trace = runScene(events, { hosts, ...others });
  expect(findings(trace)).toEqual([]);
  return trace;
};

const statesOf = (trace: Trace): Record<string, string> =>
  Object.fromEntries(trace.sockets.map(({ id, state }) => [id, state]));
const errorsOf = (trace: Trace): Record<string, string | null> =>
  Object.fromEntries(trace.sockets.map(({ id, error }) => [id, error]));
const byRule = (trace: Trace, rule: string): TraceEvent[] =>
  trace.events.filter(({ rules }) => (rules as readonly string[]).includes(rule));

describe('SYN cookies', () => {
  const options = { listener: 'children', synCookies: true };
  const small = { ...listen, backlog: 2 };
  const flood = Array.from({ length: 12 }, (_, n) => syn(0, 1000 + n));

  it('answer what the SYN queue has no room for, and keep nothing (L26, E27)', () => {
    const trace = runWell([small, ...flood], { options, until: 0.5 });
    expect(Object.values(statesOf(trace)).filter((s) => s === 'SYN-RECEIVED')).toHaveLength(3);
    const baked = byRule(trace, 'listener:cookie');
    expect(baked).toHaveLength(9);
    for (const event of baked) {
      expect(event).toMatchObject({ socket: 'listener', before: 'LISTEN', after: 'LISTEN' });
      expect(event.sent).toHaveLength(1);
    }
    const numbers = trace.segments.filter(({ from }) => from === 'B').map(({ seq }) => seq);
    expect(new Set(numbers).size).toBe(10);
  });

  it('come back with the last ACK, which makes the connection ESTABLISHED at once', () => {
    const honest = { ...connect, at: 0.5 };
    const trace = runWell([small, ...flood, honest, send(1, 10)], { options, until: 3 });
    const [event] = byRule(trace, 'listener:cookie/good');
    expect(event).toMatchObject({
      ...{
        socket: 'b3',
        before: 'LISTEN',
        after: 'ESTABLISHED',
        figure5: ['rcv SYN', 'rcv ACK of SYN'],
      },
      tcb: { openedBy: 'passive', 'SND.MSS': 1460, retransmissions: 0 },
    });
    expect(
      trace.events.filter(({ socket }) => socket === 'b3').map(({ delivered }) => delivered),
    ).toEqual([undefined, 10]);
    expect(narrate(trace, event!, 'en').plain).toContain('brings back a cookie');
  });

  it('bring back no more of the MSS than they can tell apart', () => {
    const others = {
      options,
      until: 2,
      hosts: { ...hosts, A: { iss: 100, maximumSegmentSize: 1000 } },
    };
    const trace = runWell([small, ...flood, { ...connect, at: 0.5 }], others);
    expect(byRule(trace, 'listener:cookie/good')[0]?.tcb?.['SND.MSS']).toBe(536);
  });

  it('may come back with the first text, where the ACK was lost', () => {
    const faults = [{ segment: { from: 'A', flags: ['ACK'], nth: 1 }, action: 'drop' }];
    const trace = runWell([small, ...flood, { ...connect, at: 0.5 }, send(1, 10)], {
      ...{ options, faults, until: 2 },
    });
    expect(byRule(trace, 'listener:cookie/good')[0]).toMatchObject({ delivered: 10 });
  });

  it('are not repeated: whose SYN,ACK is lost, repeats its SYN', () => {
    const faults = [{ segment: { from: 'B', flags: ['SYN', 'ACK'], nth: 13 }, action: 'drop' }];
    const trace = runWell([small, ...flood, { ...connect, at: 0.5 }], {
      options,
      faults,
      until: 3,
    });
    expect(statesOf(trace).b3).toBe('ESTABLISHED');
    expect(
      trace.events.find(({ kind, socket }) => kind === 'timer' && socket === 'a'),
    ).toBeDefined();
  });

  it.each([
    ['made up', 0.5, 777],
    ['made up, long after the flood', 200, 777],
  ])('that are %s draw a reset', (_, at, ack) => {
    const forged = {
      at,
      inject: {
        from: { host: 'M', port: 9 },
        to: { host: 'B', port: 80 },
        seq: 91,
        ack,
        flags: ['ACK'],
      },
    };
    const trace = runWell([small, ...flood, forged], { options, until: at + 1 });
    expect(byRule(trace, 'listener:cookie/good')).toEqual([]);
    const arrival = trace.events.find(({ time }) => time === at + 0.1);
    expect(arrival).toMatchObject({ socket: 'listener', rules: ['rfc9293:3.10.7.2/2'] });
    expect(written(trace.segments.find(({ id }) => id === arrival!.sent[0])!)).toBe(
      '<SEQ=777><CTL=RST>',
    );
  });

  it('that are too old draw a reset, too', () => {
    const late = [{ segment: { from: 'A', flags: ['ACK'], nth: 1 }, action: 'delay', by: 130 }];
    const trace = runWell([small, ...flood, { ...connect, at: 0.5 }], {
      options,
      faults: late,
      until: 140,
    });
    expect(byRule(trace, 'listener:cookie/good')).toEqual([]);
    expect(errorsOf(trace).a).toBe('ECONNRESET');
  });

  it('find no connection where the accept queue is full', () => {
    const byHand = { ...small, backlog: 0, accept: 'manual' };
    const trace = runWell([byHand, syn(0, 9), connect, { ...connect, port: 50001, socket: 'a2' }], {
      ...{ options, until: 1 },
    });
    expect(byRule(trace, 'listener:cookie')).toHaveLength(2);
    expect(byRule(trace, 'listener:cookie/good')).toHaveLength(1);
    expect(byRule(trace, 'listener:accept-queue-full/ack')[0]).toMatchObject({
      socket: 'listener',
    });
  });
});

describe('an address', () => {
  const serverCloses = [
    {
      when: { host: 'B', socket: 'b', state: 'ESTABLISHED' },
      host: 'B',
      call: 'shutdown',
      socket: 'b',
    },
    {
      when: { host: 'A', socket: 'a', state: 'CLOSE-WAIT' },
      host: 'A',
      call: 'shutdown',
      socket: 'a',
    },
    { at: 2, host: 'B', call: 'close', socket: 'listener' },
  ];
  const again = { ...listen, at: 3, socket: 'again' };
  const strict = { listener: 'children', exclusiveBind: true };
  const reuse = (socket: string, at = 0): Written => ({
    ...{ at, host: 'B', call: 'setOption', socket, reuseAddress: true },
  });

  it('is in use while another socket listens on it, and the refusal says so', () => {
    const trace = runWell([listen, { ...listen, at: 1, socket: 'other' }]);
    expect(trace.events.at(-1)).toMatchObject({
      ...{
        socket: 'other',
        refused: 'connection already exists',
        error: 'EADDRINUSE',
        after: 'CLOSED',
      },
    });
    expect(errorsOf(trace).other).toBe('EADDRINUSE');
    const said = (['en', 'zh'] as const).map(
      (one) => narrate(trace, trace.events.at(-1)!, one).plain,
    );
    expect(said[0]).toMatch(/listen\(\) is refused.*EADDRINUSE/);
    expect(said[1]).toMatch(/listen\(\)被拒绝.*EADDRINUSE/);
  });

  it.each([
    ['neither socket', [], 'EADDRINUSE'],
    ['the new socket only (E23)', [reuse('again')], 'EADDRINUSE'],
    ['the old socket only', [reuse('listener')], 'EADDRINUSE'],
    ['both sockets (E23b)', [reuse('listener'), reuse('again')], null],
  ])('of a TIME-WAIT, shared by %s: %s', (_, options, error) => {
    const trace = runWell([...options, listen, connect, ...serverCloses, again], {
      ...{ options: strict, until: 5 },
    });
    expect(statesOf(trace).b).toBe('TIME-WAIT');
    expect(errorsOf(trace).again).toBe(error);
  });

  it('is free where the client closed first (E23c), and by the RFC in any case', () => {
    const clientCloses = serverCloses.map((event) =>
      'when' in event
        ? {
            when: {
              ...event.when,
              host: event.host === 'A' ? 'B' : 'A',
              socket: event.host === 'A' ? 'b' : 'a',
            },
            host: event.host === 'A' ? 'B' : 'A',
            call: 'shutdown',
            socket: event.host === 'A' ? 'b' : 'a',
          }
        : event,
    );
    const closed = runWell([listen, connect, ...clientCloses, again], {
      options: strict,
      until: 5,
    });
    expect(statesOf(closed)).toMatchObject({ a: 'TIME-WAIT', b: 'CLOSED', again: 'LISTEN' });
    const rfc = runWell([listen, connect, ...serverCloses, again], {
      ...{ options: { listener: 'children' }, until: 5 },
    });
    expect(statesOf(rfc)).toMatchObject({ b: 'TIME-WAIT', again: 'LISTEN' });
  });

  it('with the same four-tuple is in use, and in TIME-WAIT not available', () => {
    const second = (at: number) => ({ ...connect, at, socket: `a${at}` });
    const close = { at: 2, host: 'A', call: 'shutdown', socket: 'a' };
    const peer = {
      when: { host: 'B', socket: 'b', state: 'CLOSE-WAIT' },
      host: 'B',
      call: 'shutdown',
      socket: 'b',
    };
    const trace = runWell([listen, connect, second(1), close, peer, second(3)], { until: 5 });
    expect(errorsOf(trace)).toMatchObject({ a1: 'EADDRINUSE', a3: 'EADDRNOTAVAIL' });
  });

  it('is not available where all ports are taken (L19)', () => {
    const options = { listener: 'children', firstEphemeralPort: 50000, lastEphemeralPort: 50001 };
    const { port: _, ...anyPort } = connect;
    const trace = runWell([listen, ...[1, 2, 3].map((n) => ({ ...anyPort, socket: `a${n}` }))], {
      options,
    });
    expect(errorsOf(trace)).toMatchObject({ a1: null, a2: null, a3: 'EADDRNOTAVAIL' });
    const ports = trace.sockets.filter(({ host, error }) => host === 'A' && error === null);
    expect(ports.map(({ local }) => local).toSorted()).toEqual([
      '192.0.2.1:50000',
      '192.0.2.1:50001',
    ]);
  });
});

describe('the initial number of a clock', () => {
  const isses = (others: Written, ports: readonly number[]) => {
    const connects = ports.map((port, n) => ({ ...connect, at: n, port, socket: `a${n}` }));
    const aborts = ports.map((_, n) => ({
      at: n + 0.5,
      host: 'A',
      call: 'abort',
      socket: `a${n}`,
    }));
    return runWell([...connects, ...aborts], {
      hosts: { A: { iss: 'clock' }, B: { kind: 'silent' } },
      ...others,
    })
      .segments.filter(({ flags }) => flags.join() === 'SYN')
      .map(({ seq }) => seq);
  };
  const apart = (a = 0, b = 0) => (b - a) >>> 0;

  it('rises by a tick in 4 µs for one four-tuple (RFC 6528)', () => {
    const [first, second] = isses({}, [50000, 50000]);
    expect(apart(first, second)).toBe(250_000);
  });

  it('rises by a tick in 64 ns on Linux (E44)', () => {
    const [first, second] = isses({ options: { initialSequenceTick: 64e-9 } }, [50000, 50000]);
    expect(apart(first, second)).toBe(15_625_000);
  });

  it('jumps from one port to the next, and with the seed', () => {
    const [first, second] = isses({}, [50000, 50001]);
    expect(apart(first, second)).not.toBe(250_000);
    expect(isses({ link: { seed: 2 } }, [50000])[0]).not.toBe(first);
    expect(isses({}, [50000])[0]).toBe(first);
  });

  it('begins elsewhere after a restart: the key is a new one', () => {
    const restart = ['crash', 'restart'].map((event) => ({ at: 1, host: 'A', event }));
    const again = { ...connect, at: 2, socket: 'a2' };
    const trace = runWell([connect, ...restart, again], {
      ...{ hosts: { A: { iss: 'clock' }, B: { kind: 'silent' } }, until: 2 },
    });
    const numbers = trace.segments.filter(({ from }) => from === 'A').map(({ seq }) => seq);
    expect(apart(numbers[0], numbers.at(-1))).not.toBe(500_000);
  });
});

describe('a SYN for a connection in TIME-WAIT', () => {
  /** B closes first; A then opens again from the same port, with this number. */
  const reopened = (seq: number, options: Written = {}, relisten = true): Trace =>
    runScene(
      [
        listen,
        connect,
        { at: 1, host: 'B', call: 'shutdown', socket: 'b' },
        {
          when: { host: 'A', socket: 'a', state: 'CLOSE-WAIT' },
          host: 'A',
          call: 'shutdown',
          socket: 'a',
        },
        { at: 2, host: 'A', event: 'crash' },
        { at: 2, host: 'A', event: 'restart' },
        ...(relisten ? [{ ...listen, at: 2.5, socket: 'again', accepts: ['c'] }] : []),
        { ...connect, at: 3, socket: 'a2' },
      ],
      {
        hosts: { A: { iss: [100, seq] }, B: { iss: 300 } },
        options: { timeWaitReuse: true, ...options },
        until: 8,
      },
    );

  it('that lies beyond all that was received begins a new one (L28 a, E22)', () => {
    const trace = reopened(5000);
    const [over] = byRule(trace, 'rfc9293:3.6.1/reuse');
    expect(over).toMatchObject({ socket: 'b', before: 'TIME-WAIT', after: 'CLOSED', sent: [] });
    const next = trace.events[over!.index + 1];
    expect(next).toMatchObject({
      kind: 'arrival',
      socket: 'c',
      before: 'LISTEN',
      after: 'SYN-RECEIVED',
    });
    expect(next?.tcb?.ISS).toBe(302 + 65_537);
    expect(statesOf(trace)).toMatchObject({ a2: 'ESTABLISHED', b: 'CLOSED', c: 'ESTABLISHED' });
    expect(narrate(trace, over!, 'en').plain).toContain('TIME-WAIT ends early');
    expect(eventTitle(trace, over!, 'en')).toBe('B: TIME-WAIT ends early');
    expect(sequenceDiagram(trace, trace.events.length, 'en')).not.toContain('2 MSL timeout');
  });

  it('does so at a listener with children, too', () => {
    const trace = runScene(
      [
        { ...listen, accepts: ['b', 'c'] },
        connect,
        { at: 1, host: 'B', call: 'shutdown', socket: 'b' },
        {
          when: { host: 'A', socket: 'a', state: 'CLOSE-WAIT' },
          host: 'A',
          call: 'shutdown',
          socket: 'a',
        },
        { ...connect, at: 3, socket: 'a2' },
      ],
      {
        hosts: { A: { iss: [100, 5000] }, B: { iss: 300 } },
        options: { listener: 'children', timeWaitReuse: true },
        until: 8,
      },
    );
    expect(findings(trace)).toEqual([]);
    expect(statesOf(trace)).toMatchObject({ b: 'CLOSED', c: 'ESTABLISHED', a2: 'ESTABLISHED' });
  });

  it('that is older, or that nobody listens for, is answered as any other in TIME-WAIT', () => {
    for (const trace of [reopened(50), reopened(5000, {}, false)]) {
      expect(byRule(trace, 'rfc9293:3.6.1/reuse')).toEqual([]);
      const arrival = trace.events.find(({ time, kind }) => time === 3.1 && kind === 'arrival');
      expect(arrival).toMatchObject({ socket: 'b', before: 'TIME-WAIT', after: 'TIME-WAIT' });
      expect(arrival?.sent).toHaveLength(1);
    }
  });

  it('is answered so by the RFC’s preset, which does without (MAY-2)', () => {
    expect(byRule(reopened(5000, { timeWaitReuse: false }), 'rfc9293:3.6.1/reuse')).toEqual([]);
  });
});

describe('a process that is killed', () => {
  const kill = { at: 1, host: 'B', event: 'kill' };
  const options = { listener: 'children' };

  it('says goodbye with a FIN, though it had no time to (E50)', () => {
    const trace = runWell([listen, connect, kill], { options, until: 5 });
    const ends = trace.events.filter(({ kind }) => kind === 'host');
    expect(ends.map(({ socket, before, after }) => [socket, before, after])).toEqual([
      ['listener', 'LISTEN', 'CLOSED'],
      ['b', 'ESTABLISHED', 'FIN-WAIT-1'],
    ]);
    expect(statesOf(trace).a).toBe('CLOSE-WAIT');
  });

  it('with unread data resets the connection (E50b)', () => {
    const trace = runWell([listen, connect, send(0.5, 10), kill], {
      ...{ options, applications: { B: 'sleeping' }, until: 5 },
    });
    expect(statesOf(trace).b).toBe('CLOSED');
    expect(errorsOf(trace).a).toBe('ECONNRESET');
  });

  it('takes with it what it had not accepted, once', () => {
    const byHand = { ...listen, accept: 'manual' };
    const trace = runWell([byHand, connect, syn(0.8, 9), kill], { options, until: 5 });
    const ends = trace.events.filter(({ kind }) => kind === 'host');
    expect(ends.map(({ socket, after }) => [socket, after])).toEqual([
      ...[
        ['listener', 'CLOSED'],
        ['b', 'CLOSED'],
        ['b1', 'CLOSED'],
      ],
    ]);
    expect(errorsOf(trace).a).toBe('ECONNRESET');
  });

  it('answers nobody any more: its applications are gone', () => {
    const trace = runWell([listen, connect, kill, send(2, 10)], {
      ...{ options, applications: { B: 'echo' }, until: 5 },
    });
    const calls = trace.events.filter(
      ({ kind, host, time }) => kind === 'call' && host === 'B' && time > 0,
    );
    expect(calls).toEqual([]);
  });

  it('leaves a host on which another process may listen at once', () => {
    const trace = runWell(
      [listen, kill, { ...listen, at: 1, socket: 'again' }, { ...connect, at: 2 }],
      {
        options,
      },
    );
    expect(statesOf(trace).a).toBe('ESTABLISHED');
  });
});

describe('a host that was rebooted', () => {
  it('knows no connection and no listener, and resets who does (L22 d)', () => {
    const reboot = ['crash', 'restart'].map((event) => ({ at: 1, host: 'B', event }));
    const trace = runWell(
      [listen, connect, ...reboot, send(2, 5), { ...connect, at: 3, port: 50001, socket: 'a2' }],
      {
        options: { listener: 'children' },
      },
    );
    expect(errorsOf(trace)).toMatchObject({ a: 'ECONNRESET', a2: 'ECONNREFUSED' });
    expect(statesOf(trace)).toMatchObject({ listener: 'CLOSED', b: 'CLOSED' });
  });
});
