/**
 * A SYN for a connection that is in TIME-WAIT: may it begin a new one at once (RFC 9293 3.6.1,
 * MAY-2; RFC 6191)? The host asks, ends the old connection and begins the new one.
 */
import type { TcpOptions } from './presets.ts';
import { has, type Segment } from './segment.ts';
import { advance, gt, type SequenceNumber } from './sequence.ts';
import type { Endpoint } from './turn.ts';

/** Beyond the largest window without scaling: no old segment can lie in the new one (Linux). */
const gap = 65_537;

/**
 * The initial number that a new connection has to take if this segment may reuse a connection that
 * is in TIME-WAIT; null where it may not, and arrives at the old connection as any other.
 *
 * The SYN's number must lie beyond all that the old connection received, the new ISS beyond all
 * that it sent. Without timestamps (RFC 6191 2) the numbers alone decide.
 */
export const issForReuse = (
  { state, tcb }: Endpoint,
  arriving: Segment,
  options: TcpOptions,
): SequenceNumber | null => {
  if (!options.timeWaitReuse || state !== 'TIME-WAIT' || tcb === null) return null;
  const opens = has(arriving, 'SYN') && !has(arriving, 'ACK') && !has(arriving, 'RST');
  return opens && gt(arriving.seq, tcb['RCV.NXT']) ? advance(tcb['SND.NXT'], gap) : null;
};
