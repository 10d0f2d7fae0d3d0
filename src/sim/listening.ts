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
import { closed, resetFor, unchanged, type Outcome } from '../tcp/turn.ts';
import { conclude, type About } from './happenings.ts';
import type { SegmentRecord, World } from './world.ts';

/** It asks for a connection: 3.10.7.2, third. */
export const isOpening = (segment: Segment): boolean =>
  has(segment, 'SYN') && !has(segment, 'RST') && segment.ack === null;

export const staysListening = (host: Host, { endpoint }: Connection): boolean =>
  endpoint.state === 'LISTEN' && host.options.behaviour.listener === 'children';

/** Why a SYN finds no place, or null where it does. */
const hindrance = (host: Host, parent: Connection): RuleId | null => {
  if (isSynQueueFull(host, parent)) return 'listener:syn-queue-full';
  const full = parent.listener !== null && isAcceptQueueFull(parent.listener);
  return full ? 'listener:accept-queue-full' : null;
};

const refuse = (world: World, host: Host, parent: Connection, id: string, rule: RuleId): void => {
  const outcome: Outcome = { ...unchanged(parent.endpoint, [rule]), accepted: false };
  const queues = queuesOf(host, parent);
  conclude(world, host, parent, outcome, { kind: 'arrival', segment: id, queues });
};

/** A SYN at a listener with children: one more of them, if there is room. */
export const open = (
  world: World,
  host: Host,
  parent: Connection,
  segment: SegmentRecord,
  remote: Remote,
): void => {
  const reason = hindrance(host, parent);
  if (reason !== null) {
    refuse(world, host, parent, segment.id, reason);
    return;
  }
  const child = createChild(host, parent, remote);
  if (child === null) return;
  const outcome = arrive(child.endpoint, segment.content, surroundings(host, child, world.now));
  const rules: RuleId[] = [...outcome.rules, 'listener:child'];
  conclude(world, host, child, { ...outcome, rules }, { kind: 'arrival', segment: segment.id });
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
  if (!completes || !parent?.listener || !isAcceptQueueFull(parent.listener)) return outcome;
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
