import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { keepFocus, tabFor } from '../views/parts/tabs.ts';
import type { Panel } from './address.ts';
import styles from './SidePanel.module.css';

interface SidePanelProps {
  /** Those that there are now, in their order. */
  readonly panels: readonly Panel[];
  readonly panel: Panel;
  readonly language: Language;
  readonly onChoose: (panel: Panel) => void;
  readonly children: ReactNode;
}

/** More about the step, one thing at a time. */
export const SidePanel = (props: SidePanelProps) => {
  const { panel, panels, language, onChoose, children } = props;
  const id = useId();
  const text = interfaceText(language);
  const move = ({ key, currentTarget }: KeyboardEvent<HTMLElement>) => {
    const target = tabFor(key, panels, panel);
    if (target === undefined) return;
    onChoose(target);
    currentTarget.querySelector<HTMLElement>(`[data-tab=${target}]`)?.focus();
  };
  return (
    <aside className={styles.panel} aria-label={text.details}>
      <div role="tablist" aria-label={text.details} className={styles.tabs} onKeyDown={move}>
        {panels.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            data-tab={name}
            className={styles.tab}
            aria-selected={name === panel}
            aria-controls={`${id}-content`}
            tabIndex={name === panel ? 0 : -1}
            onMouseDown={keepFocus}
            onClick={() => onChoose(name)}
          >
            {text.panels[name]}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-content`}
        className={styles.content}
        aria-labelledby={`${id}-${panel}`}
      >
        {children}
      </div>
    </aside>
  );
};
