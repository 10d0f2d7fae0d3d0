import { Fragment } from 'react';
import { aliases, cardOf, confusedWith } from '../../lessons/glossary.ts';
import type { Card } from '../../lessons/glossary-schema.ts';
import { languages, languageTag, type Language } from '../../text/language.ts';
import { termsText } from '../../text/terms.ts';
import { Prose } from './Prose.tsx';
import styles from './TermCard.module.css';

interface ShownProps {
  readonly card: Card;
  readonly language: Language;
  /** Opens another card. */
  readonly onTerm: (id: string) => void;
}

/** The names of states stay as they are in Chinese, too. */
const tagOf = (card: Card, language: Language): string =>
  card.kind === 'state' ? 'en' : languageTag[language];

const tagOfForm = (form: string): string => languageTag[/\p{Script=Han}/u.test(form) ? 'zh' : 'en'];

const Link = ({ id, language, onTerm }: Omit<ShownProps, 'card'> & { readonly id: string }) => (
  <button type="button" className={styles.link} onClick={() => onTerm(id)}>
    {cardOf(id)?.[language].name ?? id}
  </button>
);

/** What a card is besides its text: other spellings, wrong ones, what it is mixed up with. */
export const TermDetails = ({ card, language, onTerm }: ShownProps) => {
  const text = termsText(language);
  const others = aliases(card);
  const mixedUp = confusedWith(card.id);
  return (
    <dl className={styles.details}>
      {others.length > 0 && (
        <>
          <dt>{text.also}</dt>
          <dd>
            {others.map((form, at) => (
              <Fragment key={form}>
                {at > 0 && (language === 'zh' ? '、' : ', ')}
                <span lang={tagOfForm(form)}>{form}</span>
              </Fragment>
            ))}
          </dd>
        </>
      )}
      {(card.avoid ?? []).map(({ form, why }) => (
        <Fragment key={form}>
          <dt>{text.avoid}</dt>
          <dd>
            <s lang={tagOfForm(form)}>{form}</s>
            {text.colon}
            <Prose text={why[language]} language={language} />
          </dd>
        </Fragment>
      ))}
      {mixedUp.length > 0 && <dt>{text.confused}</dt>}
      {mixedUp.map(({ card: other, sentence }) => (
        <dd key={other.id}>
          <Link id={other.id} language={language} onTerm={onTerm} />
          {text.colon}
          <Prose text={sentence[language]} language={language} />
        </dd>
      ))}
      {card.see !== undefined && (
        <>
          <dt>{text.see}</dt>
          <dd className={styles.links}>
            {card.see.map((id) => (
              <Link key={id} id={id} language={language} onTerm={onTerm} />
            ))}
          </dd>
        </>
      )}
      {card.clause !== undefined && (
        <>
          <dt>{text.source}</dt>
          <dd lang="en">{card.clause}</dd>
        </>
      )}
    </dl>
  );
};

/** A word in one language: its name and what it is. */
export const TermSide = ({ card, language }: Omit<ShownProps, 'onTerm'>) => (
  <div lang={languageTag[language]}>
    <strong className={styles.name} lang={tagOf(card, language)}>
      {card[language].name}
    </strong>
    <p className={styles.text}>
      <Prose text={card[language].text} language={language} />
    </p>
  </div>
);

interface TermCardProps extends Omit<ShownProps, 'card'> {
  /** The id of a card of the glossary. */
  readonly id: string;
}

/** The card of a word: what it is, in the reader's language, and its name in the other. */
export const TermCard = ({ id, language, onTerm }: TermCardProps) => {
  const card = cardOf(id);
  if (card === undefined) return <p>{termsText(language).unknown(id)}</p>;
  const other = languages.find((one) => one !== language) ?? language;
  return (
    <article className={styles.card}>
      {card[other].name !== card[language].name && (
        <p className={styles.other} lang={languageTag[other]}>
          {card[other].name}
        </p>
      )}
      <p className={styles.text}>
        <Prose text={card[language].text} language={language} />
      </p>
      <TermDetails card={card} language={language} onTerm={onTerm} />
    </article>
  );
};
