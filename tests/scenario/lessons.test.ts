/** The catalogue goes through the tables of the course line by line, and shows what they promise. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { missingLines } from '../sim/scenes.ts';
import { tables } from './lessons.ts';

const runEntry = (id: string): Trace => {
  const entry = catalogue.find((scenario) => scenario.id === id);
  if (entry === undefined) throw new Error(`not in the catalogue: ${id}`);
  return run(entry);
};

describe.each(tables)('$lesson ($scenario)', ({ scenario, lines }) => {
  it('has both states and every number on each line', () => {
    expect(missingLines(runEntry(scenario), lines)).toEqual([]);
  });
});

const states = (trace: Trace): Record<string, string> =>
  Object.fromEntries(trace.sockets.map(({ id, state }) => [id, state]));
const errors = (trace: Trace): Record<string, string | null> =>
  Object.fromEntries(trace.sockets.map(({ id, error }) => [id, error]));
const sentAt = (trace: Trace, from: string, flags: string): number[] =>
  trace.segments
    .filter((segment) => segment.from === from && segment.flags.join() === flags)
    .map((segment) => segment.sentAt);
const ruleTimes = (trace: Trace, rule: string): number[] =>
  trace.events
    .filter(({ rules }) => (rules as readonly string[]).includes(rule))
    .map(({ time }) => time);

describe('what the lessons say in words', () => {
  it('L05 a, L06 b: Linux repeats a SYN at these times, and gives up', () => {
    const trace = runEntry('syn-unanswered');
    expect(sentAt(trace, 'A', 'SYN')).toEqual([0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67]);
    expect([trace.endedAt, errors(trace).a]).toEqual([131, 'ETIMEDOUT']);
  });

  it('L06 c and d: a stray ACK draws a RST from LISTEN and from CLOSED, a RST draws nothing', () => {
    const trace = runEntry('stray-segments');
    expect(sentAt(trace, 'B', 'RST')).toHaveLength(2);
    expect(trace.segments.filter(({ from, injected }) => from === 'A' && !injected)).toEqual([]);
  });

  it('L06 e: a forged RST with a wrong ACK is ignored in SYN-SENT', () => {
    const trace = runEntry('forged-refusal');
    const forged = new Set(trace.segments.filter(({ injected }) => injected).map(({ id }) => id));
    const met = trace.events.filter((event) => 'segment' in event && forged.has(event.segment));
    expect(met.map(({ before, after, sent }) => [before, after, sent.length])).toEqual([
      ['SYN-SENT', 'SYN-SENT', 0],
      ['SYN-SENT', 'SYN-SENT', 0],
    ]);
    expect(states(trace).a).toBe('ESTABLISHED');
  });

  it('L14: an ACK that may wait no longer leaves alone: four segments', () => {
    const trace = runEntry('four-segment-close-delayed');
    expect(trace.events.flatMap(({ through }) => through ?? [])).toEqual([]);
    expect(sentAt(trace, 'B', 'ACK')).toEqual([0.64]);
  });

  it('L17 e: nobody answers the last FIN: eight repetitions, and then it is over', () => {
    const trace = runEntry('last-ack-unanswered');
    expect(sentAt(trace, 'B', 'FIN,ACK')).toHaveLength(9);
    expect([states(trace).b, errors(trace).b]).toEqual(['CLOSED', 'ETIMEDOUT']);
  });

  it('L18: TIME-WAIT answers the wandering copy with an ACK, and begins again', () => {
    const trace = runEntry('old-segment-time-wait');
    expect(errors(trace).a2).toBe('EADDRNOTAVAIL');
    const [again] = ruleTimes(trace, 'decision:D4');
    expect(trace.endedAt - again!).toBeCloseTo(240, 6);
    expect(trace.events.reduce((sum, { delivered = 0 }) => sum + delivered, 0)).toBe(10);
  });

  it('L18, not TCP: without it the copy is delivered as new data', () => {
    const trace = runEntry('old-segment-delivered');
    const given = trace.events.filter(({ delivered = 0 }) => delivered > 0);
    expect(given.map(({ socket, delivered }) => [socket, delivered])).toEqual([
      ['a', 10],
      ['a2', 10],
    ]);
  });

  it('L19 a: EADDRINUSE over TIME-WAIT; with SO_REUSEADDR on both sockets it works', () => {
    const refused = runEntry('address-in-use');
    expect(states(refused).b).toBe('CLOSED');
    expect(errors(refused).listener2).toBe('EADDRINUSE');
    expect(states(runEntry('address-shared'))).toMatchObject({
      ...{ listener2: 'LISTEN', a2: 'ESTABLISHED' },
    });
  });

  it('L19 c: a client that always closes first runs out of ports', () => {
    expect(errors(runEntry('ports-exhausted'))).toMatchObject({
      ...{ a1: null, a2: null, a3: 'EADDRNOTAVAIL' },
    });
  });

  it('L20: FIN-WAIT-2 lasts for 60 s after close(), and there is no TIME-WAIT', () => {
    const trace = runEntry('close-wait-forgotten');
    const entered = trace.events.find(({ after }) => after === 'FIN-WAIT-2')!;
    const left = trace.events.find(
      ({ kind, before }) => kind === 'timer' && before === 'FIN-WAIT-2',
    )!;
    expect(left.time - entered.time).toBeCloseTo(60, 6);
    expect(trace.events.map(({ after }) => after)).not.toContain('TIME-WAIT');
  });

  // In CLOSE-WAIT the peer's FIN is known already: Linux then says EPIPE.
  it.each([
    ['linger-zero', 'ECONNRESET'],
    ['close-with-unread-data', 'ECONNRESET'],
    ['data-after-close', 'EPIPE'],
  ])('L21 (%s): a RST, the peer hears %s, and there is no TIME-WAIT', (id, error) => {
    const trace = runEntry(id);
    expect(errors(trace).b).toBe(error);
    expect(trace.events.map(({ after }) => after)).not.toContain('TIME-WAIT');
  });

  it('L22 b: who sends to a dead machine hears of it by ETIMEDOUT, and after at least 100 s', () => {
    const trace = runEntry('host-died');
    expect(errors(trace).b).toBe('ETIMEDOUT');
    expect(trace.endedAt).toBeGreaterThan(100);
  });

  it('L22 c: a cable out and in again costs one retransmission', () => {
    const trace = runEntry('cable-out-and-in');
    const again = trace.segments.filter(({ retransmissionOf }) => retransmissionOf !== null);
    expect(again).toHaveLength(1);
    expect(states(trace)).toMatchObject({ a: 'ESTABLISHED', b: 'ESTABLISHED' });
  });

  it('L24: a living peer answers each probe, a rebooted one resets', () => {
    const alive = runEntry('keep-alive-answered');
    expect(ruleTimes(alive, 'rfc9293:3.8.4')).toHaveLength(2);
    expect(errors(alive).a).toBeNull();
    expect(errors(runEntry('keep-alive-rebooted')).a).toBe('ECONNRESET');
  });

  it('L25: a backlog of 1 lets two wait; the third SYN is dropped until one is accepted', () => {
    const trace = runEntry('accept-queue-full');
    expect(ruleTimes(trace, 'listener:accept-queue-full')).toEqual([1.1]);
    const accepted = trace.events.find(
      (event) => event.kind === 'call' && event.call === 'accept',
    )!;
    const third = trace.events.find(
      ({ socket, after }) => socket === 'a3' && after === 'ESTABLISHED',
    )!;
    expect(third.time).toBeGreaterThan(accepted.time);
    const end = states(trace);
    expect([end.a1, end.a2, end.a3, end.listener]).toEqual([
      ...['ESTABLISHED', 'ESTABLISHED', 'ESTABLISHED', 'LISTEN'],
    ]);
  });

  it('L26: with a backlog of 2, three entries; the rest is dropped, or answered with a cookie', () => {
    const during = (id: string) => {
      const entries = runEntry(id).events.filter(({ time }) => time < 0.5);
      return entries.filter(({ after, before }) => after === 'SYN-RECEIVED' && before === 'LISTEN');
    };
    expect(during('syn-flood')).toHaveLength(3);
    expect(during('syn-cookies')).toHaveLength(3);
    const [dropped, honest] = [runEntry('syn-flood'), runEntry('syn-cookies')];
    expect(ruleTimes(dropped, 'listener:syn-queue-full').length).toBeGreaterThanOrEqual(3 + 1);
    const made = honest.events.find(({ socket }) => socket === 'b')!;
    expect([made.before, made.after]).toEqual(['LISTEN', 'ESTABLISHED']);
  });
});
