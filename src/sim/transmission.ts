/** Segments on the link: numbered, watched, lost, delayed, copied, and handed over. */
import { passage, type Passage } from '../net/link.ts';
import type { Connection, Remote } from '../net/host.ts';
import { fits } from '../scenario/fits.ts';
import type { Chooser, InjectEvent } from '../scenario/schema.ts';
import { segment as makeSegment, sequenceLength, type Segment } from '../tcp/segment.ts';
import { inWindow, sequence } from '../tcp/sequence.ts';
import { effect, seconds } from './plan.ts';
import { phases } from './queue.ts';
import { fromOctets, toOctets } from '../tcp/octets.ts';
import type { SegmentRecord, Watch, World } from './world.ts';

interface Route {
  readonly from: Remote;
  readonly to: Remote;
}

const describe = (world: World, content: Segment, { from, to }: Route): SegmentRecord => ({
  content,
  id: `s${String(world.segments.length + 1)}`,
  from: from.host,
  to: to.host,
  sourcePort: from.port,
  destinationPort: to.port,
  seq: content.seq,
  ack: content.ack,
  flags: content.flags,
  window: content.window,
  length: content.length,
  ...(content.text !== null && { text: fromOctets(content.text) }),
  options: content.options,
  sentAt: seconds(world.now),
  arrivesAt: null,
  lostAt: null,
  fate: 'in-flight',
  injected: false,
  retransmissionOf: null,
  duplicateOf: null,
});

/** Does this segment, which was just put on the link, have the place that a watch waits for? */
const isMeant = (watch: Watch, record: SegmentRecord): boolean => {
  if (!fits(watch.chooser, record)) return false;
  watch.count++;
  return watch.chooser.nth === undefined || watch.chooser.nth === watch.count;
};

const faultsOn = (world: World, record: SegmentRecord) =>
  (world.scenario.faults ?? []).filter((_, index) => {
    const watch = world.faults[index];
    if (watch === undefined || !isMeant(watch, record)) return false;
    watch.fired = true;
    return true;
  });

const rememberTriggers = (world: World, record: SegmentRecord): void => {
  const events = world.segmentWatches
    .filter((watch) => isMeant(watch, record))
    .map(({ event }) => event);
  if (events.length > 0) world.triggers.set(record.id, events);
};

/** The segment of this connection that first had the sequence numbers which go out again. */
const originalOf = (world: World, connection: Connection, content: Segment): string | null => {
  const known = world.originals.get(connection);
  const exact = known?.get(content.seq);
  if (exact !== undefined) return exact;
  const cut = world.segments.findLast(
    (other) =>
      known?.get(other.seq) === other.id &&
      inWindow(content.seq, other.content.seq, sequenceLength(other.content)),
  );
  return cut?.id ?? null;
};

const rememberOriginal = (world: World, connection: Connection, record: SegmentRecord): void => {
  if (sequenceLength(record.content) === 0) return;
  const known = world.originals.get(connection) ?? new Map<number, string>();
  world.originals.set(connection, known);
  if (!known.has(record.seq)) known.set(record.seq, record.id);
};

/** Plans the arrival of a segment at an instant, in microseconds. */
const planArrival = (world: World, record: SegmentRecord, time: number): void => {
  record.arrivesAt = seconds(time);
  world.queue.add({
    time,
    phase: phases.arrival,
    host: record.to,
    run: () => {
      world.handlers.arrive(world, record);
    },
  });
};

const planLoss = (world: World, record: SegmentRecord, time: number): void => {
  record.fate = 'dropped';
  world.queue.add({
    time,
    phase: phases.arrival,
    host: null,
    run: () => {
      world.handlers.lose(world, record);
    },
  });
};

/** A copy that the link makes now. */
const copy = (world: World, original: SegmentRecord, time: number): void => {
  const duplicate: SegmentRecord = {
    ...original,
    id: `s${String(world.segments.length + 1)}`,
    sentAt: seconds(world.now),
    arrivesAt: null,
    lostAt: null,
    fate: 'in-flight',
    duplicateOf: original.id,
  };
  world.segments.push(duplicate);
  planArrival(world, duplicate, time);
};

