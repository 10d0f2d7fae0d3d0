/** A step that changes a state by a way that Figure 5 does not draw says why. */
import { describe, expect, it } from 'vitest';
import { catalogue, fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { atMoment, type Happening } from '../../src/scenario/interventions.ts';
import { run } from '../../src/sim/run.ts';
import { arrows } from '../../src/tcp/figure5.ts';
import { changeOutside } from '../../src/trace/arrows-taken.ts';
import type { Trace } from '../../src/trace/trace.ts';

const outside = (trace: Trace) =>
  trace.events.flatMap((_, index) => {
    const change = changeOutside(trace, index + 1);
    return change === null ? [] : [`${change.host} ${change.from} ${change.to} ${change.why}`];
  });

const opened = fromCatalogue('three-way-handshake')!;
const withMore = (happening: Happening, step = 5) =>
  run(atMoment(opened, run(opened).events, { step, later: 0 }, happening));

describe('a change of state that the figure does not draw', () => {
  it('is none where every arrow is the figure’s', () => {
    for (const id of ['three-way-handshake', 'four-way-close', 'simultaneous-close'])
      expect(outside(run(fromCatalogue(id)!)), id).toEqual([]);
  });

  it('is an ABORT, and the reset that it sends', () => {
    expect(outside(withMore({ host: 'A', call: 'abort', socket: 'a' }))).toEqual([
      'A ESTABLISHED CLOSED abort',
      'B ESTABLISHED CLOSED reset',
    ]);
  });

  it('is a crash, and giving up on who does not answer', () => {
    const [crash] = outside(withMore({ host: 'B', event: 'crash' }));
    expect(crash).toBe('B ESTABLISHED CLOSED crash');
    expect(outside(withMore({ host: 'B', event: 'unplug' }, 0))).toContain(
      'A SYN-SENT CLOSED gaveUp',
    );
  });

  it('is an active OPEN of a listener', () => {
    const call = { host: 'B', call: 'connect', socket: 'listener' } as const;
    const [turned] = outside(withMore({ ...call, to: { host: 'A', port: 9 } }, 1));
    expect(turned).toBe('B LISTEN SYN-SENT turned');
  });

  it('is none of the twenty arrows, in the whole catalogue', () => {
    for (const scenario of catalogue) {
      if (scenario.options?.fiction !== undefined) continue;
      const trace = run(scenario, 3000);
      for (const event of trace.events) {
        if (event.figure5.length !== 1 || event.through !== undefined) continue;
        const drawn = arrows.some(
          ({ from, event: on, to }) =>
            from === event.before && on === event.figure5[0] && to === event.after,
        );
        if (drawn) expect(changeOutside(trace, event.index + 1), scenario.id).toBeNull();
      }
    }
  });
});
