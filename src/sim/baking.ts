/** SYN cookies at a listener: the SYN,ACK that keeps nothing, and the ACK that brings it all back. */
import { bake, taste } from '../net/cookies.ts';
import {
  draftConnection,
  surroundings,
  type Connection,
  type Host,
  type Remote,
} from '../net/host.ts';
import { arrive } from '../tcp/endpoint.ts';
import { has, type Segment } from '../tcp/segment.ts';
import { advance } from '../tcp/sequence.ts';
import type { Outcome } from '../tcp/turn.ts';

/** What the largest text is where a SYN does not say (RFC 9293 3.7.1, MUST-15). */
const defaultMss = 536;

/** Longer ago than this, no cookie of a listener can be good any more; microseconds. */
const lifetime = 120e6;

/** The SYN,ACK that a child would send, with a cookie for its number; there is no child. */
export const answerWithCookie = (
  host: Host,
  parent: Connection,
  syn: Segment,
  remote: Remote,
  now: number,
): Omit<Outcome, 'endpoint'> => {
  const { localPort, listener } = parent;
  const mss = syn.options.maximumSegmentSize ?? defaultMss;
  const cookie = bake(host, { localPort, remote, irs: syn.seq }, mss, now);
  const draft = draftConnection(host, { name: parent.name, localPort, remote, parent });
  const { sent } = arrive(parent.endpoint, syn, surroundings(host, draft, now, cookie));
  if (listener !== null) listener.bakedAt = now;
  return {
    ...{ sent, rules: ['listener:cookie'], figure5: [], through: [] },
    ...{ accepted: true, delivered: 0, error: null, refused: null },
  };
};

/** The MSS that a cookie in this segment's ACK tells of; null where it has none that is good. */
export const readCookie = (
  host: Host,
  { localPort, listener }: Connection,
  segment: Segment,
  remote: Remote,
  now: number,
): number | null => {
  const { seq, ack } = segment;
  const bakes = listener !== null && now - listener.bakedAt <= lifetime;
  if (!bakes || ack === null || has(segment, 'SYN') || has(segment, 'RST')) return null;
  return taste(host, { localPort, remote, irs: advance(seq, -1) }, advance(ack, -1), now);
};
