import { Suspense } from 'react';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import type { Controls } from './controls.ts';
import { Dialog } from './Dialog.tsx';
import { MoreActions } from './Header.tsx';
import { ScenarioChoice } from './later.ts';
import styles from './ScenarioSheet.module.css';

interface ScenarioSheetProps {
  /** The list itself; without it, only what has no room in the header. */
  readonly list: boolean;
  readonly current: string | null;
  readonly language: Language;
  readonly controls: Controls;
  readonly onClose: () => void;
}

/** Where the page is narrow: the list of scenarios, and what has no room in the header. */
export const ScenarioSheet = (props: ScenarioSheetProps) => {
  const { list, current, language, controls, onClose } = props;
  const text = interfaceText(language);
  return (
    <Dialog sheet title={text.scenarios} closeLabel={text.close} onClose={onClose}>
      <div className={styles.actions}>
        <MoreActions language={language} controls={controls} />
      </div>
      {list && (
        <Suspense>
          <ScenarioChoice
            detailed
            current={current}
            language={language}
            onChoose={(id) => {
              controls.choose(id);
              onClose();
            }}
          />
        </Suspense>
      )}
    </Dialog>
  );
};
