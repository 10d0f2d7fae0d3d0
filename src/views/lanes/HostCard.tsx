import type { ReactNode } from 'react';
import { hostName } from '../../draw/names.ts';
import { laneAt } from '../../trace/questions.ts';
import { namingOf } from '../../trace/shown.ts';
import type { HostId, Trace } from '../../trace/trace.ts';
import type { Language } from '../../text/language.ts';
import { StateBadge } from '../parts/StateBadge.tsx';
import styles from './lanes.module.css';

export interface HostCardProps {
  readonly trace: Trace;
  readonly host: HostId;
  readonly step: number;
  readonly language: Language;
  /** What can be done there. */
  readonly children?: ReactNode;
}

/** The address of the connection that the lane shows; before there is one, of the first to come. */
const addressOf = (trace: Trace, host: HostId, socket: string | null): string => {
  const own = trace.sockets.filter((candidate) => candidate.host === host);
  const shown = own.find(({ id }) => id === socket) ?? own[0];
  return shown?.local ?? trace.scenario.hosts[host]?.address ?? '';
};

/** Who one end is, where it is to be found, and the state that it is in. */
export const HostCard = ({ trace, host, step, language, children }: HostCardProps) => {
  const { state, socket } = laneAt(trace, host, step);
  return (
    <div className={styles.card} data-host={host}>
      <div className={styles.who}>
        <h2 className={styles.name}>{hostName(trace, host, language)}</h2>
        <p className={styles.address}>{addressOf(trace, host, socket)}</p>
      </div>
      <div className={styles.badge}>
        <StateBadge state={state} naming={namingOf(trace)} />
      </div>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
};
