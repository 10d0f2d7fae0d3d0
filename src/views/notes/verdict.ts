/** What the model says to a note, as the cards show it. */
import type { NoteToMend } from '../../lessons/notes.ts';
import { inLanguage, type Language } from '../../text/language.ts';
import { answerText } from '../../text/lesson.ts';

/** The run's answer; null as long as it is not there; `failed` where it cannot be fetched. */
export type Decision = { readonly answer: string } | 'failed' | null;

type Claimed = Extract<NoteToMend, { run: unknown }>['run']['claimed'];

/** What the run would have to answer, as it is read. */
export const claimedText = ({ is, text }: Claimed, language: Language): string =>
  text === undefined ? answerText(is, language) : inLanguage(text, language);
