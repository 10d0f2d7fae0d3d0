/** The questions that people get wrong: whole in both languages, and judged by runs. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { sameAnswer } from '../../src/lessons/answer.ts';
import { courseQuestionsSchema } from '../../src/lessons/course-questions-schema.ts';
import {
  catalogueRun,
  courseQuestions,
  optionsOf,
  questionNamed,
  questionsOfRound,
  rightAnswer,
  runOf,
  type CourseQuestion,
} from '../../src/lessons/course-questions.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { lessonFiles, readLesson } from './course.ts';

const runFor = (question: CourseQuestion): Trace =>
  run(validate(runOf(question, fromCatalogue) ?? {}));

const textsOf = ({ question, options }: CourseQuestion) => [
  question,
  ...options.flatMap(({ text, why }) => (text === undefined ? [why] : [text, why])),
];

const hanSign = /[\p{Script=Han}，。；：？！、]/u;

describe('the file of the questions', () => {
  const file: unknown = JSON.parse(readFileSync('src/lessons/questions.json', 'utf8'));

  it('is what the schema describes, and has no key that nobody reads', () => {
    expect(v.parse(courseQuestionsSchema, file)).toEqual(file);
  });

  it('has Q01 to Q39', () => {
    const names = Array.from({ length: 39 }, (_, at) => `Q${String(at + 1).padStart(2, '0')}`);
    expect(courseQuestions.map(({ id }) => id)).toEqual(names);
  });

  it('lets runs decide nearly all of them', () => {
    const laidDown = courseQuestions.filter((question) => !('judged' in question));
    expect(laidDown.map(({ id }) => id)).toEqual(['Q14', 'Q22', 'Q32']);
  });
});

describe.each(courseQuestions.map((question) => [question.id, question] as const))(
  '%s',
  (_, question) => {
    it('has exactly one right option', () => {
      const right = rightAnswer(question, runFor);
      expect(question.options.filter(({ is }) => sameAnswer(is, right))).toHaveLength(1);
    });

    it('shows a run that is valid, comes to its end, and in which every fault meets a segment', () => {
      const scenario = runOf(question, fromCatalogue);
      if (scenario === null) {
        expect(['Q22', 'Q32']).toContain(question.id);
        return;
      }
      const trace = run(validate(scenario));
      expect(trace.unusedFaults).toEqual([]);
      expect(trace.endedBecause).toBe('quiet');
    });

    it('is whole in both languages', () => {
      for (const { en, zh } of textsOf(question)) {
        expect(en).not.toMatch(hanSign);
        expect(zh).not.toMatch(/[;?!]\s|\p{Script=Han}[,;?!:]/u);
        if (/[a-z]{3}/.test(en.replaceAll(/E[A-Z]+|accept\(\)/g, ''))) expect(zh).toMatch(hanSign);
      }
    });

    it('says of each option why, and where that is laid down', () => {
      for (const { why, clause } of question.options) {
        expect(why.en).toMatch(/[.”]$/);
        expect(why.zh).toMatch(/[。”]$/);
        expect(clause).toMatch(/^RFC \d{4} \d|^[a-z]+\(\d\)|^Linux ip-sysctl, /);
      }
      const reasons = question.options.map(({ why }) => why.en);
      expect(new Set(reasons).size).toBe(reasons.length);
    });
  },
);

describe('a lesson', () => {
  it.each(lessonFiles)('%s names questions that there are', (file) => {
    const { questions } = readLesson(file);
    expect(questions.filter((name) => questionNamed(name) === undefined)).toEqual([]);
  });
});

/** The modules of the course, by their first lessons. */
const begins = [2, 9, 13, 21, 25, 29];
const moduleOf = ({ lessons: [first = ''] }: CourseQuestion): number =>
  begins.findLast((number) => number <= Number(first.slice(1))) ?? 0;

const namesIn = (round: Parameters<typeof questionsOfRound>[0]) =>
  questionsOfRound(round).map(({ id }) => id);

describe('a round of ten', () => {
  it('asks before the course and after it about every module, and nothing twice', () => {
    const [before, after] = [questionsOfRound('before'), questionsOfRound('after')];
    expect(new Set([...before, ...after]).size).toBe(20);
    for (const round of [before, after])
      expect(new Set(round.map(moduleOf))).toEqual(new Set(begins));
  });

  it('asks as much of each module after the course as before it', () => {
    const modules = (round: 'before' | 'after') => questionsOfRound(round).map(moduleOf).toSorted();
    expect(modules('after')).toEqual(modules('before'));
  });

  it('is the same for all who have the same number, and another for another number', () => {
    expect(namesIn(4711)).toEqual(namesIn(4711));
    expect(namesIn(4711)).not.toEqual(namesIn(4712));
    expect(new Set(namesIn(4711)).size).toBe(10);
  });

  it('puts the right option now here, now there', () => {
    const places = courseQuestions.map((question) => {
      const right = rightAnswer(question, runFor);
      return optionsOf(question).findIndex(({ is }) => sameAnswer(is, right));
    });
    for (const place of [0, 1, 2, 3])
      expect(places.filter((at) => at === place).length).toBeGreaterThan(4);
  });

  it('names the scenarios of the catalogue by which a question can be shown', () => {
    const named = courseQuestions.map(catalogueRun).filter((id) => id !== null);
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((id) => fromCatalogue(id) === undefined)).toEqual([]);
  });
});
