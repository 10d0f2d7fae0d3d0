import { displayTime } from '../../draw/display-time.ts';
import { statePhase } from '../../draw/phases.ts';
import type { ConnectionEnd } from '../../trace/connections.ts';
import { stateChanges } from '../../trace/questions.ts';
import type { HostId, Trace } from '../../trace/trace.ts';
import styles from './connections.module.css';

interface TimelineProps {
  /** The part of the run that belongs to the connection. */
  readonly trace: Trace;
  readonly ends: readonly [ConnectionEnd, ConnectionEnd];
  readonly step: number;
}

/** The states of one end from left to right, as shares of the run; CLOSED leaves a gap. */
const stretchesOf = (trace: Trace, host: HostId) => {
  const { stepTimes, end } = displayTime(trace);
  const share = (step: number) => ((stepTimes[step] ?? end) / (end || 1)) * 100;
  const changes = stateChanges(trace, host);
  return changes
    .map(({ step, state }, at) => ({
      ...{ step, state },
      x: share(step),
      width: share(changes[at + 1]?.step ?? Infinity) - share(step),
    }))
    .filter(({ state }) => state !== 'CLOSED');
};

/** The whole run of a connection in a few pixels: its left end above, its right end below. */
export const Timeline = ({ trace, ends, step }: TimelineProps) => {
  const { stepTimes, end } = displayTime(trace);
  const now = ((stepTimes[step] ?? end) / (end || 1)) * 100;
  return (
    <svg className={styles.timeline} viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden>
      {ends.map(({ host }, row) =>
        stretchesOf(trace, host).map(({ step: from, state, x, width }) => (
          <rect
            key={`${String(row)} ${String(from)}`}
            data-phase={statePhase(state)}
            {...{ x, width, y: row * 5, height: 4 }}
          />
        )),
      )}
      <rect className={styles.future} x={now} width={100 - now} height={9} />
      <line className={styles.now} x1={now} x2={now} y2={9} />
    </svg>
  );
};
