import { useId, useState, type ReactNode } from 'react';
import type { WholeLesson } from '../../lessons/compose.ts';
import { namedBefore } from '../../lessons/prose.ts';
import type { Cell, Figure } from '../../lessons/schema.ts';
import type { BothLanguages, Note } from '../../scenario/teaching.ts';
import { inLanguage, type Language, type Localized } from '../../text/language.ts';
import { lessonText } from '../../text/lesson.ts';
import { Prose } from '../parts/Prose.tsx';
import styles from './LessonPanel.module.css';
import { LessonTable } from './LessonTable.tsx';
import { RunTabs } from './RunTabs.tsx';

interface LessonPanelProps {
  readonly lesson: WholeLesson;
  /** The id of the run that is shown. */
  readonly run: string;
  /** What was said of this run so far; the last is what is said now. */
  readonly notes: readonly Note[];
  /** The first step was taken. */
  readonly begun: boolean;
  /** A question waits at this very step. */
  readonly waits?: boolean | undefined;
  /** One stands at the end of the run. What sums it up stays open from then on. */
  readonly ended: boolean;
  /** Notes come faster than they can be read out. */
  readonly quiet?: boolean | undefined;
  readonly asked: { readonly answered: number; readonly of: number };
  readonly language: Language;
  readonly cellText: (cell: Cell) => string;
  readonly figure: (name: Figure) => ReactNode;
  readonly onRun: (id: string) => void;
  readonly onTerm: (id: string) => void;
  readonly onReference: () => void;
  /** Opens a question of the course; where it is missing, they are only named. */
  readonly onQuestion?: ((id: string) => void) | undefined;
  /** What else can be done with this run. */
  readonly actions?: ReactNode;
  readonly next: { readonly id: string; readonly title: Localized } | null;
  readonly onNext: () => void;
  /** All panels are shown, not only those that the lesson needs; left out: no choice is offered. */
  readonly allPanels?: boolean | undefined;
  readonly onAllPanels?: ((all: boolean) => void) | undefined;
}

/** These grow from step to step; the others sum up. */
const growing: readonly Figure[] = ['knowledge', 'ledger'];

/** A text of the lesson, with the states that were named before it. */
interface Said {
  readonly text: BothLanguages;
  readonly named: ReadonlySet<string>;
}

/** What is said, in the order in which it is read: the paragraphs, then the notes. */
const saidIn = ({ lesson, notes, language }: LessonPanelProps) => {
  const texts = [...lesson.intro, ...notes.map(({ text }) => text)];
  const named = namedBefore(texts.map((text) => inLanguage(text, language)));
  const said = texts.map((text, index): Said => ({ text, named: named[index] ?? new Set() }));
  return { intro: said.slice(0, lesson.intro.length), notes: said.slice(lesson.intro.length) };
};

const Words = ({ text, named, ...props }: Said & Pick<LessonPanelProps, 'language' | 'onTerm'>) => (
  <Prose
    text={inLanguage(text, props.language)}
    language={props.language}
    onTerm={props.onTerm}
    glossed={named}
  />
);

const Head = ({ lesson, language, onTerm }: LessonPanelProps) => {
  const text = lessonText(language);
  return (
    <header className={styles.head}>
      <p className={styles.meta}>
        <span lang="en">{lesson.id}</span> · {text.modules[lesson.module]} ·{' '}
        {text.minutes(lesson.minutes)}
      </p>
      <h2 className={styles.title}>{inLanguage(lesson.title, language)}</h2>
      <p className={styles.goal}>
        <Prose text={inLanguage(lesson.goal, language)} language={language} onTerm={onTerm} />
      </p>
    </header>
  );
};

type SaidProps = LessonPanelProps & Readonly<Record<'intro' | 'said', readonly Said[]>>;

/** The paragraphs before the first step; from then on what is said now, and apart what was before. */
const Notes = ({ intro, said, quiet, begun, waits, language, onTerm }: SaidProps) => {
  const { panel } = lessonText(language);
  const now = said.at(-1);
  const earlier = [...(begun ? intro : []), ...said.slice(0, -1)];
  const words = (one: Said, index: number) => (
    <p key={index}>
      <Words {...one} language={language} onTerm={onTerm} />
    </p>
  );
  return (
    <>
      {!begun && intro.length > 0 && <div className={styles.intro}>{intro.map(words)}</div>}
      {!begun && <p className={styles.begin}>{waits ? panel.answerFirst : panel.begin}</p>}
      {earlier.length > 0 && (
        <details className={styles.folded}>
          <summary>{panel.earlier}</summary>
          <div className={styles.earlier}>{earlier.map(words)}</div>
        </details>
      )}
      <div className={styles.now} aria-live={quiet ? 'off' : 'polite'}>
        {now !== undefined && words(now, said.length)}
      </div>
    </>
  );
};

