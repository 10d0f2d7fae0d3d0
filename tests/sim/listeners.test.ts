/** A listener that stays in LISTEN: its children, its two queues, and who takes from them. */
import { describe, expect, it } from 'vitest';
import { narrate } from '../../src/narrate/narrate.ts';
import { stateChanges } from '../../src/trace/questions.ts';
import type { Trace, TraceEvent } from '../../src/trace/trace.ts';
import { connect, ladder, listen, rows, runScene, written, type Written } from './scenes.ts';
import { findings } from './wellformed.ts';

const children = { options: { listener: 'children' } };
const client = (number: number, at = 0): Written => ({
  ...connect,
  at,
  port: 50000 + number,
  socket: `a${number}`,
});
const syn = (at: number, port: number, seq = 90): Written => ({
  at,
  inject: { from: { host: 'M', port }, to: { host: 'B', port: 80 }, seq, flags: ['SYN'] },
});

const hosts = { A: { iss: 100 }, B: { iss: 300 }, M: { kind: 'silent' } };

const runWell = (events: readonly Written[], others: Written = {}): Trace => {
  const trace = runScene(events, { hosts, ...children, ...others });
  expect(findings(trace)).toEqual([]);
  return trace;
};

const statesOf = (trace: Trace): Record<string, string> =>
  Object.fromEntries(trace.sockets.map(({ id, state }) => [id, state]));

const at = (trace: Trace, host: string): string[] =>
  trace.events
    .filter((event) => event.host === host)
    .map(({ socket, before, after }) => `${socket} ${before} ${after}`);

const byRule = (trace: Trace, rule: string): TraceEvent[] =>
  trace.events.filter(({ rules }) => (rules as readonly string[]).includes(rule));

describe('a listener with children', () => {
  it('stays in LISTEN; its child takes the arrow from there to SYN-RECEIVED', () => {
    const trace = runWell([listen, connect]);
    expect(at(trace, 'B')).toEqual([
      'listener CLOSED LISTEN',
      'b LISTEN SYN-RECEIVED',
      'b SYN-RECEIVED ESTABLISHED',
    ]);
    expect(statesOf(trace)).toEqual({ listener: 'LISTEN', a: 'ESTABLISHED', b: 'ESTABLISHED' });
    expect(trace.events[2]).toMatchObject({ figure5: ['rcv SYN'] });
  });

  it('draws the lane as the one TCB of Figure 5 does', () => {
    const lane = (trace: Trace) => stateChanges(trace, 'B').map(({ state }) => state);
    expect(lane(runWell([listen, connect]))).toEqual(lane(runScene([listen, connect])));
  });

  it('has a child for each four-tuple, named as it arrives', () => {
    const trace = runWell([listen, client(1), client(2, 0.01), syn(0.02, 9)], { until: 0.5 });
    expect(statesOf(trace)).toEqual({
      ...{ listener: 'LISTEN', a1: 'ESTABLISHED', a2: 'ESTABLISHED' },
      ...{ b: 'ESTABLISHED', b1: 'ESTABLISHED', b2: 'SYN-RECEIVED' },
    });
  });

  it('loses a child by a reset, and nothing else (E10b)', () => {
    const reset = {
      at: 0.3,
      inject: {
        from: { host: 'M', port: 9 },
        to: { host: 'B', port: 80 },
        seq: 91,
        flags: ['RST'],
      },
    };
    const trace = runWell([listen, syn(0, 9), reset, client(1, 0.5)]);
    expect(at(trace, 'B')).toEqual([
      'listener CLOSED LISTEN',
      ...['b LISTEN SYN-RECEIVED', 'b SYN-RECEIVED CLOSED'],
      ...['b1 LISTEN SYN-RECEIVED', 'b1 SYN-RECEIVED ESTABLISHED'],
    ]);
    expect(byRule(trace, 'rfc9293:3.10.7.4/2/child')[0]).toMatchObject({ figure5: [] });
  });

  it('loses a child by patience at its end, and goes on', () => {
    const trace = runWell([listen, syn(0, 9)], {
      options: { listener: 'children', synAckRetries: 2 },
    });
    expect(trace.sockets.find(({ id }) => id === 'b')).toMatchObject({
      ...{ state: 'CLOSED', error: null },
    });
    expect(statesOf(trace).listener).toBe('LISTEN');
    expect(trace.segments.filter(({ from }) => from === 'B')).toHaveLength(3);
  });

  it('answers what belongs to no child with a reset, and an odd reset with nothing', () => {
    const stray = (flags: string[], ack?: number) => ({
      at: 0,
      inject: { from: { host: 'M', port: 9 }, to: { host: 'B', port: 80 }, seq: 1, ack, flags },
    });
    const trace = runWell([listen, stray(['ACK'], 777), stray(['RST'])]);
    expect(trace.segments.filter(({ from }) => from === 'B').map(written)).toEqual([
      '<SEQ=777><CTL=RST>',
    ]);
    expect(at(trace, 'B').slice(1)).toEqual(['listener LISTEN LISTEN', 'listener LISTEN LISTEN']);
  });

  it('may be closed while its connections go on; the port is then closed', () => {
    const close = { at: 1, host: 'B', call: 'close', socket: 'listener' };
    const trace = runWell([listen, client(1), close, client(2, 2)]);
    expect(statesOf(trace)).toMatchObject({ listener: 'CLOSED', b: 'ESTABLISHED', a2: 'CLOSED' });
    expect(trace.sockets.find(({ id }) => id === 'a2')?.error).toBe('ECONNREFUSED');
  });

  it('is told of as what stays', () => {
    const trace = runWell([listen, connect]);
    const [en, zh] = (['en', 'zh'] as const).map(
      (one) => narrate(trace, trace.events[2]!, one).plain,
    );
    expect(en).toMatch(
      /The passive socket listener stays in LISTEN: b is its child, for this four-tuple only\./,
    );
    expect(zh).toMatch(/监听套接字listener仍处于LISTEN，b是它的子连接，只属于这个四元组。/);
  });
});

