/** What a reader does at a step changes nothing that was there at that step. */
import fc from 'fast-check';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { atMoment, standingAt } from '../../src/scenario/interventions.ts';
import { fromLink, toLink, type Deflater } from '../../src/scenario/permalink.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';
import { inFlightAtStep } from '../../src/trace/questions.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { underway } from '../../src/trace/underway.ts';
import {
  actOnSegment,
  callOffers,
  endAt,
  machineOffers,
  segmentActions,
  segmentRefusal,
} from '../../src/views/intervene/offers.ts';
import { callAt } from '../../src/views/intervene/calling.ts';
import { honestScenario } from '../sim/arbitrary.ts';
import { findings } from '../sim/wellformed.ts';

const scenarioOf = (id: string): Scenario => catalogue.find((scenario) => scenario.id === id)!;

/** Seconds after the step: now, and when much happens. */
const moments = [0, 0.1];

/** Everything that can be done at a step, as scenarios. */
const interventions = (trace: Trace, scenario: Scenario, step: number) => {
  const onSegments = inFlightAtStep(trace, step).flatMap(({ id }) => {
    const way = underway(trace, step, id)!;
    return segmentActions
      .filter((action) => segmentRefusal(action, way) === null)
      .map((action) => ({
        what: `${action} ${id}`,
        scenario: actOnSegment(scenario, trace, step, way, action, 0.4),
      }));
  });
  const atEnds = ['A', 'B'].flatMap((host) => {
    const end = endAt(trace, scenario, step, host);
    if (end === null) return [];
    return moments.flatMap((later) => {
      const moment = { step, later };
      const calls = callOffers(end).map(({ call }) => ({
        what: `${call} at ${host} after ${later} s`,
        scenario: callAt(trace, scenario, moment, host, call, 'hello'),
      }));
      const machine = machineOffers(end).map((event) => ({
        what: `${event} at ${host} after ${later} s`,
        scenario: atMoment(scenario, trace.events, moment, { host, event }),
      }));
      return [...calls, ...machine];
    });
  });
  return [...onSegments, ...atEnds];
};

const pastOf = (trace: Trace, step: number) =>
  trace.events.slice(0, step).map((event) => JSON.stringify(event));

/** A step of a run, from anywhere in it, and which of all interventions to take there. */
const choices = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat()), {
  minLength: 1,
  maxLength: 4,
});
const fromTheCatalogue = fc.constantFrom(...catalogue);

const holdsThePast = (start: Scenario, chosen: readonly (readonly [number, number])[]) => {
  let scenario = start;
  for (const [place, which] of chosen) {
    const before = run(scenario, 3000);
    const step = Math.round(place * before.events.length);
    const possible = interventions(before, scenario, step);
    const taken = possible[which % possible.length];
    if (taken === undefined) return;
    scenario = taken.scenario;
    const after = run(scenario, 3000);
    expect(pastOf(after, step), `${taken.what} at step ${step}`).toEqual(pastOf(before, step));
  }
};

describe('an intervention at a step', () => {
  it('leaves every event before it as it was, in the catalogue', () => {
    fc.assert(fc.property(fromTheCatalogue, choices, holdsThePast), { seed: 1, numRuns: 150 });
  });

  it('leaves every event before it as it was, in any run', () => {
    fc.assert(fc.property(honestScenario, choices, holdsThePast), { seed: 2, numRuns: 150 });
  });

  it('makes a sound run', () => {
    fc.assert(
      fc.property(
        fromTheCatalogue,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (scenario, place, which) => {
          const trace = run(scenario);
          const step = Math.round(place * trace.events.length);
          const possible = interventions(trace, scenario, step);
          const taken = possible[which % possible.length];
          if (taken !== undefined) expect(findings(run(taken.scenario)), taken.what).toEqual([]);
        },
      ),
      { seed: 3, numRuns: 150 },
    );
  });

  it('goes through an address unchanged', async () => {
    const [deflate, inflate] = [promisify(deflateRaw), promisify(inflateRaw)];
    const deflater: Deflater = {
      deflate: (octets) => deflate(octets),
      inflate: (octets, limit) => inflate(octets, { maxOutputLength: limit }),
    };
    for (const scenario of catalogue) {
      const trace = run(scenario);
      const step = trace.events.length >> 1;
      for (const { scenario: copy } of interventions(trace, scenario, step)) {
        const link = await toLink(copy, deflater);
        expect(run(await fromLink(link, deflater))).toEqual(run(copy));
      }
    }
  });
});

