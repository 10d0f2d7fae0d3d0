/** The rounds of ten questions and their printed sheet, and the question on any run, in English. */
import type { Lines } from './language.ts';

export const quizEnglish = {
  title: 'Ten questions',
  about:
    'Questions that people get wrong. There is no time limit; the model itself judges nearly every answer, and shows it.',
  kept: 'What you answer stays on this machine.',
  rounds: {
    before: 'Before the course',
    after: 'After the course',
  },
  roundsAbout: {
    before: 'One about each part of the course: what you know now.',
    after: 'Ten others, just as hard: what you know then.',
  },
  mix: 'Another ten',
  mixAbout: 'Mixed by a number: who has the same number has the same ten questions.',
  number: 'Number',
  otherNumber: 'Another number',
  mixNamed: (number: number) => `Ten questions, number ${number}`,
  begin: 'Begin',
  goOn: (answered: number) => `Go on: ${answered} of 10 answered`,
  again: 'Again',
  /** Before the name of what it belongs to, for who hears the buttons one by one. */
  of: (what: string) => ` (${what})`,
  print: 'Print',
  printNow: 'Print this',
  judging: 'The model is working out the answers …',
  failed: 'The answers could not be worked out. Check the connection, and try again.',
  show: 'Show it',
  showHint: 'Opens the run on which this was decided. The questions wait here.',
  back: 'Back',
  leave: 'All rounds',
  result: (right: number, of: number) => `${right} of ${of} right`,
  resultHint: 'For what was not right, these lessons are worth a look.',
  allRight: 'There is nothing left to look up.',
  marks: { right: 'right', wrong: 'not right', skipped: 'skipped' },
  lessons: 'Lessons:',
  toCome: (lesson: string) => `${lesson} (still to come)`,
  sheet: {
    label: 'Sheet',
    language: 'Language of the sheet',
    name: 'Name',
    date: 'Date',
    instruction: 'Tick one answer to each question.',
    answers: 'Answers',
    lessons: (titles: string) => `Lessons: ${titles}`,
  },
  predict: {
    button: 'Predict',
    hint: 'Asks what happens next',
    nothing: 'From here on, nothing more happens that could be asked.',
    fiction: 'This is not TCP, so nothing is asked of it.',
    close: 'Close',
  },
} as const;

export type QuizText = Lines<typeof quizEnglish>;
