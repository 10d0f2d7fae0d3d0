/** The number ledger: what each segment takes of its sender's numbers (RFC 9293 3.4). */
import { advance, sequence } from '../tcp/sequence.ts';
import type { Flag } from '../tcp/segment.ts';
import type { HostId, Trace, TraceSegment } from '../trace/trace.ts';

export interface LedgerRow {
  readonly segment: TraceSegment;
  /** What takes numbers: one for SYN, one for FIN, one for each octet; ACK and RST take none. */
  readonly takes: {
    readonly octets: number;
    readonly flags: readonly Extract<Flag, 'SYN' | 'FIN'>[];
  };
  /** SEQ and all that it takes: the number after its last one. */
  readonly next: number;
  /** SND.NXT of each end after it; null where the end has no connection. */
  readonly sendNext: Readonly<Record<HostId, number | null>>;
}

const taking = ['SYN', 'FIN'] as const;

const takes = ({ flags, length }: TraceSegment): LedgerRow['takes'] => ({
  octets: length,
  flags: taking.filter((flag) => flags.includes(flag)),
});

const nextAfter = (segment: TraceSegment): number => {
  const { octets, flags } = takes(segment);
  return advance(sequence(segment.seq), octets + flags.length);
};

/** A line for each segment that the two ends have sent up to a step, in the order of sending. */
export const ledgerAt = (trace: Trace, step: number): readonly LedgerRow[] => {
  const segments = new Map(trace.segments.map((segment) => [segment.id, segment]));
  const sendNext: Record<HostId, number | null> = { A: null, B: null };
  const rows: LedgerRow[] = [];
  for (const { host, sent, tcb } of trace.events.slice(0, step)) {
    if (!(host in sendNext)) continue;
    for (const [index, id] of sent.entries()) {
      const segment = segments.get(id);
      if (segment === undefined) continue;
      const isLast = index === sent.length - 1;
      const next = nextAfter(segment);
      // What leaves together is counted one by one; the block tells where the end has come to.
      const fresh = segment.retransmissionOf === null ? next : sendNext[host];
      sendNext[host] = tcb === null ? null : isLast ? tcb['SND.NXT'] : (fresh ?? null);
      rows.push({ segment, takes: takes(segment), next, sendNext: { ...sendNext } });
    }
  }
  return rows;
};
