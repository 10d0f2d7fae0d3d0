import { Suspense } from 'react';
import { interfaceText } from '../text/interface.ts';
import { shows } from './address.ts';
import styles from './Explore.module.css';
import { Header } from './Header.tsx';
import { panelContents, ScenarioChoice } from './later.ts';
import { SidePanel } from './SidePanel.tsx';
import { SkipLink } from './SkipLink.tsx';
import { Dock, LanesStage } from './Stage.tsx';
import { currentOf, type View } from './view.ts';

const groupTitle = ({ scenario, language }: View): string | null =>
  scenario.group === undefined ? null : interfaceText(language).groups[scenario.group];

const List = (view: View) => (
  <div className={styles.list}>
    <Suspense>
      <ScenarioChoice
        current={currentOf(view)}
        language={view.language}
        onChoose={view.controls.choose}
      />
    </Suspense>
  </div>
);

const Panel = (view: View) => {
  const { address, controls, language } = view;
  const Contents = panelContents[address.panel];
  return (
    <SidePanel panel={address.panel} language={language} onChoose={controls.choosePanel}>
      <Suspense>
        <Contents {...view} />
      </Suspense>
    </SidePanel>
  );
};

/** The workshop: the catalogue, the lanes, and what else there is to see of a step. */
export const Explore = (view: View) => {
  const { address, language } = view;
  return (
    <div className={styles.explore} data-hide={address.hide.join(' ')}>
      <SkipLink language={language} />
      {shows(address, 'header') ? (
        <Header {...view} group={groupTitle(view)} />
      ) : (
        <h1 className="unseen">{view.title}</h1>
      )}
      {shows(address, 'list') && <List {...view} />}
      <main className={styles.main}>
        <LanesStage {...view} />
        <Dock {...view} className={styles.dock} />
      </main>
      {shows(address, 'panel') && <Panel {...view} />}
    </div>
  );
};
