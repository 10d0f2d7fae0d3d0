import { Suspense, useEffect, useRef } from 'react';
import { course } from '../lessons/course/list.ts';
import { cardOf } from '../lessons/glossary.ts';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { referenceText } from '../text/reference.ts';
import { termsText } from '../text/terms.ts';
import { TermCard } from '../views/parts/TermCard.tsx';
import { references, type Reference as Page } from './address.ts';
import { Dialog } from './Dialog.tsx';
import { referencePages } from './much-later.ts';
import styles from './Reference.module.css';
import type { View } from './view.ts';

const lessons = course.map(({ id }) => id);

interface PagesProps {
  readonly page: Page;
  readonly language: Language;
  readonly onPage: (page: Page) => void;
}

const Pages = ({ page, language, onPage }: PagesProps) => {
  const { pages, title } = referenceText(language);
  return (
    <nav className={styles.pages} aria-label={title}>
      {references.map((one) => (
        <button
          key={one}
          type="button"
          className={styles.page}
          aria-current={one === page ? 'page' : undefined}
          onClick={() => onPage(one)}
        >
          {pages[one]}
        </button>
      ))}
    </nav>
  );
};

type Opened = Pick<View, 'language' | 'controls'> & { readonly card: string | null };

const WholePage = ({ page, card, language, controls }: Opened & { readonly page: Page }) => {
  const contents = useRef<HTMLDivElement>(null);
  const text = referenceText(language);
  const Contents = referencePages[page];
  useEffect(() => {
    if (card === null) contents.current?.scrollTo({ top: 0 });
  }, [page, card]);
  return (
    <Dialog
      title={text.title}
      closeLabel={interfaceText(language).close}
      size="page"
      onClose={() => controls.refer(null)}
    >
      <Pages page={page} language={language} onPage={controls.refer} />
      {/* It scrolls, so whoever has no mouse must come to it. */}
      <div
        ref={contents}
        className={styles.contents}
        role="region"
        aria-label={text.pages[page]}
        tabIndex={0}
      >
        <h3 className="unseen">{text.pages[page]}</h3>
        <Suspense fallback={<p role="status">{text.loading}</p>}>
          <Contents
            key={page}
            language={language}
            card={card}
            lessons={lessons}
            onTerm={(id) => controls.refer('glossary', id)}
            onLesson={(id) => {
              controls.refer(null);
              controls.learn(id);
            }}
          />
        </Suspense>
      </div>
    </Dialog>
  );
};

/** The card of one word, small, over the run. */
const OneCard = ({ card, language, controls }: Opened & { readonly card: string }) => {
  const text = termsText(language);
  return (
    <Dialog
      title={cardOf(card)?.[language].name ?? card}
      closeLabel={text.close}
      onClose={() => controls.refer(null)}
    >
      <TermCard id={card} language={language} onTerm={controls.showTerm} />
      <button
        type="button"
        className={`button ${styles.all}`}
        onClick={() => controls.refer('glossary', card)}
      >
        {text.all}
      </button>
    </Dialog>
  );
};

/** What lies over the run to be looked up: a page of reference, or the card of a word. */
export const Reference = ({ address, language, controls }: View) => {
  const { reference, card } = address;
  const opened = { language, controls };
  if (reference !== null) return <WholePage page={reference} card={card} {...opened} />;
  return card === null ? null : <OneCard card={card} {...opened} />;
};
