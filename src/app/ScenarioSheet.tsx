import { interfaceText } from '../text/interface.ts';
import { Dialog } from './Dialog.tsx';
import { MoreActions } from './Header.tsx';
import { Lists } from './Lists.tsx';
import styles from './ScenarioSheet.module.css';
import type { View } from './view.ts';

interface ScenarioSheetProps extends View {
  /** The list itself; without it, only what has no room in the header. */
  readonly list: boolean;
  readonly onClose: () => void;
}

/** Where the page is narrow: the list of scenarios, and what has no room in the header. */
export const ScenarioSheet = ({ list, onClose, ...view }: ScenarioSheetProps) => {
  const { language, controls } = view;
  const text = interfaceText(language);
  return (
    <Dialog sheet title={text.scenarios} closeLabel={text.close} onClose={onClose}>
      <div className={styles.actions}>
        <MoreActions language={language} controls={controls} />
      </div>
      {list && <Lists detailed {...view} onChosen={onClose} />}
    </Dialog>
  );
};
