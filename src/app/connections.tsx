/** What is looked at in a run with several connections, and the overview from which it is chosen. */
import { connectionAround, connectionAt, connectionsOf, restricted } from '../trace/connections.ts';
import type { Connection } from '../trace/connections.ts';
import type { Trace } from '../trace/trace.ts';
import { Connections } from '../views/connections/Connections.tsx';
import type { View } from './view.ts';

export interface ConnectionsSeen {
  readonly list: readonly Connection[];
  /** The one that the lanes show. */
  readonly shown: Connection;
  /** The one to which the step belongs; null where it belongs to none. */
  readonly current: Connection | null;
  /** The lanes keep to the one that they show. */
  readonly pinned: boolean;
  /** What belongs to the one that is shown. */
  readonly part: Trace;
}

/**
 * The connections at a step. `moving`: the step after it is being played, so that one is looked at
 * already. `wanted` is a connection's number; null, and one that is not there: that of the step.
 */
export const connectionsSeen = (
  trace: Trace,
  step: number,
  moving: boolean,
  wanted: number | null,
): ConnectionsSeen | null => {
  const list = connectionsOf(trace);
  const pinned = list[(wanted ?? 0) - 1];
  const shown = pinned ?? connectionAround(trace, moving ? step + 1 : step);
  if (list.length < 2 || shown === null) return null;
  return {
    ...{ list, shown },
    current: connectionAt(trace, step),
    pinned: pinned !== undefined,
    part: restricted(trace, shown),
  };
};

/** The overview over the lanes. */
export const ConnectionsBar = (view: View) => {
  const { trace, step, address, language, connections, controls } = view;
  if (connections === null || connections === 'coming') return null;
  const { list, shown, current, pinned } = connections;
  return (
    <Connections
      {...{ trace, step, language, shown, current, pinned }}
      connections={list}
      mode={address.mode}
      onChoose={controls.chooseConnection}
    />
  );
};
