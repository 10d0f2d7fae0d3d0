import { useState } from 'react';
import { isOpen, notesUpTo, type PlacedQuestion } from '../lessons/questions.ts';
import { inLanguage } from '../text/language.ts';
import { originalOf } from '../trace/shown.ts';
import { QuestionCard } from '../views/lesson/QuestionCard.tsx';
import { Prose } from '../views/parts/Prose.tsx';
import styles from './LessonDock.module.css';
import { keepAnswer } from './progress.ts';
import { Asks } from './reading-on.tsx';
import type { Taught } from './taught.ts';
import { useQuestions, type Questions } from './useQuestions.ts';
import type { View } from './view.ts';

/**
 * Which question is shown at a step: the one that was answered here or a step ago, until the reader
 * goes on from it; else the first that is open here; else the last that was answered here.
 */
const shownAt = (
  { questions, answers }: Questions,
  step: number,
  latest: string | null,
): PlacedQuestion | undefined => {
  const here = questions.filter((question) => question.step === step);
  const before = questions.find(({ key }) => key === latest);
  if (before !== undefined && (before.step === step || before.step === step - 1)) return before;
  return here.find((question) => isOpen(answers, question)) ?? here.at(-1);
};

const stateOf = (given: string | null | undefined): 'asked' | 'answered' | 'skipped' => {
  if (given === undefined) return 'asked';
  return given === null ? 'skipped' : 'answered';
};

/** What the lesson says of the moment; who listens hears it from the panel. */
const Note = ({ taught, language, ...view }: View & { readonly taught: Taught }) => {
  const note = notesUpTo(taught.run, originalOf(view.trace), view.step).at(-1);
  if (note === undefined || view.address.mode !== 'explore') return null;
  return (
    <p className={styles.note} aria-hidden="true">
      <Prose text={inLanguage(note.text, language)} language={language} />
    </p>
  );
};

const Asked = (view: View & { readonly taught: Taught }) => {
  const [latest, stay] = useState<string | null>(null);
  const asked = useQuestions(view, view.taught);
  const { questions, answers } = asked;
  const { step, moving, player, language, controls } = view;
  const shown = shownAt(asked, step, latest);
  if (shown === undefined || (moving && shown.key !== latest)) return <Note {...view} />;
  const { key, prediction, answer } = shown;
  const given = answers[key];
  const isMore = questions.some(
    (other) => other !== shown && other.step === step && isOpen(answers, other),
  );
  const keep = (text: string | null) => {
    keepAnswer(key, text);
    stay(key);
  };
  const goOn = () => {
    stay(null);
    if (shown.step === step && !isMore) player.send({ type: 'next' });
  };
  return (
    <Asks key={key}>
      <QuestionCard
        prediction={prediction}
        number={questions.indexOf(shown) + 1}
        of={questions.length}
        state={stateOf(given)}
        given={given ?? null}
        answer={given === undefined ? null : answer}
        language={language}
        onAnswer={keep}
        onSkip={() => {
          keep(null);
        }}
        onGoOn={goOn}
        onTerm={controls.showTerm}
      />
    </Asks>
  );
};

/** The question of the moment, directly under the lanes. */
export const LessonDock = (view: View) =>
  view.taught === null ? null : <Asked {...view} taught={view.taught} />;
