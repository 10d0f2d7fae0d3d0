/** When the questions of a run are asked, and what has been said by then. */
import { describe, expect, it } from 'vitest';
import { isDone, isRight, notesUpTo, questionsIn, waitingAt } from '../../src/lessons/questions.ts';
import { lessonFiles, readLesson, tracesOf } from './course.ts';

const lesson = readLesson('L02.json');
const [run] = lesson.runs;
const traces = tracesOf(lesson);
const trace = traces.a!;
const questions = questionsIn(lesson, run!, trace, traces);

describe('the questions of a run', () => {
  it('are asked one step before what they ask about', () => {
    expect(questions.map(({ step, answer }) => [step, answer])).toEqual([
      [2, '101'],
      [3, 'SYN-RECEIVED'],
    ]);
  });

  it('wait until they are answered or skipped', () => {
    const [first, second] = questions.map(({ key }) => key);
    expect(waitingAt(questions, {})).toEqual([2, 3]);
    expect(waitingAt(questions, { [first!]: '100' })).toEqual([3]);
    expect(waitingAt(questions, { [first!]: '100', [second!]: null })).toEqual([]);
  });

  it('take another spelling for the same answer', () => {
    expect(['syn_rcvd', 'SYN-RECV', 'ESTAB'].map((given) => isRight(questions[1]!, given))).toEqual(
      [true, true, false],
    );
  });

  it('are not asked of a run in which it does not happen', () => {
    const cut = { ...trace, events: trace.events.slice(0, 2) };
    expect(questionsIn(lesson, run!, cut, traces)).toEqual([]);
  });

  it('make a run done when its end was seen and none is open', () => {
    const all = Object.fromEntries(questions.map(({ key }) => [key, null]));
    expect(isDone(questions, all, true)).toBe(true);
    expect(isDone(questions, all, false)).toBe(false);
    expect(isDone(questions, {}, true)).toBe(false);
  });

  it('do not have the right option in one place', () => {
    const places = lessonFiles.flatMap((file) => {
      const one = readLesson(file);
      const runs = tracesOf(one);
      return one.runs.flatMap((each) =>
        questionsIn(one, each, runs[each.id]!, runs).map((question) =>
          question.prediction.options.findIndex(({ is }) => isRight(question, is)),
        ),
      );
    });
    const first = places.filter((place) => place === 0).length;
    console.info(
      `${String(places.length)} questions, ${String(first)} with the right option first`,
    );
    expect(first / places.length).toBeLessThan(0.5);
    expect(places).not.toContain(-1);
  });
});

describe('the notes of a run', () => {
  it('are said from their moment on, in order', () => {
    const counts = [0, 1, 2, 3, 4, 5].map((step) => notesUpTo(run!, trace, step).length);
    expect(counts).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
