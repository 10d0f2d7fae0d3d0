/** Everything that one run keeps while it goes on. It is made by `run.ts` and dies with the run. */
import { createHost, type Connection, type Host } from '../net/host.ts';
import type { Scenario, ScenarioEvent, Chooser } from '../scenario/schema.ts';
import type { TraceEvent, TraceSegment, TraceSocket } from '../trace/trace.ts';
import type { Segment } from '../tcp/segment.ts';
import type { Unread } from './messages.ts';
import { microseconds, plan, type Plan } from './plan.ts';
import type { Draught, Program } from './program.ts';
import { createQueue, phases, type Queue } from './queue.ts';

type Mutable<T> = T extends unknown ? { -readonly [Key in keyof T]: T[Key] } : never;

/** A segment's line in the trace, until the run has ended. */
export type SegmentRecord = Mutable<TraceSegment> & {
  /** What TCP meant by it. */
  readonly content: Segment;
};
/** What every event says of itself; each kind adds its own (`trace/trace.ts`). */
export type EventFields = Pick<
  TraceEvent,
  'kind' | 'host' | 'socket' | 'before' | 'after' | 'through' | 'figure5' | 'rules' | 'tcb'
> & { readonly sent: string[] } & Readonly<Record<string, unknown>>;

/** An event's line in the trace; `sent` may still grow until its instant is over. */
export type EventRecord = EventFields & { readonly index: number; readonly time: number };

/** An event at no connection. */
export const nowhere = {
  socket: null,
  before: 'CLOSED',
  after: 'CLOSED',
  figure5: [],
  tcb: null,
} as const;

/** Counts the segments that fit a chooser, and remembers which one was meant. */
export interface Watch {
  readonly chooser: Chooser;
  count: number;
  fired: boolean;
}

export interface World {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly queue: Queue;
  readonly segments: SegmentRecord[];
  readonly sockets: Map<string, Mutable<TraceSocket>>;
  /** One for each fault of the scenario. */
  readonly faults: readonly Watch[];
  /** The events that wait for a segment, and those that wait for a state or a trace event. */
  readonly segmentWatches: readonly (Watch & { readonly event: ScenarioEvent })[];
  readonly stateEvents: readonly ScenarioEvent[];
  readonly afterEvents: ReadonlyMap<number, readonly ScenarioEvent[]>;
  /** For each segment that something waits for: what its arrival sets off. */
  readonly triggers: Map<string, ScenarioEvent[]>;
  readonly held: SegmentRecord[];
  /** The first segment of a connection with a sequence number. */
  readonly originals: Map<Connection, Map<number, string>>;
  /** Acknowledgments that are owed, with the event that made them so. */
  readonly debts: Map<Connection, EventRecord>;
  /** How many segments each host has sent: the ordinal that chance is drawn for. */
  readonly ordinals: Map<string, number>;
  /** What runs on each host by itself. */
  readonly programs: Map<string, Program>;
  /** What they say to each other, and on which way of which connection. */
  readonly messages: Draught[];
  readonly streams: Map<string, Unread[]>;
  /** Probes in a row that were answered, while nothing else happened. */
  answeredProbes: number;
  now: number;
  /** When the latest event happened, microseconds: a program may wait for nothing. */
  latest: number;
  events: number;
  /** The events of this instant, not given away yet. */
  instant: EventRecord[];
  readonly handlers: Handlers;
}

/** What the clock does when a moment has come. Rooms of the run that need one another meet here. */
export interface Handlers {
  /** Does what an event of the scenario says. */
  readonly perform: (world: World, event: ScenarioEvent) => void;
  readonly arrive: (world: World, segment: SegmentRecord) => void;
  /** A segment is lost on its way. */
  readonly lose: (world: World, segment: SegmentRecord) => void;
}

const watch = (chooser: Chooser): Watch => ({ chooser, count: 0, fired: false });

const groupByIndex = (events: readonly ScenarioEvent[]): Map<number, ScenarioEvent[]> => {
  const groups = new Map<number, ScenarioEvent[]>();
  for (const event of events) {
    if (event.afterEvent === undefined) continue;
    groups.set(event.afterEvent, [...(groups.get(event.afterEvent) ?? []), event]);
  }
  return groups;
};

export const createWorld = (scenario: Scenario, handlers: Handlers): World => {
  const events = scenario.events ?? [];
  const planned = plan(scenario);
  return {
    scenario,
    plan: planned,
    hosts: new Map(
      planned.hosts.filter(({ silent }) => !silent).map((host) => [host.id, createHost(host)]),
    ),
    queue: createQueue(),
    segments: [],
    sockets: new Map(),
    faults: (scenario.faults ?? []).map(({ segment }) => watch(segment)),
    segmentWatches: events.flatMap((event) =>
      event.when?.segment === undefined ? [] : [{ ...watch(event.when.segment), event }],
    ),
    stateEvents: events.filter((event) => event.when?.state !== undefined),
    afterEvents: groupByIndex(events),
    triggers: new Map(),
    held: [],
    originals: new Map(),
    debts: new Map(),
    ordinals: new Map(),
    programs: new Map(),
    messages: [],
    streams: new Map(),
    answeredProbes: 0,
    now: 0,
    latest: 0,
    events: 0,
    instant: [],
    handlers,
  };
};

/** Plans an event of the scenario for its moment. */
export const schedule = (world: World, event: ScenarioEvent, time: number): void => {
  world.queue.add({
    time,
    phase: phases.call,
    host: 'host' in event ? event.host : null,
    run: () => {
      world.handlers.perform(world, event);
    },
  });
};

/** Plans what was waiting for something that has just happened. */
export const setOff = (world: World, event: ScenarioEvent): void => {
  schedule(world, event, world.now + microseconds(event.after ?? 0));
};

export const addressOf = (world: World, host: string): string =>
  world.plan.hosts.find(({ id }) => id === host)?.address ?? host;
