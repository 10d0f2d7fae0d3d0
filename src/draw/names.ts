/** What hosts and segments are called, on the screen and where they cannot be seen. */
import { hostName, segmentTitle } from '../narrate/narrate.ts';
import type { Language } from '../text/language.ts';
import { lanesText } from '../text/lanes.ts';
import { claimOf, senderOf } from '../trace/origin.ts';
import type { Trace, TraceSegment } from '../trace/trace.ts';

export { hostName };

const fate = (segment: TraceSegment, language: Language): string => {
  const text = lanesText(language);
  const words = {
    delivered: text.arrived,
    dropped: text.lost,
    corrupted: text.corrupted,
    held: text.held,
    'in-flight': text.inFlight,
  };
  const again = segment.retransmissionOf === null ? '' : `${text.retransmission}, `;
  return again + words[segment.fate];
};

/** Who sent a segment, and who it says it is from where that is another. */
export const senderName = (trace: Trace, segment: TraceSegment, language: Language): string => {
  const [sender, claimed] = [senderOf(trace, segment), claimOf(trace, segment)];
  const name = hostName(trace, sender, language);
  return claimed === null
    ? name
    : lanesText(language).pretender(name, hostName(trace, claimed, language));
};

/** What a segment is called where it cannot be seen. Under way, nobody knows what becomes of it. */
export const segmentName = (
  trace: Trace,
  position: number,
  language: Language,
  underWay = false,
): string => {
  const segment = trace.segments[position];
  if (segment === undefined) return '';
  return lanesText(language).segmentName(
    segmentTitle(segment, language),
    senderName(trace, segment, language),
    hostName(trace, segment.to, language),
    fate(underWay ? { ...segment, fate: 'in-flight' } : segment, language),
  );
};
