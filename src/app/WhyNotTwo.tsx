import { explorationText } from '../text/exploration.zh.ts';
import styles from './ExplorationDialog.module.css';
import type { View } from './view.ts';

/** Where a run has only two steps: the exploration finds what becomes of that. */
export const WhyNotTwo = ({ scenario, controls, language }: View) =>
  scenario.options?.fiction === 'two-way-handshake' && (
    <button type="button" className={styles.begin} onClick={controls.showWhyNotTwo}>
      {explorationText(language).letItSearch}
    </button>
  );
