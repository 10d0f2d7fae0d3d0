import { statePhase } from '../../draw/phases.ts';
import type { State } from '../../tcp/machine.ts';
import styles from './parts.module.css';

/** A state: its name on the colour of its phase. Names of states stay in Latin. */
export const StateBadge = ({ state }: { readonly state: State }) => (
  <span className={styles.state} data-phase={statePhase(state)} lang="en">
    {state}
  </span>
);
