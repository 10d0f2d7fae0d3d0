import { statePhase } from '../../draw/phases.ts';
import type { State } from '../../tcp/machine.ts';
import { stateName, type Naming } from '../../trace/shown.ts';
import styles from './parts.module.css';

interface StateBadgeProps {
  readonly state: State;
  readonly naming: Naming;
}

/** A state: its name on the colour of its phase. Names of states stay in Latin. */
export const StateBadge = ({ state, naming }: StateBadgeProps) => (
  <span className={styles.state} data-phase={statePhase(state)} lang="en">
    {stateName(state, naming)}
  </span>
);