describe('the SYN queue', () => {
  it('takes one more than the backlog; then SYNs are dropped and repeated (E27)', () => {
    const flood = [1, 2, 3, 4, 5].map((port) => syn(0, port));
    const trace = runWell([{ ...listen, backlog: 2 }, ...flood, client(1, 0.5)], { until: 1 });
    expect(Object.values(statesOf(trace)).filter((state) => state === 'SYN-RECEIVED')).toHaveLength(
      3,
    );
    const dropped = byRule(trace, 'listener:syn-queue-full');
    expect(dropped).toHaveLength(3);
    expect(dropped[0]).toMatchObject({
      ...{ socket: 'listener', before: 'LISTEN', after: 'LISTEN', accepted: false, sent: [] },
      queues: { listener: 'listener', backlog: 2, synReceived: 3, waiting: 0 },
    });
    expect(statesOf(trace).a1).toBe('SYN-SENT');
    expect(narrate(trace, dropped[0]!, 'en').plain).toContain(
      'the SYN queue is full: 3 connections are in SYN-RECEIVED, one more than its backlog of 2',
    );
  });

  it('has room again when a child is ESTABLISHED', () => {
    const trace = runWell([{ ...listen, backlog: 0 }, client(1), client(2, 0.5)]);
    expect(statesOf(trace)).toMatchObject({ a1: 'ESTABLISHED', a2: 'ESTABLISHED' });
    expect(byRule(trace, 'listener:syn-queue-full')).toEqual([]);
  });
});

