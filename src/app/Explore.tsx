import { Suspense } from 'react';
import { interfaceText } from '../text/interface.ts';
import { panels, shows, type Panel as PanelName } from './address.ts';
import styles from './Explore.module.css';
import { Header } from './Header.tsx';
import { Lists, panelContents } from './later.ts';
import { SidePanel } from './SidePanel.tsx';
import { SkipLink } from './SkipLink.tsx';
import { Dock, LanesStage } from './Stage.tsx';
import type { View } from './view.ts';

const groupTitle = ({ scenario, address, language }: View): string | null =>
  address.lesson ??
  (scenario.group === undefined ? null : interfaceText(language).groups[scenario.group]);

const List = (view: View) => (
  <div className={styles.list}>
    <Suspense>
      <Lists address={view.address} language={view.language} controls={view.controls} />
    </Suspense>
  </div>
);

/** A lesson shows what it needs; a run by itself, all there is but the lesson. */
const panelsOf = ({ taught, allPanels }: View): readonly PanelName[] =>
  panels.filter((panel) =>
    taught === null
      ? panel !== 'lesson'
      : allPanels || panel === 'lesson' || taught.lesson.panels.includes(panel),
  );

const Panel = (view: View) => {
  const { address, controls, language } = view;
  const there = panelsOf(view);
  const panel = there.find((name) => name === address.panel) ?? there[0] ?? 'states';
  const Contents = panelContents[panel];
  return (
    <SidePanel
      panels={there}
      panel={panel}
      language={language}
      onChoose={(name) => controls.choosePanel(name === there[0] ? null : name)}
    >
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
        <Header
          group={groupTitle(view)}
          title={view.title}
          copy={view.copy}
          language={language}
          dark={view.dark}
          controls={view.controls}
        />
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
