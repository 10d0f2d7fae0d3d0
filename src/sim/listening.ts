/** What arrives at a listener that stays one, and at its children: the two queues decide (D7). */
import { surroundings, type Connection, type Host, type Remote } from '../net/host.ts';
import {
  childrenOf,
  createChild,
  isAcceptQueueFull,
  isSynQueueFull,
  queuesOf,
} from '../net/listener.ts';
import { arrive, call } from '../tcp/endpoint.ts';
import type { RuleId } from '../tcp/rules.ts';
import { has, type Segment } from '../tcp/segment.ts';
import { advance, type SequenceNumber } from '../tcp/sequence.ts';
import { closed, resetFor, unchanged, type Outcome } from '../tcp/turn.ts';
import { answerWithCookie, readCookie } from './baking.ts';
import { conclude, type About } from './happenings.ts';
import type { SegmentRecord, World } from './world.ts';

/** It asks for a connection: 3.10.7.2, third. */
export const isOpening = (segment: Segment): boolean =>
  has(segment, 'SYN') && !has(segment, 'RST') && segment.ack === null;

export const staysListening = (host: Host, { endpoint }: Connection): boolean =>
  endpoint.state === 'LISTEN' && host.options.behaviour.listener === 'children';

const hasRoom = ({ listener }: Connection): boolean =>
  listener === null || !isAcceptQueueFull(listener);

/** At the listener itself: it is in LISTEN before and after. */
const atListener = (
  world: World,
  host: Host,
  parent: Connection,
  { id }: SegmentRecord,
  outcome: Omit<Outcome, 'endpoint'>,
): void => {
  const about = { kind: 'arrival', segment: id, queues: queuesOf(host, parent) } as const;
  conclude(world, host, parent, { ...outcome, endpoint: parent.endpoint }, about);
};

const dropped = (parent: Connection, rule: RuleId): Outcome => ({
  ...unchanged(parent.endpoint, [rule]),
  accepted: false,
});

/** What becomes of a SYN that gets no child (in Linux's order), or null where it gets one. */
const withoutChild = (
  world: World,
  host: Host,
  parent: Connection,
  { content }: SegmentRecord,
  remote: Remote,
): Omit<Outcome, 'endpoint'> | null => {
  const full = isSynQueueFull(host, parent);
  if (full && !host.options.behaviour.synCookies) return dropped(parent, 'listener:syn-queue-full');
  if (!hasRoom(parent)) return dropped(parent, 'listener:accept-queue-full');
  return full ? answerWithCookie(host, parent, content, remote, world.now) : null;
};

/** A SYN at a listener with children: one more of them, if there is room. */
export const open = (
  world: World,
  host: Host,
  parent: Connection,
  segment: SegmentRecord,
  remote: Remote,
  iss: SequenceNumber | null = null,
): void => {
  const instead = withoutChild(world, host, parent, segment, remote);
  if (instead !== null) {
    atListener(world, host, parent, segment, instead);
    return;
  }
  const child = createChild(host, parent, remote);
  const around = surroundings(host, child, world.now, iss);
  const outcome = arrive(child.endpoint, segment.content, around);
  const rules: RuleId[] = [...outcome.rules, 'listener:child'];
  conclude(world, host, child, { ...outcome, rules }, { kind: 'arrival', segment: segment.id });
};

/**
 * An ACK at a listener that has answered with cookies: it may bring one back, and with it all that
 * there is to know of a connection. False where it does not.
 */
export const redeem = (
  world: World,
  host: Host,
  parent: Connection,
  segment: SegmentRecord,
  remote: Remote,
): boolean => {
  const mss = readCookie(host, parent, segment.content, remote, world.now);
  if (mss === null) return false;
  if (!hasRoom(parent)) {
    atListener(world, host, parent, segment, dropped(parent, 'listener:accept-queue-full/ack'));
    return true;
  }
  const child = createChild(host, parent, remote);
  const outcome = fromCookie(world, host, child, segment.content, mss);
  conclude(world, host, child, outcome, { kind: 'arrival', segment: segment.id });
  return true;
};

/** The connection that would be there by now, had the SYN made a child. Nothing was measured. */
const fromCookie = (
  world: World,
  host: Host,
  child: Connection,
  segment: Segment,
  mss: number,
): Outcome => {
  const { seq, window, ack } = segment;
  const options = { maximumSegmentSize: mss };
  const syn = { ...segment, seq: advance(seq, -1), ack: null, flags: ['SYN'] as const, options };
  const iss = ack === null ? null : advance(ack, -1);
  const around = surroundings(host, child, world.now, iss);
  const first = arrive(child.endpoint, { ...syn, window, length: 0, text: null }, around);
  const { state, tcb } = first.endpoint;
  const embryo = { state, tcb: tcb && { ...tcb, timing: null } };
  const then = arrive(embryo, segment, around);
  const others = then.rules.filter((rule) => rule !== 'rfc9293:3.10.7.4/5/established');
  return {
    ...then,
    figure5: [...first.figure5, ...then.figure5],
    through: [state, ...then.through],
    rules: ['listener:cookie/good', ...others],
  };
};

const isSynchronized = ({ endpoint: { state } }: Outcome): boolean =>
  !['CLOSED', 'LISTEN', 'SYN-SENT', 'SYN-RECEIVED'].includes(state);

/**
 * A handshake can be completed only where the accept queue has room. If it has none, what would
 * complete it does nothing, so that the SYN,ACK is repeated; or it is refused.
 */
export const admit = (
  host: Host,
  { endpoint, parent }: Connection,
  segment: Segment,
  outcome: Outcome,
): Outcome => {
  const completes = endpoint.state === 'SYN-RECEIVED' && isSynchronized(outcome);
  if (!completes || parent === null || hasRoom(parent)) return outcome;
  if (!host.options.behaviour.abortOnOverflow) {
    return { ...unchanged(endpoint, ['listener:accept-queue-full/ack']), accepted: false };
  }
  const sent = [{ segment: resetFor(segment), again: false }];
  return { ...unchanged(closed, ['listener:abort-on-overflow']), accepted: false, sent };
};

/**
 * A listener is closed: with it goes what no program has accepted. Who believes to be connected is
 * reset; who is not, is forgotten (Linux).
 */
export const forsake = (world: World, host: Host, parent: Connection, about: About): void => {
  if (parent.endpoint.state !== 'CLOSED' || parent.listener === null) return;
  parent.listener.waiting.length = 0;
  for (const child of childrenOf(host, parent)) {
    const { endpoint, accepted } = child;
    const isEmbryo = endpoint.state === 'SYN-RECEIVED';
    if (accepted && !isEmbryo) continue;
    const around = surroundings(host, child, world.now);
    const gone = isEmbryo ? unchanged(closed, []) : call(endpoint, { call: 'ABORT' }, around);
    conclude(world, host, child, { ...gone, rules: ['socket:abandoned'] }, about);
  }
};
