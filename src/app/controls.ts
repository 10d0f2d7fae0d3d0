import type { Scenario } from '../scenario/schema.ts';
import type { Panel } from './address.ts';

/** What the reader can do with the page itself; what is done with the run, the player does. */
export interface Controls {
  readonly openFile: (file: File) => void;
  readonly choose: (scenario: string) => void;
  readonly enterLecture: () => void;
  readonly leaveLecture: () => void;
  readonly switchLanguage: () => void;
  readonly switchTheme: () => void;
  readonly choosePanel: (panel: Panel) => void;
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
  readonly openScenario: (scenario: Scenario) => void;
  readonly showKeys: () => void;
  readonly showScenarios: () => void;
  /** Changes the scenario; the page stays at its step. */
  readonly edit: (change: (scenario: Scenario) => Scenario) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}
