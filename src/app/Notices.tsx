import { Suspense } from 'react';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { Refusal } from './much-later.ts';
import styles from './Notices.module.css';
import { isError, wordsOf, type Notice } from './notices.ts';

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly language: Language;
  readonly onDismiss: (notice: Notice) => void;
}

interface DetailProps {
  readonly notice: Notice;
  readonly detail: string;
  readonly language: Language;
}

/** What a program said: in English, until, and where, nothing says it in the reader's language. */
const Detail = ({ notice, detail, language }: DetailProps) => {
  const english = <span lang="en">{detail}</span>;
  if (!('refused' in notice) || language === 'en') return english;
  return (
    <Suspense fallback={english}>
      <Refusal refused={notice.refused} language={language} />
    </Suspense>
  );
};

/** What went wrong or is worth knowing; it stays until it is put away. */
export const Notices = ({ notices, language, onDismiss }: NoticesProps) => {
  const text = interfaceText(language);
  return (
    <div className={styles.notices}>
      {notices.map((notice) => {
        const { words, detail } = wordsOf(notice, text);
        return (
          <div
            key={notice.kind}
            className={styles.notice}
            role={isError(notice) ? 'alert' : 'status'}
            data-error={isError(notice)}
          >
            <p>
              {words} {detail !== '' && <Detail {...{ notice, detail, language }} />}
            </p>
            <button type="button" className="button" onClick={() => onDismiss(notice)}>
              {text.dismiss}
            </button>
          </div>
        );
      })}
    </div>
  );
};
