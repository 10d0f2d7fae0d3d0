/** Who really sent a segment: what it says of its source is only a claim (RFC 5961 1.1). */
import { isPart } from './part.ts';
import type { HostId, Trace, TraceSegment } from './trace.ts';

const wholeOf = (trace: Trace): Trace => (isPart(trace) ? trace.whole : trace);

/** Beside the two ends: hosts that have no lane of their own. */
export const isThird = (host: HostId): boolean => host !== 'A' && host !== 'B';

/** Where nobody is named, the one silent host beside the two ends is who forges. */
const forger = ({ scenario }: Trace): HostId | null => {
  const silent = Object.entries(scenario.hosts).filter(
    ([host, { kind }]) => isThird(host) && kind === 'silent',
  );
  return (silent.length === 1 ? silent[0]?.[0] : undefined) ?? null;
};

/** The host that put it on the link. */
export const senderOf = (trace: Trace, segment: TraceSegment): HostId => {
  const { badge, sender, from } = segment;
  if (sender !== undefined) return sender;
  return (badge === 'forged' ? forger(trace) : null) ?? from;
};

/** The host that it pretends to come from; null where it does come from there. */
export const claimOf = (trace: Trace, segment: TraceSegment): HostId | null =>
  senderOf(trace, segment) === segment.from ? null : segment.from;

/** Those of these hosts that send or are sent something. */
export const takingPart = (trace: Trace, hosts: readonly HostId[]): readonly HostId[] => {
  // Most runs have none: then there is nothing to look for in a long run.
  if (hosts.length === 0) return hosts;
  const { segments } = wholeOf(trace);
  const part = new Set(segments.flatMap((segment) => [segment.to, senderOf(trace, segment)]));
  return hosts.filter((host) => part.has(host));
};

/** Hosts without a lane that send or are sent something, in the order of the scenario. */
export const thirdHosts = (trace: Trace): readonly HostId[] =>
  takingPart(trace, Object.keys(trace.scenario.hosts).filter(isThird));

/** The ends that a third host has to do with: those to which it sends, and those that answer it. */
export const peersOf = (trace: Trace, host: HostId): ReadonlySet<HostId> =>
  new Set(
    wholeOf(trace).segments.flatMap((segment) => {
      const pair = [senderOf(trace, segment), segment.to];
      return pair.includes(host) ? pair.filter((other) => !isThird(other)) : [];
    }),
  );
