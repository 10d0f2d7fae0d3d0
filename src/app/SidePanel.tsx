import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
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

/** The tab that a key leads to, as the tabs pattern of ARIA has it; null for other keys. */
const tabFor = (key: string, panel: Panel, panels: readonly Panel[]): Panel | null => {
  const place = panels.indexOf(panel);
  const target = {
    ArrowRight: panels[(place + 1) % panels.length],
    ArrowLeft: panels.at(place - 1),
    Home: panels[0],
    End: panels.at(-1),
  }[key];
  return target ?? null;
};

/** More about the step, one thing at a time. */
export const SidePanel = (props: SidePanelProps) => {
  const { panel, panels, language, onChoose, children } = props;
  const id = useId();
  const text = interfaceText(language);
  const move = ({ key, currentTarget }: KeyboardEvent<HTMLElement>) => {
    const target = tabFor(key, panel, panels);
    if (target === null) return;
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
