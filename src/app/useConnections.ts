/** The connections of a run that has several; what knows of them is fetched only for such a run. */
import { useEffect, useMemo, useState, type ComponentType } from 'react';
import type { Trace } from '../trace/trace.ts';
import type { ConnectionsSeen } from './connections.tsx';
import { fetchConnections } from './later.ts';
import type { View } from './view.ts';

export interface ConnectionsView extends ConnectionsSeen {
  /** The overview. It is there as soon as its connections are, so that nothing moves for it. */
  readonly Bar: ComponentType<View>;
}

type Fetched = Awaited<ReturnType<typeof fetchConnections>>;

/** More than one port pair is talked on. Whether sockets do is asked of what is fetched then. */
const mayHaveSeveral = ({ segments }: Trace): boolean => {
  const [first] = segments;
  return segments.some(({ from, sourcePort, to, destinationPort }) =>
    from === first?.from
      ? to !== first.to ||
        sourcePort !== first.sourcePort ||
        destinationPort !== first.destinationPort
      : from !== first?.to ||
        sourcePort !== first.destinationPort ||
        destinationPort !== first.sourcePort,
  );
};

/** Null: there is one connection at most. `coming`: it is not known yet. */
export const useConnections = (
  trace: Trace,
  step: number,
  moving: boolean,
  wanted: number | null,
): ConnectionsView | 'coming' | null => {
  const several = useMemo(() => mayHaveSeveral(trace), [trace]);
  const [fetched, bring] = useState<Fetched | 'coming' | 'failed'>('coming');
  useEffect(() => {
    if (several) fetchConnections().then(bring, () => bring('failed'));
  }, [several]);
  const rooms = several && typeof fetched === 'object' ? fetched : null;
  const seen = rooms?.connectionsSeen(trace, step, moving, wanted) ?? null;
  const isKnown = !several || rooms !== null;
  const isMissing = wanted !== null && isKnown && (seen === null ? wanted > 1 : !seen.pinned);
  useEffect(() => {
    if (isMissing) console.warn(`TCP Lanes: connection=${wanted}: this run has no such connection`);
  }, [isMissing, wanted]);
  if (several && fetched === 'coming') return fetched;
  return rooms && seen && { ...seen, Bar: rooms.ConnectionsBar };
};
