import { type KeyboardEvent, type ReactNode } from 'react';
import type { WholeRun } from '../../lessons/compose.ts';
import { inLanguage, type Language } from '../../text/language.ts';
import { lessonText } from '../../text/lesson.ts';
import { keepFocus, tabFor } from '../parts/tabs.ts';
import styles from './LessonPanel.module.css';

interface RunTabsProps {
  readonly id: string;
  readonly runs: readonly WholeRun[];
  readonly current: string;
  readonly language: Language;
  readonly onRun: (id: string) => void;
  /** What belongs to the run that is chosen. */
  readonly children: ReactNode;
}

const isFiction = ({ scenario }: WholeRun): boolean => scenario.options?.fiction !== undefined;

/** The runs of a lesson as tabs, the fictions marked; a single run needs none. */
export const RunTabs = ({ id, runs, current, language, onRun, children }: RunTabsProps) => {
  const text = lessonText(language).panel;
  const ids = runs.map((run) => run.id);
  const move = ({ key, currentTarget }: KeyboardEvent<HTMLElement>) => {
    const target = tabFor(key, ids, current);
    if (target === undefined) return;
    onRun(target);
    currentTarget.querySelector<HTMLElement>(`[data-run="${target}"]`)?.focus();
  };
  if (runs.length < 2) return <div className={styles.run}>{children}</div>;
  return (
    <>
      <div role="tablist" aria-label={text.runs} className={styles.runs} onKeyDown={move}>
        {runs.map((run) => (
          <button
            key={run.id}
            type="button"
            role="tab"
            id={`${id}-${run.id}`}
            data-run={run.id}
            className={styles.tab}
            aria-selected={run.id === current}
            aria-controls={`${id}-run`}
            tabIndex={run.id === current ? 0 : -1}
            onMouseDown={keepFocus}
            onClick={() => onRun(run.id)}
          >
            {inLanguage(run.title, language)}
            {isFiction(run) && <span className={styles.fiction}>{text.fiction}</span>}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-run`}
        className={styles.run}
        aria-labelledby={`${id}-${current}`}
      >
        {children}
      </div>
    </>
  );
};