describe('the accept queue', () => {
  const byHand = { ...listen, backlog: 1, accept: 'manual' };
  const acceptAt = (time: number): Written => ({
    at: time,
    host: 'B',
    call: 'accept',
    socket: 'listener',
  });

  it('takes one more than the backlog; the next SYN is dropped until there is room (L25, E28)', () => {
    const trace = runWell([byHand, client(1), client(2, 0.1), client(3, 0.5), acceptAt(1.2)], {
      until: 4,
    });
    const dropped = byRule(trace, 'listener:accept-queue-full');
    expect(dropped.map(({ time }) => time)).toEqual([0.6]);
    expect(dropped[0]).toMatchObject({ queues: { synReceived: 0, waiting: 2 } });
    // The SYN that A repeats after a second finds room, since one was accepted.
    expect(statesOf(trace)).toMatchObject({
      a1: 'ESTABLISHED',
      a2: 'ESTABLISHED',
      a3: 'ESTABLISHED',
    });
    expect(byRule(trace, 'socket:accept')[0]).toMatchObject({
      ...{ socket: 'b', before: 'ESTABLISHED', after: 'ESTABLISHED' },
      queues: { waiting: 1 },
    });
  });

  it('drops the ACK of a handshake that finds no room, and repeats the SYN,ACK', () => {
    const clients = [client(1), client(2, 0.5), client(3, 0.5)];
    const trace = runWell([byHand, ...clients, acceptAt(2)], { until: 6 });
    const [dropped] = byRule(trace, 'listener:accept-queue-full/ack');
    expect(dropped).toMatchObject({ socket: 'b2', before: 'SYN-RECEIVED', after: 'SYN-RECEIVED' });
    const between = trace.events.filter(({ time }) => time <= dropped!.time);
    expect(between.findLast(({ socket }) => socket === 'a3')?.after).toBe('ESTABLISHED');
    expect(
      trace.events.find(({ kind, socket }) => kind === 'timer' && socket === 'b2'),
    ).toBeDefined();
    // Once one is accepted, the repeated SYN,ACK draws an ACK that counts.
    expect(statesOf(trace).b2).toBe('ESTABLISHED');
  });

  it('resets instead where the host is told to (abortOnOverflow)', () => {
    const clients = [client(1), client(2, 0.5), client(3, 0.5)];
    const options = { listener: 'children', abortOnOverflow: true };
    const trace = runWell([byHand, ...clients], { options, until: 6 });
    expect(byRule(trace, 'listener:abort-on-overflow')[0]).toMatchObject({ after: 'CLOSED' });
    expect(trace.sockets.find(({ id }) => id === 'a3')).toMatchObject({
      ...{ state: 'CLOSED', error: 'ECONNRESET' },
    });
  });

  it('holds what nobody can name, and whose text nobody reads, until it is accepted', () => {
    const trace = runWell([
      byHand,
      client(1),
      { at: 1, host: 'A', call: 'send', socket: 'a1', length: 10 },
      { at: 2, host: 'B', call: 'send', socket: 'b', length: 5 },
      acceptAt(3),
      { at: 4, host: 'B', call: 'send', socket: 'b', length: 5 },
    ]);
    const calls = trace.events.filter(({ kind, host }) => kind === 'call' && host === 'B');
    expect(calls.map((event) => ('refused' in event ? event.refused : 'done'))).toEqual([
      ...['done', 'connection does not exist', 'done', 'done'],
    ]);
    const delivered = trace.events.filter((event) => (event.delivered ?? 0) > 0);
    expect(delivered.map(({ time, host }) => [time, host])).toEqual([
      [3, 'B'],
      [4.1, 'A'],
    ]);
    expect(trace.events.find(({ time, host }) => time === 1.1 && host === 'B')?.tcb?.unread).toBe(
      10,
    );
  });

  it('gives the oldest first, and lets an accept wait for a connection', () => {
    const trace = runWell([
      byHand,
      acceptAt(0.05),
      client(1, 0.5),
      client(2, 1),
      client(3, 1.5),
      acceptAt(2),
    ]);
    expect(byRule(trace, 'socket:accept/waits')).toHaveLength(1);
    expect(byRule(trace, 'socket:accept').map(({ time, socket }) => [time, socket])).toEqual([
      [0.8, 'b'],
      [2, 'b1'],
    ]);
  });

  it('of the one TCB of Figure 5 is that connection', () => {
    const trace = runScene([byHand, connect, acceptAt(1)]);
    expect(ladder(trace).at(-1)).toBe(rows('ESTABLISHED  B accept  ESTABLISHED')[0]);
    expect(byRule(trace, 'socket:accept')[0]).toMatchObject({ socket: 'b' });
  });

  it('goes with its listener: what waits is reset, what is in SYN-RECEIVED is forgotten', () => {
    const close = { at: 1, host: 'B', call: 'close', socket: 'listener' };
    const trace = runWell([byHand, client(1), syn(0.8, 9), close]);
    expect(
      byRule(trace, 'socket:abandoned').map(({ socket, sent }) => [socket, sent.length]),
    ).toEqual([
      ['b', 1],
      ['b1', 0],
    ]);
    expect(trace.sockets.find(({ id }) => id === 'a1')?.error).toBe('ECONNRESET');
    expect(statesOf(trace)).toMatchObject({ listener: 'CLOSED', b: 'CLOSED', b1: 'CLOSED' });
  });
});
