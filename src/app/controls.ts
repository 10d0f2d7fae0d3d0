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
  readonly restart: () => void;
  readonly share: () => void;
  readonly showKeys: () => void;
  readonly showScenarios: () => void;
}