const planCopy = (world: World, original: SegmentRecord, time: number, arrives: number): void => {
  world.queue.add({
    time,
    phase: phases.arrival,
    host: null,
    run: () => {
      copy(world, original, arrives);
    },
  });
};

/** Held segments go on: each arrives so many microseconds from now. */
const release = (world: World, chosen: (record: SegmentRecord) => boolean, delay: number): void => {
  for (const record of world.held.filter(chosen)) {
    world.held.splice(world.held.indexOf(record), 1);
    record.fate = 'in-flight';
    record.releasedAt = seconds(world.now);
    planArrival(world, record, world.now + delay);
  }
};

/** Whether a chooser means this segment of all that were sent so far. */
const isChosen = (world: World, chooser: Chooser, record: SegmentRecord): boolean => {
  if (!fits(chooser, record)) return false;
  if (chooser.nth === undefined) return true;
  const fitting = world.segments.filter(
    (other) =>
      other.from === record.from &&
      !other.injected &&
      other.duplicateOf === null &&
      fits(chooser, other),
  );
  return fitting[chooser.nth - 1] === record;
};

/** A `release` event: the held segments of a host travel the second half of their way. */
export const releaseHeld = (world: World, host: string, chooser: Chooser): void => {
  const half = Math.max(1, Math.round(world.plan.link.delay / 2));
  release(world, (record) => record.from === host && isChosen(world, chooser, record), half);
};

const follow = (world: World, record: SegmentRecord, { fate, delay, copies }: Passage): void => {
  const { now } = world;
  if (fate === 'dropped') planLoss(world, record, now + delay);
  else if (fate === 'held') {
    record.fate = 'held';
    world.held.push(record);
  } else {
    if (fate === 'corrupted') record.fate = 'corrupted';
    planArrival(world, record, now + delay);
  }
  for (const { made, arrives } of copies) {
    if (made === 0) copy(world, record, now + arrives);
    else planCopy(world, record, now + made, now + arrives);
  }
};

/** Puts what an end sent on the link; gives back its id. */
export const transmit = (
  world: World,
  content: Segment,
  route: Route,
  sender: { readonly connection: Connection; readonly again: boolean } | null,
): string => {
  const record = describe(world, content, route);
  world.segments.push(record);
  if (sender?.again === true)
    record.retransmissionOf = originalOf(world, sender.connection, content);
  if (sender !== null) rememberOriginal(world, sender.connection, record);
  rememberTriggers(world, record);
  const faults = faultsOn(world, record).map(effect);
  const ordinal = (world.ordinals.get(record.from) ?? 0) + 1;
  world.ordinals.set(record.from, ordinal);
  if (world.hosts.get(record.from)?.plugged === false) {
    planLoss(world, record, world.now);
    return record.id;
  }
  const way = passage(world.plan.link, faults, record.from, ordinal);
  follow(world, record, way);
  if (faults.some(({ action }) => action === 'release')) {
    const behind = Math.max(1, Math.round(world.plan.link.delay / 10));
    release(world, ({ from }) => from === record.from, way.delay + behind);
  }
  return record.id;
};

/** A literal segment: nothing on the link touches it, and `nth` does not count it. */
export const inject = (world: World, event: InjectEvent): void => {
  const { inject: literal, badge, sender } = event;
  const text = literal.text === undefined ? null : toOctets(literal.text);
  const content = makeSegment({
    seq: sequence(literal.seq),
    ack: literal.ack === undefined || literal.ack === null ? null : sequence(literal.ack),
    flags: literal.flags,
    window: literal.window ?? 65535,
    length: text?.length ?? literal.length ?? 0,
    text,
    options: literal.options ?? {},
  });
  const record = describe(world, content, { from: literal.from, to: literal.to });
  record.injected = true;
  if (badge !== undefined) record.badge = badge;
  if (sender !== undefined && sender !== literal.from.host) record.sender = sender;
  world.segments.push(record);
  planArrival(world, record, world.now + world.plan.link.delay);
};
