/** What the choice of a scenario is given. */
import type { Language } from '../text/language.ts';

export interface Choice {
  /** The id of the scenario on the screen, or null where it is none of the catalogue. */
  readonly current: string | null;
  readonly language: Language;
  readonly detailed?: boolean;
  readonly onChoose: (id: string) => void;
}
