import { useState } from 'react';
import {
  claims,
  noteNumbers,
  notesOf,
  verdicts,
  type NoteNumber,
  type Verdict,
} from '../../lessons/claims.ts';
import type { Claim, Place } from '../../lessons/claims-schema.ts';
import { cardOf } from '../../lessons/glossary.ts';
import { referenceText } from '../../text/reference.ts';
import { Prose } from '../parts/Prose.tsx';
import { Entry } from './Entry.tsx';
import type { ReferencePageProps } from './page.ts';
import styles from './reference.module.css';
import { Choice, Search } from './Search.tsx';
import { fits } from './search.ts';

type PlaceProps = Omit<ReferencePageProps, 'card'> & { readonly place: Place };

const PlaceLink = ({ place, language, lessons, onTerm, onLesson }: PlaceProps) => {
  if ('question' in place) return <span>{place.question}</span>;
  if ('card' in place)
    return (
      <button type="button" className={styles.link} onClick={() => onTerm(place.card)}>
        {cardOf(place.card)?.[language].name ?? place.card}
      </button>
    );
  return lessons.includes(place.lesson) ? (
    <button type="button" className={styles.link} onClick={() => onLesson(place.lesson)}>
      {place.lesson}
    </button>
  ) : (
    <span>{place.lesson}</span>
  );
};

const ClaimEntry = ({ claim, ...props }: ReferencePageProps & { readonly claim: Claim }) => {
  const { language, card } = props;
  const { claims: text } = referenceText(language);
  return (
    <Entry as="li" id={String(claim.n)} card={card}>
      <p className={styles.claimHead}>
        <span className={styles.aside}>
          {claim.n} · {text.where(claim.where)}
        </span>
        <span className={styles.verdict} data-verdict={claim.verdict}>
          {text.verdicts[claim.verdict]}
        </span>
      </p>
      <blockquote className={styles.claim} lang="zh-Hans">
        {claim.claim}
      </blockquote>
      <p>
        <span className="unseen">{text.precisely}: </span>
        <Prose text={claim.precisely[language]} language={language} />
      </p>
      {claim.shown !== undefined && (
        <p className={styles.places}>
          <span className={styles.aside}>{text.shown}</span>
          {claim.shown.map((place) => (
            <PlaceLink key={JSON.stringify(place)} place={place} {...props} />
          ))}
        </p>
      )}
      {claim.missing !== undefined && (
        <p className={styles.places}>
          <span className={styles.aside}>
            {text.missing}: {claim.missing[language]}
          </span>
        </p>
      )}
    </Entry>
  );
};

/** What the study notes say, and what is right. */
export const ClaimsPage = (props: ReferencePageProps) => {
  const { language } = props;
  const { claims: text } = referenceText(language);
  const [query, search] = useState('');
  const [verdict, chooseVerdict] = useState<Verdict | null>(null);
  const [note, chooseNote] = useState<NoteNumber | null>(null);
  const found = claims
    .filter((claim) => verdict === null || claim.verdict === verdict)
    .filter((claim) => note === null || notesOf(claim).includes(note))
    .filter(({ claim, precisely, where }) =>
      fits(query, [claim, where, precisely.en, precisely.zh]),
    );
  return (
    <>
      <p className={styles.intro}>{text.intro}</p>
      <Search value={query} found={found.length} language={language} onChange={search}>
        <Choice
          label={text.verdict}
          value={verdict}
          all={text.allVerdicts}
          options={verdicts.map((one) => [one, text.verdicts[one]] as const)}
          onChange={chooseVerdict}
        />
        <Choice
          label={text.note}
          value={note}
          all={text.allNotes}
          options={noteNumbers.map((one) => [one, text.noteNamed(one)] as const)}
          onChange={chooseNote}
        />
      </Search>
      <ul className={styles.claims}>
        {found.map((claim) => (
          <ClaimEntry key={claim.n} claim={claim} {...props} />
        ))}
      </ul>
    </>
  );
};
