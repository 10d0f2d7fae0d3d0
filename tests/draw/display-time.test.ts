import { describe, expect, it } from 'vitest';
import { displayTime, stepAt } from '../../src/draw/display-time.ts';
import { longRun, runOf, runs } from './runs.ts';

const differences = (values: readonly number[]): readonly number[] =>
  values.slice(1).map((value, i) => value - (values[i] ?? 0));

describe.each(runs)('display time of %s', (_, trace) => {
  const time = displayTime(trace);

  it('has a place for each step, each after the one before it', () => {
    expect(time.stepTimes).toHaveLength(trace.events.length + 1);
    expect(time.stepTimes[0]).toBe(0);
    expect(Math.min(...differences(time.stepTimes))).toBeGreaterThan(0.01);
    expect(time.end).toBe(time.stepTimes.at(-1));
  });

  it('lets a flight last about a second and 56 pixels, or longer', () => {
    for (const { depart, end, fraction } of time.flights) {
      expect((end - depart) / fraction).toBeGreaterThanOrEqual(1 - 1e-9);
    }
  });

  it('lets nobody wait longer than two seconds, and says where the truth is longer', () => {
    const departures = time.flights.map(({ depart }) => depart).filter((at) => at <= time.end);
    const moments = [...time.stepTimes, ...departures].sort((a, b) => a - b);
    expect(Math.max(...differences(moments))).toBeLessThanOrEqual(2 + 1e-9);
    // At the pace of a flight, which takes about a second.
    const delay = trace.scenario.link?.delay ?? 0.1;
    for (const { from, to, seconds } of time.breaks)
      expect(seconds / delay).toBeGreaterThan((to - from) / 2);
  });

  it('is monotone between the steps, there and back', () => {
    const samples = Array.from({ length: 200 }, (_unused, i) => (i / 199) * trace.endedAt);
    expect(Math.min(...differences(samples.map(time.at)))).toBeGreaterThanOrEqual(0);
    const display = Array.from({ length: 200 }, (_unused, i) => (i / 199) * time.end);
    expect(Math.min(...differences(display.map(time.simulatedAt)))).toBeGreaterThanOrEqual(0);
  });

  it('finds the step again that the clock stands at', () => {
    time.stepTimes.forEach((at, step) => {
      expect(stepAt(time, at)).toBe(step);
    });
  });
});

describe('display time', () => {
  it('prints a wait of 2 MSL as what it is', () => {
    const { breaks } = displayTime(runOf('four-way-close'));
    expect(breaks.at(-1)?.seconds).toBeCloseTo(239.9, 1);
  });

  it('lets segments depart and arrive with the events that say so', () => {
    const trace = runOf('three-way-handshake');
    const { flights, stepTimes } = displayTime(trace);
    const arrival = trace.events.findIndex(({ kind }) => kind === 'arrival');
    const departure = trace.events.findIndex(({ sent }) => sent.includes('s1'));
    expect(flights[0]?.depart).toBe(stepTimes[departure + 1]);
    expect(flights[0]?.end).toBe(stepTimes[arrival + 1]);
  });

  it('stands at 0 for an empty run', () => {
    const time = displayTime({ ...runOf('syn-lost'), events: [], segments: [] });
    expect(time).toMatchObject({ stepTimes: [0], end: 0, breaks: [], flights: [] });
    expect(time.at(5)).toBe(0);
  });

  it('has a place for each of 100,000 events', () => {
    const { stepTimes } = displayTime(longRun(100_000));
    expect(stepTimes).toHaveLength(100_001);
    expect(stepTimes.every((time, step) => step === 0 || time > (stepTimes[step - 1] ?? 0))).toBe(
      true,
    );
  });
});