describe('a call that is offered', () => {
  const judged = (scenario: Scenario, place: number) => {
    const trace = run(scenario, 3000);
    const step = Math.round(place * trace.events.length);
    for (const [host, later] of ['A', 'B'].flatMap((id) => moments.map((s) => [id, s] as const))) {
      const then = standingAt(trace.events, { step, later }).step;
      const end = endAt(trace, scenario, then, host);
      if (end === null) continue;
      for (const { call, refused } of callOffers(end)) {
        const changed = callAt(trace, scenario, { step, later }, host, call, 'hello');
        const event = run(changed, 4000).events[then];
        const place = `${call} at ${host} in ${end.state}, ${later} s after step ${step}`;
        expect(event, place).toMatchObject({ kind: 'call', call, host });
        expect(event?.kind === 'call' ? (event.refused ?? null) : '', place).toBe(refused);
      }
    }
  };
  const anywhere = fc.double({ min: 0, max: 1, noNaN: true });

  it('is accepted, and one that is not is refused for that reason, in the catalogue', () => {
    fc.assert(fc.property(fromTheCatalogue, anywhere, judged), { seed: 4, numRuns: 30 });
  });

  it('is accepted, and one that is not is refused for that reason, in any run', () => {
    fc.assert(fc.property(honestScenario, anywhere, judged), { seed: 5, numRuns: 30 });
  });
});

describe('the last ACK of the four-way close', () => {
  const scenario = scenarioOf('four-way-close');
  const trace = run(scenario);
  const lastAck = trace.segments.at(-1)!;
  const step = trace.events.find(({ sent }) => sent.includes(lastAck.id))!.index + 1;
  const way = underway(trace, step, lastAck.id)!;

  it('dropped by hand is lost after the present moment, and LAST-ACK repeats its FIN', () => {
    const after = run(actOnSegment(scenario, trace, step, way, 'drop', 0));
    const lost = after.segments.find(({ id }) => id === lastAck.id)!;
    expect(lost.fate).toBe('dropped');
    expect(lost.lostAt).toBeGreaterThan(trace.events[step - 1]!.time);
    const again = after.events.find(
      ({ kind, before }) => kind === 'timer' && before === 'LAST-ACK',
    )!;
    const repeated = after.segments.find(({ id }) => id === again.sent[0])!;
    expect(repeated.flags).toContain('FIN');
  });

  it('held and let go arrives after all', () => {
    const held = actOnSegment(scenario, trace, step, way, 'hold', 0);
    const heldRun = run(held);
    const later = step + 1;
    const there = underway(heldRun, later, lastAck.id)!;
    expect(there.holding).toBe('held');
    expect(segmentRefusal('delay', there)).toBe('held');
    const released = run(actOnSegment(held, heldRun, later, there, 'release', 0));
    expect(underway(released, later, lastAck.id)!.holding).toBe('held');
    expect(underway(released, later + 1, lastAck.id)!.holding).toBe('released');
    expect(released.segments.find(({ id }) => id === lastAck.id)!.fate).toBe('delivered');
  });

  it('delayed twice is delayed by both', () => {
    const once = actOnSegment(scenario, trace, step, way, 'delay', 0.2);
    const twice = run(actOnSegment(once, run(once), step, way, 'delay', 0.2));
    const segment = twice.segments.find(({ id }) => id === lastAck.id)!;
    expect(segment.arrivesAt).toBeCloseTo(lastAck.arrivesAt! + 0.4, 6);
  });

  it('copied arrives twice', () => {
    const after = run(actOnSegment(scenario, trace, step, way, 'duplicate', 0));
    expect(after.segments.filter(({ duplicateOf }) => duplicateOf === lastAck.id)).toHaveLength(1);
  });
});

