import { Suspense } from 'react';
import { interfaceText } from '../text/interface.ts';
import { shows } from './address.ts';
import {
  ConditionsDialog,
  ExplorationDialog,
  JsonDialog,
  KeysDialog,
  NotesDialog,
  QuizDialog,
  ScenarioSheet,
  ShareDialog,
} from './much-later.ts';
import { goOnAtLanes } from './reading-on.tsx';
import styles from './Overlays.module.css';
import type { View } from './view.ts';

/** Which of the things that lie over the page is open. */
export type Overlay =
  | 'none'
  | 'keys'
  | 'scenarios'
  | 'share'
  | 'json'
  | 'conditions'
  | 'exploration'
  | 'quiz'
  | 'notes'
  | 'pairs'
  | 'whyNotTwo'
  | 'blank';

interface OverlaysProps extends View {
  readonly overlay: Overlay;
  readonly onClose: () => void;
}

const Open = ({ overlay, onClose, ...view }: OverlaysProps) => {
  const { address, language, step, speed } = view;
  const shared = { language, onClose };
  switch (overlay) {
    case 'keys':
      return <KeysDialog mode={address.mode} {...shared} />;
    case 'scenarios':
      return <ScenarioSheet {...view} list={shows(address, 'list')} {...shared} />;
    case 'share':
      return (
        <ShareDialog
          scenario={view.scenario}
          trace={view.trace}
          title={view.title}
          address={{ ...address, step, speed }}
          onEdit={view.controls.editText}
          {...shared}
        />
      );
    case 'json':
      return (
        <JsonDialog
          scenario={view.scenario}
          onApply={(scenario) => view.controls.edit(() => scenario)}
          {...shared}
        />
      );
    case 'conditions':
      return (
        <ConditionsDialog
          scenario={view.scenario}
          trace={view.trace}
          onApply={(scenario) => view.controls.edit(() => scenario)}
          {...shared}
        />
      );
    case 'exploration':
    case 'whyNotTwo':
      return (
        <ExplorationDialog
          begins={overlay === 'whyNotTwo'}
          scenario={view.scenario}
          onPlay={(scenario) => {
            onClose();
            view.controls.openScenario(scenario);
            goOnAtLanes();
          }}
          {...shared}
        />
      );
    case 'quiz':
      return <QuizDialog controls={view.controls} {...shared} />;
    case 'notes':
    case 'pairs':
      return <NotesDialog kind={overlay} controls={view.controls} {...shared} />;
    case 'blank':
      return <p className={styles.blank}>{interfaceText(language).blank}</p>;
    case 'none':
      return null;
  }
};

/** What lies over the page, one thing at a time. */
export const Overlays = (props: OverlaysProps) => (
  <Suspense>
    <Open {...props} />
  </Suspense>
);
