import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayTime, stepAt } from '../../src/draw/display-time.ts';
import { together } from '../../src/draw/together.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import type { Fault } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';
import { difference } from '../../src/trace/difference.ts';
import { anyScenario } from '../sim/arbitrary.ts';

/** A random run may go on for ever (two ends that answer each other); so much of it is enough. */
const enough = 3000;

describe('two runs watched together', () => {
  it('stand at the same step until they part, and at the same time from there on', () => {
    const close = fromCatalogue('four-way-close')!;
    const drop: Fault = { segment: { from: 'A', flags: ['ACK'], nth: 2 }, action: 'drop' };
    const [before, after] = [run(close), run({ ...close, faults: [drop] })];
    const { index } = difference(before, after)!;
    const [time, other] = [displayTime(after), displayTime(before)];
    const follow = together(time, other, index);
    for (let step = 0; step <= index; step += 1) {
      expect(stepAt(other, follow(time.stepTimes[step]!))).toBe(step);
    }
    for (let step = index + 1; step < time.stepTimes.length; step += 1) {
      const { time: now } = after.events[step - 1]!;
      const happened = before.events.filter((event) => event.time <= now).length;
      expect(stepAt(other, follow(time.stepTimes[step]!))).toBe(happened);
    }
  });

  it('never goes back while the other goes on, whatever the runs', () => {
    fc.assert(
      fc.property(anyScenario, anyScenario, (one, another) => {
        const [before, after] = [
          run(one, enough),
          run({ ...one, faults: another.faults ?? [] }, enough),
        ];
        const [time, other] = [displayTime(after), displayTime(before)];
        const common = difference(before, after)?.index ?? before.events.length;
        const follow = together(time, other, common);
        let last = 0;
        for (let reading = 0; reading <= time.end; reading += time.end / 200 || 1) {
          const place = follow(reading);
          expect(place).toBeGreaterThanOrEqual(last - 1e-6);
          last = place;
        }
      }),
      { numRuns: 60 },
    );
  });
});