describe('an intervention at an earlier step', () => {
  const scenario = scenarioOf('four-way-close');
  const trace = run(scenario);
  const at = (step: number, later = 0) => ({ step, later });
  const callsOf = ({ events }: Trace) =>
    events.flatMap((event) => (event.kind === 'call' ? [`${event.time} ${event.call}`] : []));

  it('leaves what was done later at its time, whatever comes between', () => {
    const step = 8;
    const { time } = trace.events[step - 1]!;
    const crash = { host: 'B', event: 'crash' } as const;
    const crashed = atMoment(scenario, trace.events, at(step), crash);
    expect(crashed.events![0]).toMatchObject({ afterEvent: step - 1 });
    const sent = callAt(run(crashed), crashed, at(5), 'A', 'send', 'hello');
    const both = run(sent);
    expect(both.events.length).toBeGreaterThan(run(crashed).events.length);
    const [fell] = both.events.filter((event) => event.kind === 'host');
    expect(fell).toMatchObject({ ...crash, time });
  });

  it('leaves what was done in the same instant behind the same event', () => {
    const closed = callAt(trace, scenario, at(5), 'A', 'close', '');
    const closedBoth = callAt(run(closed), closed, at(6), 'B', 'close', '');
    const sent = callAt(run(closedBoth), closedBoth, at(5), 'A', 'send', 'hello');
    const calls = run(sent).events.slice(5, 8);
    expect(calls.map((event) => [event.host, event.kind === 'call' && event.call])).toEqual([
      ['A', 'send'],
      ['A', 'close'],
      ['B', 'close'],
    ]);
  });

  it('leaves what followed a timer behind that timer', () => {
    const lost = scenarioOf('last-ack-lost');
    const before = run(lost);
    const timer = before.events.find(({ kind }) => kind === 'timer')!;
    const crash = { host: timer.host, event: 'crash' } as const;
    const crashed = atMoment(lost, before.events, at(timer.index + 1), crash);
    const again = callAt(run(crashed), crashed, at(2), 'A', 'send', 'hi');
    const kinds = run(again).events.filter(
      ({ kind, host }) => host === timer.host && ['timer', 'host'].includes(kind),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['timer', 'host']);
  });

  it('never loses one: each is still there, in any run', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(honestScenario, place, place, fc.nat(), (start, one, other, which) => {
        const before = run(start, 3000);
        const [early, late] = [one, other]
          .map((part) => Math.round(part * before.events.length))
          .toSorted((a, b) => a - b) as [number, number];
        const mark = { host: 'A', call: 'status', socket: 'mark' } as const;
        const marked = atMoment(start, before.events, at(late), mark);
        const markedRun = run(marked, 3000);
        const possible = interventions(markedRun, marked, early);
        const after = run(possible[which % possible.length]?.scenario ?? marked, 3000);
        const marksIn = ({ events }: Trace) =>
          events
            .filter(
              (event) =>
                event.socket === 'mark' && event.kind === 'call' && event.call === 'status',
            )
            .map(({ time }) => time);
        const [time = 0] = marksIn(markedRun);
        expect(marksIn(after)).toHaveLength(1);
        expect(Math.abs(marksIn(after)[0]! - time)).toBeLessThan(0.000002);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it('lets a call wait for a time at which nothing else happens', () => {
    const later = run(callAt(trace, scenario, at(5, 0.05), 'A', 'send', 'hello'));
    expect(callsOf(later)).toContain(`${trace.events[4]!.time + 0.05} send`);
  });
});

describe('an OPEN by hand', () => {
  it('is the scenario’s own that is still to come, made earlier: the rest goes on with it', () => {
    const scenario = scenarioOf('four-way-close');
    const byHand = callAt(run(scenario), scenario, { step: 0, later: 0 }, 'A', 'connect', '');
    const trace = run(byHand);
    const connects = trace.events.filter(
      (event) => event.kind === 'call' && event.call === 'connect',
    );
    expect(connects).toHaveLength(1);
    expect(connects[0]).toMatchObject({ index: 0, socket: 'a', after: 'SYN-SENT' });
    expect(trace.events.some(({ after }) => after === 'LAST-ACK')).toBe(true);
    const listening = callAt(trace, byHand, { step: 0, later: 0 }, 'B', 'listen', '');
    expect(run(listening).events.map(({ after }) => after)).toContain('LAST-ACK');
  });

  it('has a name and a port of its own where the scenario has made all of its calls', () => {
    const scenario = scenarioOf('abort');
    const trace = run(scenario);
    const end = { step: trace.events.length, later: 1 };
    const again = callAt(trace, scenario, end, 'A', 'connect', '');
    expect(again.events![0]).toMatchObject({ call: 'connect', socket: 'a2', port: 49153 });
  });

  it('crosses one that the other end makes in the same instant: the ports fit', () => {
    const sandbox = scenarioOf('sandbox');
    const moment = { step: 0, later: 0 };
    const one = callAt(run(sandbox), sandbox, moment, 'A', 'connect', '');
    const both = run(callAt(run(one), one, moment, 'B', 'connect', ''));
    expect(both.events.map(({ after }) => after)).toEqual([
      ...['SYN-SENT', 'SYN-SENT', 'SYN-RECEIVED', 'SYN-RECEIVED', 'ESTABLISHED', 'ESTABLISHED'],
    ]);
  });
});
