import { useEffect, useRef, useState, type ComponentProps } from 'react';
import { createPortal } from 'react-dom';
import { languages, languageTag, type Language } from '../../text/language.ts';
import { quizText } from '../../text/quiz.ts';
import styles from './Sheet.module.css';
import { Sheet } from './Sheet.tsx';

const names = { en: 'English', zh: '中文' };

type PrintableSheetProps = Omit<ComponentProps<typeof Sheet>, 'language'> & {
  readonly language: Language;
  readonly onBack: () => void;
};

/**
 * The sheet before it is printed. A dialog lies over the page and prints only as far as it is seen,
 * so what goes on paper lies beside the page, and only there.
 */
export const PrintableSheet = ({ language, onBack, ...sheet }: PrintableSheetProps) => {
  const [chosen, choose] = useState(language);
  const print = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    print.current?.focus();
  }, []);
  const text = quizText(language);
  return (
    <div className={styles.printable}>
      <div className={styles.tools}>
        <button type="button" className="button" onClick={onBack}>
          {text.back}
        </button>
        <div role="group" aria-label={text.sheet.language} className={styles.languages}>
          {languages.map((name) => (
            <button
              key={name}
              type="button"
              className="button"
              lang={languageTag[name]}
              aria-pressed={name === chosen}
              onClick={() => choose(name)}
            >
              {names[name]}
            </button>
          ))}
        </div>
        <button ref={print} type="button" className="button main" onClick={() => window.print()}>
          {text.printNow}
        </button>
      </div>
      <div role="region" aria-label={text.sheet.label} tabIndex={0} className={styles.preview}>
        <Sheet {...sheet} language={chosen} />
      </div>
      {createPortal(
        <div data-paper aria-hidden="true" className={styles.paper}>
          <Sheet {...sheet} language={chosen} />
        </div>,
        document.body,
      )}
    </div>
  );
};
