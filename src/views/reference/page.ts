/** What every page of reference is given. */
import type { Language } from '../../text/language.ts';

export interface ReferencePageProps {
  readonly language: Language;
  /** The entry to come to and to mark, by its id on this page; null: none. */
  readonly card: string | null;
  /** Opens the card of a word in the glossary. */
  readonly onTerm: (id: string) => void;
  /** Opens a lesson. */
  readonly onLesson: (id: string) => void;
  /** The lessons that are there to be opened. */
  readonly lessons: readonly string[];
}

/** An id for the address: letters, digits and `-` only. */
export const anchorOf = (id: string): string => id.replaceAll(/[^A-Za-z0-9]+/g, '-');
