import { memo, Suspense, useRef } from 'react';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import styles from './Header.module.css';
import type { Controls } from './controls.ts';
import { CopyBadge } from './later.ts';
import { isOriginal, type OwnCopy } from './own-copy.ts';

interface HeaderProps {
  /** Where we are: the group of the scenario, and its title. */
  readonly group: string | null;
  readonly title: string;
  readonly copy: OwnCopy | null;
  readonly language: Language;
  readonly dark: boolean;
  readonly controls: Controls;
}

const HalfMoon = () => (
  <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
    <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
    <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
  </svg>
);

type ShownProps = Pick<HeaderProps, 'language' | 'controls'>;

export const OpenFile = ({ language, controls }: ShownProps) => {
  const input = useRef<HTMLInputElement>(null);
  const text = interfaceText(language);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        data-testid="scenario-file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // The same file may be chosen again after it was changed.
          currentTarget.value = '';
          if (file) controls.openFile(file);
        }}
      />
      <button
        type="button"
        className="button"
        data-first=""
        title={text.openHint}
        onClick={() => input.current?.click()}
      >
        {text.open}
      </button>
    </>
  );
};

/** What has room in the header of a wide page, and lies in the sheet of a narrow one: there the first. */
export const MoreActions = ({ language, controls }: ShownProps) => {
  const text = interfaceText(language);
  return (
    <>
      <OpenFile language={language} controls={controls} />
      <button type="button" className="button" data-first="" onClick={controls.showConditions}>
        {text.conditions}
      </button>
      <button type="button" className="button" onClick={controls.showExploration}>
        {text.explore}
      </button>
      <button
        type="button"
        className="button"
        data-first="always"
        data-opens="comparison"
        title={text.compareHint}
        onClick={controls.compare}
      >
        {text.compare}
      </button>
      <button type="button" className="button" onClick={controls.showReference}>
        {text.reference}
      </button>
      <button type="button" className="button" data-first="always" onClick={controls.share}>
        {text.share}
      </button>
      <button
        type="button"
        className="button"
        data-first="always"
        aria-label={text.restart}
        title={text.restartHint}
        onClick={controls.restart}
      >
        <span aria-hidden="true">↺</span>
      </button>
      <button type="button" className="button" onClick={controls.enterLecture}>
        {text.lecture}
      </button>
      <button type="button" className="button" onClick={controls.showKeys}>
        {text.keysButton}
      </button>
    </>
  );
};

const Toggles = ({ language, dark, controls }: Omit<HeaderProps, 'group' | 'title' | 'copy'>) => {
  const text = interfaceText(language);
  const theme = text.theme.label(dark ? text.theme.dark : text.theme.light);
  return (
    <>
      <button
        type="button"
        className="button"
        lang={language === 'en' ? 'zh-Hans' : 'en'}
        title={text.switchLanguage}
        onClick={controls.switchLanguage}
      >
        {text.otherLanguage}
      </button>
      <button
        type="button"
        className="button"
        aria-label={theme}
        title={theme}
        onClick={controls.switchTheme}
      >
        <HalfMoon />
      </button>
    </>
  );
};

/** A step changes nothing in it. */
export const Header = memo(({ group, title, copy, ...props }: HeaderProps) => {
  const text = interfaceText(props.language);
  return (
    <header className={styles.header}>
      <button
        type="button"
        className={`button ${styles.menu}`}
        aria-label={text.scenarios}
        onClick={props.controls.showScenarios}
      >
        <span aria-hidden="true">☰</span>
      </button>
      <span className={styles.brand} lang="en">
        <span aria-hidden="true">⇄</span> {text.product}
      </span>
      <h1 className={styles.title}>
        {group !== null && <span className={styles.group}>{group} › </span>}
        {copy === null || isOriginal(copy) ? title : text.myCopy(title)}
      </h1>
      <Suspense>
        <CopyBadge copy={copy} {...props} />
      </Suspense>
      <div className={styles.wide}>
        <MoreActions {...props} />
      </div>
      <Toggles {...props} />
    </header>
  );
});
Header.displayName = 'Header';