/** Once at the end of a lesson's run, one has seen it, wherever one goes in it afterwards. */
const useSeen = ({ lesson, ended }: LessonPanelProps): boolean => {
  const [seen, see] = useState<string | null>(null);
  if (ended && seen !== lesson.id) see(lesson.id);
  return ended || seen === lesson.id;
};

/** What sums the lesson up: open when a run of it was seen, on demand before. */
const Summary = (props: LessonPanelProps) => {
  const { lesson, language, cellText, figure, onTerm } = props;
  const seen = useSeen(props);
  const { panel } = lessonText(language);
  const pictures = lesson.figures.filter((name) => !growing.includes(name));
  const nothing = lesson.remember.length + lesson.tables.length + pictures.length === 0;
  if (nothing) return null;
  const content = (
    <div className={styles.summary}>
      {lesson.remember.length > 0 && (
        <section>
          <h3>{panel.remember}</h3>
          <ul className={styles.remember}>
            {lesson.remember.map((sentence, index) => (
              <li key={index}>
                <Prose text={inLanguage(sentence, language)} language={language} onTerm={onTerm} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {lesson.tables.map((table) => (
        <LessonTable key={table.id} {...{ table, language, cellText, onTerm }} />
      ))}
      {pictures.map((name) => (
        <div key={name}>{figure(name)}</div>
      ))}
    </div>
  );
  return seen ? (
    content
  ) : (
    <details className={styles.folded}>
      <summary>{panel.summary}</summary>
      {content}
    </details>
  );
};

const Questions = ({ lesson, language, onQuestion }: LessonPanelProps) =>
  lesson.questions.length > 0 && (
    <section>
      <h3>{lessonText(language).panel.questions}</h3>
      <ul className={styles.tags} lang="en">
        {lesson.questions.map((id) => (
          <li key={id}>
            {onQuestion === undefined ? (
              id
            ) : (
              <button type="button" className={styles.tag} onClick={() => onQuestion(id)}>
                {id}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );

const Foot = (props: LessonPanelProps) => {
  const { lesson, language, ended, next, onNext, onReference } = props;
  const { allPanels, onAllPanels } = props;
  const { panel } = lessonText(language);
  return (
    <footer className={styles.foot}>
      {next !== null && (
        <button
          type="button"
          className={styles.next}
          data-ready={ended || undefined}
          onClick={onNext}
        >
          <span className={styles.small}>{panel.next}</span>
          <span>{inLanguage(next.title, language)}</span>
        </button>
      )}
      <Questions {...props} />
      <section>
        <h3>{panel.sources}</h3>
        <ul className={styles.tags} lang="en">
          {lesson.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </section>
      <div className={styles.actions}>
        <button type="button" className="button" onClick={onReference}>
          {panel.reference}
        </button>
        {onAllPanels !== undefined && (
          <label className={styles.switch} title={panel.allPanelsHint}>
            <input
              type="checkbox"
              checked={allPanels ?? false}
              onChange={(event) => onAllPanels(event.target.checked)}
            />
            {panel.allPanels}
          </label>
        )}
      </div>
    </footer>
  );
};

/** The lesson beside the lanes: what it is for, what the step means, and what to take along. */
export const LessonPanel = (props: LessonPanelProps) => {
  const { lesson, run, begun, language, asked, figure, onRun } = props;
  const id = useId();
  const { panel } = lessonText(language);
  const said = saidIn(props);
  return (
    <article className={styles.lesson} aria-label={inLanguage(lesson.title, language)}>
      <Head {...props} />
      <RunTabs id={id} runs={lesson.runs} current={run} language={language} onRun={onRun}>
        <Notes {...props} intro={said.intro} said={said.notes} />
        {props.actions}
        {asked.of > 0 && <p className={styles.asked}>{panel.asked(asked.answered, asked.of)}</p>}
        {(begun ? lesson.figures : [])
          .filter((name) => growing.includes(name))
          .map((name) => (
            <div key={name}>{figure(name)}</div>
          ))}
      </RunTabs>
      <Summary {...props} />
      <Foot {...props} />
    </article>
  );
};
