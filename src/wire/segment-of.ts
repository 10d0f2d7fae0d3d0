/** What TCP means by a packet: a segment, or why there is none in it. */
import { flags, segment, type Segment } from '../tcp/segment.ts';
import { sequence } from '../tcp/sequence.ts';
import { charactersOf } from './characters.ts';
import { nameOptions } from './options.ts';
import type { Packet } from './packet.ts';

/** Why a packet is no segment. */
export type NoSegment = 'ip-checksum' | 'checksum' | 'cut' | 'options';

const reasonAgainst = (packet: Packet): NoSegment | null => {
  if (packet.headerChecksum === 'wrong') return 'ip-checksum';
  if (packet.cut) return 'cut';
  if (packet.checksumVerdict !== 'right') return 'checksum';
  return packet.malformedOptions ? 'options' : null;
};

/**
 * The segment in a packet, or why there is none. Reserved bits, ECN's bits and the urgent pointer
 * are not part of a segment.
 */
export const segmentOf = (packet: Packet): Segment | NoSegment => {
  const reason = reasonAgainst(packet);
  if (reason !== null) return reason;
  const { length, text, window, options } = packet;
  return segment({
    seq: sequence(packet.seq),
    ack: packet.flags.includes('ACK') ? sequence(packet.ack) : null,
    flags: flags.filter((flag) => packet.flags.includes(flag)),
    window,
    length,
    text: length === 0 ? null : charactersOf(text),
    options: nameOptions(options),
  });
};
