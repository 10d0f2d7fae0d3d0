/**
 * What is wrong with a lesson that its form alone does not tell: a question that the run does not
 * answer with exactly one option, a moment that never comes. Each is named by its place.
 */
import type { Ask, Moment, Prediction } from '../scenario/teaching.ts';
import type { Problem } from '../scenario/validate.ts';
import type { Trace } from '../trace/trace.ts';
import { sameAnswer } from './answer.ts';
import { answerOf } from './ask.ts';
import type { WholeLesson } from './compose.ts';
import { stepBefore } from './moment.ts';

/** The traces of a lesson's runs by their ids. */
export type Traces = Readonly<Record<string, Trace>>;

/** The run that answers: the one in which it is asked, or another that the question names. */
export const askedRun = (ask: Ask, run: string): string => ask.run ?? run;

/** The model's answer to a question of a run, or null where there is no such run. */
export const answerIn = (ask: Ask, run: string, traces: Traces): string | null => {
  const trace = traces[askedRun(ask, run)];
  return trace === undefined ? null : answerOf(ask, trace);
};

const wrongMoment = (trace: Trace, at: Moment, place: string): Problem[] =>
  stepBefore(trace, at) === null
    ? [{ path: `${place}.at`, problem: 'the run has no such moment' }]
    : [];

const counts = ['none', 'one', 'two', 'three', 'four', 'five', 'six'];

const wrongAnswer = (
  { ask, options }: Prediction,
  run: string,
  traces: Traces,
  place: string,
): Problem[] => {
  const answer = answerIn(ask, run, traces);
  if (answer === null)
    return [{ path: `${place}.ask.run`, problem: `there is no run "${String(ask.run)}"` }];
  const right = options.filter(({ is }) => sameAnswer(is, answer)).length;
  if (right === 1) return [];
  const said = right === 0 ? 'none of the options is' : `${counts[right] ?? ''} options are`;
  return [{ path: place, problem: `${said} right: the run answers "${answer}"` }];
};

const wrongRun = (
  { notes, predictions, id }: WholeLesson['runs'][number],
  traces: Traces,
): Problem[] => {
  const trace = traces[id];
  if (trace === undefined) return [{ path: `runs.${id}`, problem: 'it did not run' }];
  return [
    ...notes.flatMap(({ at }, index) =>
      wrongMoment(trace, at, `runs.${id}.notes[${String(index)}]`),
    ),
    ...predictions.flatMap((prediction) => {
      const place = `runs.${id}.predictions.${prediction.id}`;
      return [
        ...wrongMoment(trace, prediction.at, place),
        ...wrongAnswer(prediction, id, traces, place),
      ];
    }),
    ...trace.unusedFaults.map(() => ({ path: `runs.${id}`, problem: 'a fault met no segment' })),
  ];
};

/** What is wrong with a lesson whose runs were run; nothing where it is whole. */
export const problemsOf = (lesson: WholeLesson, traces: Traces): readonly Problem[] => {
  const asked = lesson.runs.reduce((sum, { predictions }) => sum + predictions.length, 0);
  const ids = lesson.runs.map(({ id }) => id);
  return [
    ...(asked === 0
      ? [{ path: 'runs', problem: 'no prediction; a lesson asks at least once before it shows' }]
      : []),
    ...ids
      .filter((id, at) => ids.indexOf(id) !== at)
      .map((id) => ({ path: 'runs', problem: `"${id}" is there twice` })),
    ...lesson.runs.flatMap((run) => wrongRun(run, traces)),
  ];
};
