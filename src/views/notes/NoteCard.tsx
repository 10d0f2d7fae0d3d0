import {
  noteWords,
  runOfNote,
  wrongPieces,
  type NoteToMend,
  type Piece,
} from '../../lessons/notes.ts';
import { inLanguage, languageTag, type Language } from '../../text/language.ts';
import { answerText } from '../../text/lesson.ts';
import { notesText, sourceText } from '../../text/notes.ts';
import { Prose } from '../parts/Prose.tsx';
import styles from './notes.module.css';
import { Clause, Says } from './Paper.tsx';
import { claimedText, type Decision } from './verdict.ts';

interface NoteCardProps {
  readonly note: NoteToMend;
  /** The ids of the pieces that were pressed; the last is spoken of. */
  readonly pressed: readonly string[];
  readonly decision: Decision;
  readonly language: Language;
  readonly onPress: (piece: string) => void;
  readonly onWatch: () => void;
  readonly onCard: (card: string) => void;
}

/** How many wrong places are still to be found. */
const openPlaces = ({ note, pressed }: Pick<NoteCardProps, 'note' | 'pressed'>): number =>
  wrongPieces(note).filter(({ id }) => !pressed.includes(id)).length;

const markOf = ({ wrong }: Piece): 'wrong' | 'right' => (wrong ? 'wrong' : 'right');

const Pieces = ({ note, pressed, language, onPress }: NoteCardProps) => {
  const text = notesText(language);
  return (
    <div role="group" aria-label={text.pieces} className={styles.pieces}>
      {note.parts.map((piece) => {
        const isKnown = pressed.includes(piece.id);
        return (
          <button
            key={piece.id}
            type="button"
            className={styles.piece}
            data-mark={isKnown ? markOf(piece) : undefined}
            aria-current={piece.id === pressed.at(-1) || undefined}
            onClick={() => onPress(piece.id)}
          >
            {piece[language]}
            {isKnown && <span className="unseen"> ({text.pieceMarks[markOf(piece)]})</span>}
          </button>
        );
      })}
    </div>
  );
};

/** What there is to say of the piece that was pressed last. */
const Answer = (props: NoteCardProps) => {
  const { note, pressed, language } = props;
  const text = notesText(language);
  const piece = note.parts.find(({ id }) => id === pressed.at(-1));
  if (piece === undefined) return null;
  const open = openPlaces(props);
  return (
    <p>
      <strong className={styles.verdict} data-mark={piece.wrong ? 'found' : 'right'}>
        {piece.wrong ? text.here : text.right}
      </strong>{' '}
      <Prose text={inLanguage(piece.why, language)} language={language} />{' '}
      {piece.wrong && open > 0 && <strong>{text.more(open)}</strong>}
    </p>
  );
};

/** Where no run can decide, the glossary does. */
const LookedUp = ({ note, language, onCard }: NoteCardProps) =>
  'shownBy' in note && (
    <button type="button" className="button main" onClick={() => onCard(note.shownBy.card)}>
      {notesText(language).look}
    </button>
  );

/** The model's answer beside the note's. */
const Decided = ({ note, decision, language, onWatch }: NoteCardProps) => {
  const run = runOfNote(note);
  const text = notesText(language);
  if (run === null) return null;
  if (decision === null) return <p>{text.deciding}</p>;
  if (decision === 'failed') return <p>{text.failed}</p>;
  return (
    <>
      <p className={styles.question}>
        <Prose text={inLanguage(run.question, language)} language={language} />
      </p>
      <p className={styles.both}>
        <Says who={text.theNote} said={claimedText(run.claimed, language)} mark="wrong" />
        <Says who={text.theModel} said={answerText(decision.answer, language)} mark="right" />
      </p>
      <button type="button" className="button main" onClick={onWatch}>
        {text.watch}
      </button>
    </>
  );
};

/** A small note of a student, to be pressed where it is wrong. */
export const NoteCard = (props: NoteCardProps) => {
  const { note, language } = props;
  const text = notesText(language);
  const found = openPlaces(props) === 0;
  return (
    <>
      <div className={styles.paper}>
        <p className={styles.from}>{sourceText(note.from, language)}</p>
        <Pieces {...props} />
        {language === 'en' && (
          <p className={styles.original}>
            {text.original} <span lang={languageTag.zh}>{noteWords(note).zh}</span>
          </p>
        )}
      </div>
      <div role="status" className={styles.answer}>
        <Answer {...props} />
        {found && (
          <p>
            <strong>{text.truth}</strong>
            {language === 'zh' ? '：' : ': '}
            <Prose text={inLanguage(note.says, language)} language={language} />{' '}
            <Clause clause={note.clause} />
          </p>
        )}
      </div>
      {found && (
        <div className={styles.decided}>
          <Decided {...props} />
          <LookedUp {...props} />
        </div>
      )}
    </>
  );
};
