import type { Scenario } from '../scenario/schema.ts';
import type { Panel, Reference } from './address.ts';
import type { Taught } from './taught.ts';

/** What the reader can do with the page itself; what is done with the run, the player does. */
export interface Controls {
  readonly openFile: (file: File) => void;
  readonly choose: (scenario: string) => void;
  readonly enterLecture: () => void;
  readonly leaveLecture: () => void;
  readonly switchLanguage: () => void;
  readonly switchTheme: () => void;
  readonly showAllPanels: (all: boolean) => void;
  /** Null: the first that there is. */
  readonly choosePanel: (panel: Panel | null) => void;
  /** Which connection the lanes show, by its number; null: that of the step. */
  readonly chooseConnection: (connection: number | null) => void;
  readonly restart: () => void;
  readonly compare: () => void;
  readonly leaveComparison: () => void;
  readonly share: () => void;
  readonly editText: () => void;
  readonly showConditions: () => void;
  readonly showExploration: () => void;
  /** Opens a scenario that is none of the catalogue. */
  readonly openScenario: (scenario: Scenario, taught?: Taught) => void;
  /** Opens a lesson of the course: its first run, or another. */
  readonly learn: (lesson: string, variant?: string) => void;
  /** The pages of reference: where the reader was, or the card of a word. */
  readonly showReference: () => void;
  readonly showTerm: (card: string) => void;
  /** A page of reference, or none; and the entry on it that is marked. */
  readonly refer: (page: Reference | null, card?: string) => void;
  /** Questions hold until they are answered, or not. */
  readonly wait: (wait: boolean) => void;
  /** Asks what happens next, or takes the question away. */
  readonly predict: (asks: boolean) => void;
  /** Ten questions of the course. */
  readonly showQuiz: () => void;
  /** Notes to be put right; notes that contradict each other. */
  readonly showNotes: () => void;
  readonly showContradictions: () => void;
  /** The exploration of two steps without the third begins at once. */
  readonly showWhyNotTwo: () => void;
  readonly showKeys: () => void;
  readonly showScenarios: () => void;
  /** Changes the scenario; the page stays at its step. */
  readonly edit: (change: (scenario: Scenario) => Scenario) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}
