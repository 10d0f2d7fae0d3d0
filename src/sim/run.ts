/**
 * A run: the clock goes from instant to instant. In each one segments arrive, programs call, the
 * ends pay the acknowledgments that they owe, and timers run out, in this order.
 */
import type { Scenario } from '../scenario/schema.ts';
import type { Trace, TraceEvent, TraceSegment } from '../trace/trace.ts';
import { performEvent } from './calls.ts';
import { arrive, lose } from './delivery.ts';
import { nextDeadline, onlyProbes, payDebts, runTimers } from './happenings.ts';
import { microseconds, seconds } from './plan.ts';
import { startPrograms } from './programs.ts';
import { createWorld, schedule, type SegmentRecord, type World } from './world.ts';

/** A run ends after so many events, whatever is left to happen. */
export const eventLimit = 1_000_000;

const isFull = (world: World, limit: number): boolean => world.events >= limit;

/** Everything that is to happen at this instant before the timers. */
const runTasks = (world: World, limit: number): void => {
  while (world.queue.next() <= world.now && !isFull(world, limit)) {
    world.queue.take()?.run();
    payDebts(world);
  }
};

const runInstant = (world: World, limit: number): void => {
  runTasks(world, limit);
  if (!isFull(world, limit)) runTimers(world);
  payDebts(world);
};

const bare = ({ content: _, ...segment }: SegmentRecord): TraceSegment => segment;

const speaksHttp = ({ scenario: { applications = {} } }: World): boolean =>
  Object.values(applications).some((application) => typeof application === 'object');

const finish = (
  world: World,
  endedBecause: Trace['endedBecause'],
  endedAt: number,
): Omit<Trace<Scenario>, 'events'> => ({
  version: 1,
  scenario: world.scenario,
  segments: world.segments.map(bare),
  sockets: [...world.sockets.values()],
  ...(speaksHttp(world) && { messages: world.messages }),
  unusedFaults: (world.scenario.faults ?? []).filter((_, index) => !world.faults[index]?.fired),
  endedAt: seconds(endedAt),
  endedBecause,
});

/**
 * The events of a run, one by one; at the end, the rest of its trace. An event is given away when
 * its instant is over, so it does not change any more.
 */
export function* steps(
  scenario: Scenario,
  limit: number = eventLimit,
): Generator<TraceEvent, Omit<Trace<Scenario>, 'events'>> {
  const world = createWorld(scenario, { perform: performEvent, arrive, lose });
  for (const event of scenario.events ?? []) {
    if (event.at !== undefined) schedule(world, event, microseconds(event.at));
  }
  // What a person does before anything else comes before what programs do.
  startPrograms(world);
  for (;;) {
    const next = Math.min(world.queue.next(), nextDeadline(world));
    if (next === Infinity || onlyProbes(world)) return finish(world, 'quiet', world.latest);
    if (next > world.plan.until) return finish(world, 'until', world.plan.until);
    world.now = next;
    runInstant(world, limit);
    yield* world.instant as unknown as readonly TraceEvent[];
    world.instant = [];
    if (isFull(world, limit)) return finish(world, 'limit', world.now);
  }
}

/** The whole run. The same scenario gives the same trace, byte for byte. */
export const run = (scenario: Scenario, limit: number = eventLimit): Trace<Scenario> => {
  const events: TraceEvent[] = [];
  const running = steps(scenario, limit);
  for (;;) {
    const { done, value } = running.next();
    if (done === true) {
      const { version, scenario: of, segments, ...rest } = value;
      return { version, scenario: of, segments, events, ...rest };
    }
    events.push(value);
  }
};
