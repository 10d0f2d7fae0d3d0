import { Suspense } from 'react';
import { interfaceText } from '../text/interface.ts';
import styles from './Explore.module.css';
import { Header } from './Header.tsx';
import { panelContents, ScenarioChoice } from './later.ts';
import { SidePanel } from './SidePanel.tsx';
import { SkipLink } from './SkipLink.tsx';
import { Explanation, LanesStage, TransportBar } from './Stage.tsx';
import { currentOf, type View } from './view.ts';

const groupTitle = ({ scenario, language }: View): string | null =>
  scenario.group === undefined ? null : interfaceText(language).groups[scenario.group];

/** The workshop: the catalogue, the lanes, and what else there is to see of a step. */
export const Explore = (view: View) => {
  const { address, controls, language } = view;
  const Panel = panelContents[address.panel];
  return (
    <div className={styles.explore}>
      <SkipLink language={language} />
      <Header {...view} group={groupTitle(view)} />
      <div className={styles.list}>
        <Suspense>
          <ScenarioChoice
            current={currentOf(view)}
            language={language}
            onChoose={controls.choose}
          />
        </Suspense>
      </div>
      <main className={styles.main}>
        <LanesStage {...view} />
        <div className={styles.dock}>
          <Explanation {...view} />
          {address.controls && <TransportBar {...view} />}
        </div>
      </main>
      <SidePanel panel={address.panel} language={language} onChoose={controls.choosePanel}>
        <Suspense>
          <Panel {...view} />
        </Suspense>
      </SidePanel>
    </div>
  );
};
