import { Suspense, useState } from 'react';
import { answerIn, type Traces } from '../lessons/check.ts';
import { lessonAfter, ownRun } from './lesson.ts';
import { stepBefore } from '../lessons/moment.ts';
import { keyOf, notesUpTo } from '../lessons/questions.ts';
import type { Cell, Figure } from '../lessons/schema.ts';
import { inLanguage, type Language } from '../text/language.ts';
import { answerText, lessonText } from '../text/lesson.ts';
import { notesText } from '../text/notes.ts';
import { originalOf } from '../trace/shown.ts';
import { LessonFigure } from '../views/lesson/figures/LessonFigure.tsx';
import { LessonPanel } from '../views/lesson/LessonPanel.tsx';
import { CourseQuestionDialog } from './much-later.ts';
import { useProgress } from './progress.ts';
import type { Taught } from './taught.ts';
import { useTraces } from './useQuestions.ts';
import type { View } from './view.ts';
import { WhyNotTwo } from './WhyNotTwo.tsx';

const asksRuns = ({ lesson }: Taught): boolean =>
  lesson.figures.includes('round-trips') ||
  lesson.tables.some(({ rows }) =>
    rows.flat().some((cell) => typeof cell === 'object' && 'ask' in cell),
  );

/** A lesson of the course has an address; one from a file is opened as it is. */
const openRun = ({ address, controls }: View, { lesson }: Taught, id: string): void => {
  if (address.lesson !== null) {
    controls.learn(lesson.id, id);
    return;
  }
  const { scenario, taught } = ownRun(lesson, id);
  controls.openScenario(scenario, taught);
};

/** Back to the notes that the run was opened from. */
const BackToNotes = ({ taught, controls, language }: View) => {
  const from = taught?.from;
  if (from === undefined) return null;
  return (
    <button
      type="button"
      className="button"
      onClick={from === 'notes' ? controls.showNotes : controls.showContradictions}
    >
      {notesText(language).back[from]}
    </button>
  );
};

/** Questions hold until they are answered; whoever teaches may turn that off. */
const Waiting = ({ address, controls, language }: View) => {
  const text = lessonText(language).panel;
  return (
    <label title={text.waitHint}>
      <input
        type="checkbox"
        checked={address.wait}
        onChange={({ target }) => controls.wait(target.checked)}
      />{' '}
      {text.wait}
    </label>
  );
};

/** What a cell of a table says; one that asks is answered by the runs. */
const cellIn =
  ({ run }: Taught, traces: Traces, language: Language) =>
  (cell: Cell): string => {
    if (typeof cell === 'string') return cell;
    if (!('ask' in cell)) return inLanguage(cell, language);
    return answerText(answerIn(cell.ask, run.id, traces) ?? '…', language);
  };

const Panel = (view: View & { readonly taught: Taught }) => {
  const [question, ask] = useState<string | null>(null);
  const { taught } = view;
  const { lesson, run } = taught;
  const { language, controls, step } = view;
  const trace = originalOf(view.trace);
  const { answers } = useProgress();
  const others = useTraces(lesson, asksRuns(taught));
  const traces = { ...others, [run.id]: trace };
  const open = run.predictions.filter((prediction) => !(keyOf(lesson, run, prediction) in answers));
  // What sums the lesson up would answer what is asked at the last step.
  const asked = view.address.wait && open.some(({ at }) => stepBefore(trace, at) === step);
  const next = lessonAfter(lesson.id);
  return (
    <>
      <LessonPanel
        lesson={lesson}
        run={run.id}
        begun={step > (run.scenario.view?.start ?? 0)}
        waits={asked}
        ended={step >= view.range.last && !asked}
        quiet={view.playing}
        notes={notesUpTo(run, trace, step)}
        asked={{ answered: run.predictions.length - open.length, of: run.predictions.length }}
        language={language}
        cellText={cellIn(taught, traces, language)}
        figure={(name: Figure) => (
          <LessonFigure
            name={name}
            lesson={lesson}
            trace={trace}
            traces={traces}
            step={step}
            language={language}
          />
        )}
        onRun={(id) => {
          openRun(view, taught, id);
        }}
        actions={
          <>
            <WhyNotTwo {...view} />
            <BackToNotes {...view} />
            <Waiting {...view} />
          </>
        }
        onTerm={controls.showTerm}
        onReference={controls.showReference}
        onQuestion={ask}
        next={next}
        allPanels={view.allPanels}
        onAllPanels={controls.showAllPanels}
        onNext={() => {
          if (next !== null) controls.learn(next.id);
        }}
      />
      {question !== null && (
        <Suspense>
          <CourseQuestionDialog
            id={question}
            language={language}
            controls={controls}
            onClose={() => ask(null)}
          />
        </Suspense>
      )}
    </>
  );
};

/** What the lesson says, beside the lanes. */
export const LessonTab = (view: View) =>
  view.taught === null ? null : <Panel {...view} taught={view.taught} />;
