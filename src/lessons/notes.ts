/**
 * Notes to be put right, and notes that contradict each other. What is right is never written down:
 * a run answers. The file is ours: a test holds it against the schema, so that no reader has to
 * fetch it for it.
 */
import type { Scenario } from '../scenario/schema.ts';
import type { BothLanguages } from '../scenario/teaching.ts';
import type { Trace } from '../trace/trace.ts';
import { sameAnswer } from './answer.ts';
import { answerOf } from './ask.ts';
import { stepBefore } from './moment.ts';
import type { Contradiction, DecidingRun, Notes, NoteToMend, Piece } from './notes-schema.ts';
import file from './notes.json' with { type: 'json' };

export type { Contradiction, DecidingRun, NoteToMend, Piece };

const { notes, contradictions } = file as unknown as Notes;

/** In the order of the course: opening, closing, what comes after. */
export const notesToMend: readonly NoteToMend[] = notes;
export const contradictingNotes: readonly Contradiction[] = contradictions;

/** The words of a note: Chinese has no spaces between its pieces. */
export const noteWords = ({ parts }: NoteToMend): BothLanguages => ({
  en: parts.map(({ en }) => en).join(' '),
  zh: parts.map(({ zh }) => zh).join(''),
});

/** The run that decides about a note; null where only a card of the glossary can. */
export const runOfNote = (note: NoteToMend) => ('run' in note ? note.run : null);

export const wrongPieces = ({ parts }: NoteToMend): readonly Piece[] =>
  parts.filter(({ wrong }) => wrong);

/** What the run says. */
export const decided = ({ ask }: DecidingRun, trace: Trace): string => answerOf(ask, trace);

/** The side of the two with which the run's answer agrees; null where it is not exactly one. */
export const rightSide = ({ a, b }: Contradiction, answer: string): 'a' | 'b' | null => {
  const [isA, isB] = [a, b].map(({ claimed }) => sameAnswer(claimed.is, answer));
  if (isA === isB) return null;
  return isA === true ? 'a' : 'b';
};

/** What a note has said, and what is true, for the page on which its run is watched. */
interface Told {
  readonly title: BothLanguages;
  readonly claim: BothLanguages;
  readonly truth: BothLanguages;
}

/** A deciding run that opens just before it decides, with the claim beside it. */
export const toldRun = (
  scenario: Scenario,
  trace: Trace,
  { moment }: DecidingRun,
  { title, claim, truth }: Told,
): Scenario => {
  const { id: _, group: __, ...rest } = scenario;
  return {
    ...rest,
    title,
    description: claim,
    view: { ...rest.view, start: stepBefore(trace, moment) ?? 0 },
    lesson: { notes: [{ at: moment, text: truth }], predictions: [] },
  };
};
