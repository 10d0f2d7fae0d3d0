import { describe, expect, it } from 'vitest';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { run } from '../../src/sim/run.ts';
import { arrows } from '../../src/tcp/figure5.ts';
import { arrowsTaken } from '../../src/trace/arrows-taken.ts';
import { lastAtMost } from '../../src/trace/ascending.ts';
import {
  inFlightAtStep,
  inFlightAtTime,
  laneAt,
  stateOf,
  stepOfSegment,
} from '../../src/trace/questions.ts';
import type { Trace } from '../../src/trace/trace.ts';

const runOf = (id: string): Trace => {
  const scenario = fromCatalogue(id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  return run(scenario);
};

const handshake = runOf('three-way-handshake');

describe('the state of a host', () => {
  it('is CLOSED before anything, and after each step what its event left', () => {
    const steps = [0, 1, 2, 3, 4, 5];
    expect(steps.map((step) => stateOf(handshake, 'A', step))).toEqual([
      'CLOSED',
      'CLOSED',
      'SYN-SENT',
      'SYN-SENT',
      'ESTABLISHED',
      'ESTABLISHED',
    ]);
    expect(stateOf(handshake, 'B', 1)).toBe('LISTEN');
    expect(stateOf(handshake, 'nobody', 3)).toBe('CLOSED');
  });

  it('is of the child once a listener has turned into it', () => {
    expect(laneAt(handshake, 'B', 1).socket).toBe('listener');
    expect(laneAt(handshake, 'B', 5).socket).toBe('b');
    const closed = runOf('four-way-close');
    expect(stateOf(closed, 'B', closed.events.length)).toBe('CLOSED');
  });

  it('goes back to LISTEN when a reset undoes a passive open', () => {
    const trace = runOf('old-duplicate-syn');
    const states = trace.events.map(({ index }) => stateOf(trace, 'B', index + 1));
    expect(states.join(' ')).toMatch(/LISTEN SYN-RECEIVED .*LISTEN SYN-RECEIVED .*ESTABLISHED/);
  });

  it('is that of the open connection where a host has several', () => {
    const [listen] = handshake.events;
    if (listen === undefined) throw new Error('no event');
    const event = (index: number, socket: string, after: 'LISTEN' | 'ESTABLISHED' | 'CLOSED') => ({
      ...listen,
      index,
      socket,
      before: 'CLOSED' as const,
      after,
    });
    const events = [
      event(0, 'first', 'ESTABLISHED'),
      event(1, 'listener', 'LISTEN'),
      event(2, 'second', 'ESTABLISHED'),
      event(3, 'second', 'CLOSED'),
      event(4, 'first', 'CLOSED'),
      event(5, 'listener', 'CLOSED'),
    ];
    const trace = { ...handshake, events };
    const sockets = [1, 2, 3, 4, 5, 6].map((step) => laneAt(trace, 'B', step).socket);
    expect(sockets).toEqual(['first', 'first', 'second', 'first', 'listener', 'listener']);
  });
});

describe('segments in flight', () => {
  it('are those that have left and neither arrived nor got lost', () => {
    const ids = (step: number) => inFlightAtStep(handshake, step).map(({ id }) => id);
    expect([0, 1, 2, 3, 4, 5].map(ids)).toEqual([[], [], ['s1'], ['s2'], ['s3'], []]);
  });

  it('at a time are those between departure and arrival', () => {
    expect(inFlightAtTime(handshake, 0.05).map(({ id }) => id)).toEqual(['s1']);
    expect(inFlightAtTime(handshake, 0.1).map(({ id }) => id)).toEqual(['s2']);
  });

  it('include what was injected', () => {
    const trace = runOf('old-duplicate-syn');
    const old = trace.segments.find(({ injected }) => injected);
    const arrival = stepOfSegment(trace, old?.id ?? '');
    expect(inFlightAtStep(trace, arrival - 1)).toContain(old);
    expect(inFlightAtStep(trace, arrival)).not.toContain(old);
  });
});

describe('the arrows that were taken', () => {
  it('are Figure 5’s own, with who took them and when', () => {
    const taken = arrowsTaken(handshake, 5).map(
      ({ host, from, to, step }) => `${String(step)} ${host}: ${from} to ${to}`,
    );
    expect(taken).toEqual([
      '1 B: CLOSED to LISTEN',
      '2 A: CLOSED to SYN-SENT',
      '3 B: LISTEN to SYN-RECEIVED',
      '4 A: SYN-SENT to ESTABLISHED',
      '5 B: SYN-RECEIVED to ESTABLISHED',
    ]);
    expect(arrowsTaken(handshake, 0)).toEqual([]);
  });

  it('are two where one segment takes two', () => {
    const trace = runOf('three-segment-close');
    const through = trace.events.find((event) => event.through !== undefined);
    const taken = arrowsTaken(trace, trace.events.length);
    const own = taken.filter(({ step }) => step === (through?.index ?? -1) + 1);
    expect(own.map(({ from, to }) => `${from} to ${to}`)).toEqual([
      'FIN-WAIT-1 to FIN-WAIT-2',
      'FIN-WAIT-2 to TIME-WAIT',
    ]);
  });

  it('are each among the 20', () => {
    const keys = new Set(arrows.map(({ from, event, to }) => `${from} ${event} ${to}`));
    const trace = runOf('simultaneous-close');
    const taken = arrowsTaken(trace, trace.events.length);
    expect(taken.every(({ from, event, to }) => keys.has(`${from} ${event} ${to}`))).toBe(true);
  });

  it.each([
    ['two-way-handshake', 'LISTEN to ESTABLISHED'],
    ['time-wait-off', 'FIN-WAIT-2 to CLOSED'],
  ] as const)('lead to where the fiction %s leads them', (fiction, changed) => {
    const trace = runOf(fiction);
    const taken = arrowsTaken(trace, trace.events.length, fiction);
    expect(taken.map(({ from, to }) => `${from} to ${to}`)).toContain(changed);
    expect(taken.every(({ step, to }) => to === trace.events[step - 1]?.after)).toBe(true);
  });
});

describe('the step of a segment', () => {
  it('is that of its arrival or loss; where neither happens, of its departure', () => {
    expect(stepOfSegment(handshake, 's1')).toBe(3);
    const short = { ...handshake, events: handshake.events.slice(0, 2) };
    expect(stepOfSegment(short, 's1')).toBe(2);
    expect(stepOfSegment(handshake, 'nothing')).toBe(0);
  });
});

describe('the last number that is at most a value', () => {
  it('is found by halving', () => {
    const numbers = [0, 1, 1, 4];
    expect([-1, 0, 1, 3, 4, 9].map((value) => lastAtMost(numbers, value))).toEqual([
      -1, 0, 2, 2, 3, 3,
    ]);
    expect(lastAtMost([], 3)).toBe(-1);
  });
});
