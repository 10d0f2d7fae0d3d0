/** A run as a capture: what a tap at one of its places would have recorded. */
import { toOctets } from '../tcp/octets.ts';
import { segment, type Segment } from '../tcp/segment.ts';
import { sequence } from '../tcp/sequence.ts';
import type { Localized, Trace, TraceSegment } from '../trace/trace.ts';
import { hostAddresses } from './host-addresses.ts';
import { mostOptionOctets } from './options.ts';
import { checksumOffset, packetOf, type Address } from './packet-of.ts';
import { stateComments } from './state-changes.ts';
import { writePcapng, type WrittenPacket } from './write-pcapng.ts';

/** Where a capture is made: on the link, where every segment enters it, or at one of the hosts. */
export const taps = ['link', 'A', 'B'] as const;
export type Tap = (typeof taps)[number];

/** When a run begins: on the first day of the month of RFC 9293, in microseconds since 1970. */
const epoch = 1_659_312_000_000_000;

/** A segment as a tap sees it go by. */
export interface Sighting {
  readonly segment: TraceSegment;
  /** Seconds from the start of the run. */
  readonly time: number;
  readonly direction: WrittenPacket['direction'];
}

const isSilent = (trace: Trace, host: string): boolean =>
  trace.scenario.hosts[host]?.kind === 'silent';

/** A host's own tap sees what the host puts on the link: no copy, and nothing that others pretend. */
const leaves = (trace: Trace, segment: TraceSegment, host: string): boolean => {
  const { from, sender, injected, duplicateOf } = segment;
  if ((sender ?? from) !== host || duplicateOf !== null) return false;
  // Only for a host without a TCP is what the scenario puts on the link the host's own.
  return !injected || sender === host || isSilent(trace, host);
};

const onLink = ({ segments }: Trace): readonly Sighting[] =>
  segments.map((segment) => ({ segment, time: segment.sentAt, direction: null }));

/** In the order of the events: a segment is seen to arrive before what it makes the host send. */
const atHost = (trace: Trace, host: string): readonly Sighting[] => {
  const known = new Map(trace.segments.map((segment) => [segment.id, segment]));
  const sightings: Sighting[] = [];
  const left = new Set<string>();
  const leave = (segment: TraceSegment | undefined): void => {
    if (segment === undefined || left.has(segment.id) || !leaves(trace, segment, host)) return;
    left.add(segment.id);
    sightings.push({ segment, time: segment.sentAt, direction: 'outbound' });
  };
  for (const event of trace.events) {
    const segment = event.kind === 'arrival' ? known.get(event.segment) : undefined;
    if (segment?.to === host) {
      sightings.push({ segment, time: event.time, direction: 'inbound' });
    }
    for (const id of event.sent) leave(known.get(id));
  }
  // What no event sent: the scenario put it on the link.
  trace.segments.forEach(leave);
  return sightings.toSorted((a, b) => a.time - b.time);
};

/** The segments that a tap sees, in the order in which it sees them. */
export const sightingsAt = (trace: Trace, tap: Tap): readonly Sighting[] =>
  tap === 'link' ? onLink(trace) : atHost(trace, tap);

/** The octets of a text; where a segment cut a character, its octets are there one by one. */
const octetsOf = ({ text, length }: TraceSegment): string | null => {
  if (text === undefined) return null;
  const octets = toOctets(text);
  return octets.length === length ? octets : text;
};

/** The longest IPv4 packet, less its headers without options. */
const mostText = 65_495;

const contentOf = (sent: TraceSegment): Segment =>
  segment({
    seq: sequence(sent.seq),
    ack: sent.ack === null ? null : sequence(sent.ack),
    flags: sent.flags,
    window: sent.window,
    length: sent.length,
    text: octetsOf(sent),
    // By hand one can write what no packet has room for.
    options: sent.length > mostText - mostOptionOctets ? {} : sent.options,
  });

/** Damaged on its way: any change shows in the checksum, so it is the checksum that is changed. */
const damage = (octets: Uint8Array): Uint8Array => {
  const from = (octets[0] ?? 0) >> 4 === 4 ? 20 : 40;
  octets[from + checksumOffset] = (octets[from + checksumOffset] ?? 0) ^ 1;
  return octets;
};

/** Each host counts the packets that it sends; a copy has the number of its original. */
const identifications = ({ segments }: Trace): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const { id, from, duplicateOf } of segments) {
    if (duplicateOf === null) counts.set(from, (counts.get(from) ?? 0) + 1);
    numbers.set(id, (duplicateOf === null ? counts.get(from) : numbers.get(duplicateOf)) ?? 0);
  }
  return numbers;
};

/** What the capture as a whole says about itself. */
const about = (trace: Trace, notes: readonly string[], others: readonly string[]): string[] => {
  const title: Localized = trace.scenario.title ?? '';
  const named = typeof title === 'string' ? title : title.en;
  return [named, ...notes, others.join('\n')].filter((text) => text !== '');
};

/**
 * The octets of a pcapng file: the run as a tap would have recorded it. At a host, what it sends is
 * seen when it leaves and what it gets when it arrives; on the link all is seen when it leaves its
 * sender, also what never arrives. A change of state is a comment of the packet that made it, or
 * that it sent; those without a packet are in the comment of the file.
 */
export const captureOf = (trace: Trace, tap: Tap): Uint8Array<ArrayBuffer> => {
  const sightings = sightingsAt(trace, tap);
  const seen = new Set(sightings.map(({ segment: { id } }) => id));
  const { of: addresses, notes } = hostAddresses(trace.scenario);
  const { ofSegments, others } = stateComments(trace, (id) => seen.has(id));
  const numbers = identifications(trace);
  const address = (host: string, port: number): Address => ({
    address: addresses.get(host) ?? '0.0.0.0',
    port,
  });
  const packets = sightings.map(({ segment: sent, time, direction }): WrittenPacket => {
    const route = {
      source: address(sent.from, sent.sourcePort),
      destination: address(sent.to, sent.destinationPort),
    };
    const octets = packetOf(contentOf(sent), route, { identification: numbers.get(sent.id) ?? 0 });
    const isDamaged = sent.fate === 'corrupted' && direction === 'inbound';
    return {
      microseconds: epoch + Math.round(time * 1e6),
      octets: isDamaged ? damage(octets) : octets,
      direction,
      comments: ofSegments.get(sent.id) ?? [],
    };
  });
  return writePcapng({ interfaceName: tap, comments: about(trace, notes, others), packets });
};
