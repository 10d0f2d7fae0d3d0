import { useState } from 'react';
import { aliases, cardOf, cards, kinds, type Kind } from '../../lessons/glossary.ts';
import type { Card } from '../../lessons/glossary-schema.ts';
import { languages } from '../../text/language.ts';
import { referenceText } from '../../text/reference.ts';
import { TermDetails, TermSide } from '../parts/TermCard.tsx';
import { Entry } from './Entry.tsx';
import type { ReferencePageProps } from './page.ts';
import styles from './reference.module.css';
import { Choice, Search } from './Search.tsx';
import { fits } from './search.ts';

const textsOf = (card: Card): readonly string[] => [
  card.id,
  ...languages.flatMap((language) => [card[language].name, card[language].text]),
  ...aliases(card),
  ...(card.avoid ?? []).map(({ form }) => form),
];

/** All words of the course, in both languages side by side. */
export const GlossaryPage = ({ language, card: marked, onTerm }: ReferencePageProps) => {
  const { glossary: text } = referenceText(language);
  const [query, search] = useState('');
  const [kind, choose] = useState<Kind | null>(null);
  /** A word that is led to is there, whatever was searched before. */
  const [shownCard, showCard] = useState(marked);
  if (shownCard !== marked) {
    showCard(marked);
    search('');
    choose(null);
  }
  const found = cards
    .filter((card) => kind === null || card.kind === kind)
    .filter((card) => fits(query, textsOf(card)));
  const id = marked === null ? null : (cardOf(marked)?.id ?? null);
  return (
    <>
      <p className={styles.intro}>{text.intro}</p>
      <Search value={query} found={found.length} language={language} onChange={search}>
        <Choice
          label={text.part}
          value={kind}
          all={text.allKinds}
          options={kinds.map((one) => [one, text.kinds[one]] as const)}
          onChange={choose}
        />
      </Search>
      {kinds
        .filter((one) => found.some((card) => card.kind === one))
        .map((one) => (
          <section key={one}>
            <h3>{text.kinds[one]}</h3>
            {found
              .filter((card) => card.kind === one)
              .map((card) => (
                <Entry key={card.id} id={card.id} card={id}>
                  <div className={styles.sides}>
                    {[language, ...languages.filter((other) => other !== language)].map((side) => (
                      <TermSide key={side} card={card} language={side} />
                    ))}
                  </div>
                  <TermDetails card={card} language={language} onTerm={onTerm} />
                </Entry>
              ))}
          </section>
        ))}
    </>
  );
};
