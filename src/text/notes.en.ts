/** The notes that are to be put right, and those that contradict each other, in English. */
import type { Lines } from './language.ts';

/** `28-29` as it is read. */
const lines = (line: string): string =>
  line.includes('-') ? `lines ${line.replace('-', '–')}` : `line ${line}`;

export const notesEnglish = {
  titles: { notes: 'Put the notes right', pairs: 'Which note is right?' },
  about: {
    notes:
      'Students wrote these notes, and copied them from each other. Something in each is wrong: press the place.',
    pairs: 'Two notes say different things. Choose one; then the model decides.',
  },
  from: (note: string, line: string) => `Note ${note}, ${lines(line)}`,
  number: {
    notes: (number: number, of: number) => `Note ${number} of ${of}`,
    pairs: (number: number, of: number) => `Pair ${number} of ${of}`,
  },
  counts: {
    notes: (found: number, of: number) => `${found} of ${of} put right`,
    pairs: (settled: number, of: number) => `${settled} of ${of} settled`,
  },
  pieces: 'The note, piece by piece',
  original: 'In the student’s words:',
  here: 'Yes, here.',
  right: 'This is right.',
  more: (places: number) =>
    places === 1 ? 'One more place is wrong.' : `${places} more places are wrong.`,
  pieceMarks: { right: 'right', wrong: 'found: wrong' },
  truth: 'What is true',
  theNote: 'The note',
  theModel: 'The model',
  watch: 'Watch the model contradict it',
  watchPair: 'Watch the model decide',
  look: 'Look it up in the glossary',
  deciding: 'The model is working it out …',
  failed: 'The run could not be fetched. Check the connection, and try again.',
  previous: 'Previous',
  next: 'Next',
  choose: 'This one is right',
  chosen: 'your choice',
  sides: { right: 'The model agrees.', wrong: 'The model does not.' },
  verdicts: { right: 'You chose well.', wrong: 'The other one is right.' },
  runTitles: { notes: 'A note against the model', pairs: 'Two notes and the model' },
  claim: (note: string) => `The note says: ${note}`,
  claims: (a: string, b: string) => `One note says: ${a} – The other: ${b}`,
  outcome: (note: string, model: string) => `The note: ${note}. The model: ${model}.`,
  decided: (model: string) => `The model: ${model}.`,
  back: { notes: 'Back to the notes', pairs: 'Back to the two notes' },
};

export type NotesText = Lines<typeof notesEnglish>;
