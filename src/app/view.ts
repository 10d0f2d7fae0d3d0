/** What every layout of the page is given. */
import type { MotionValue } from 'framer-motion';
import type { Scenario } from '../scenario/schema.ts';
import type { Language } from '../text/language.ts';
import type { Trace } from '../trace/trace.ts';
import type { Address } from './address.ts';
import type { Controls } from './controls.ts';
import type { OwnCopy } from './own-copy.ts';
import type { Selection } from './selection.ts';
import type { PlayerRef } from './session.ts';
import type { Standing, Telling } from './standing.tsx';
import type { Taught } from './taught.ts';
import type { ConnectionsView } from './useConnections.ts';

export interface View extends Standing, Selection {
  /** Null where there is one connection at most; `coming` as long as that is not known. */
  readonly connections: ConnectionsView | 'coming' | null;
  /** What the lanes show of the run: one connection, where it has several. */
  readonly part: Trace;
  readonly telling: Telling;
  readonly scenario: Scenario;
  /** The reader's changes to it; null before the first. */
  readonly copy: OwnCopy | null;
  /** What is taught along the run; null where it is only a run. */
  readonly taught: Taught | null;
  /** Also the panels that the lesson does not need. */
  readonly allPanels: boolean;
  /** The scenario's title. */
  readonly title: string;
  readonly address: Address;
  readonly player: PlayerRef;
  readonly clock: MotionValue<number>;
  readonly controls: Controls;
  /** The so-manieth question about what happens next is asked; 0: none is. */
  readonly predicting: number;
  readonly language: Language;
  readonly dark: boolean;
  readonly reducedMotion: boolean;
}

/** The id of the scenario on the screen, or null where it is none of the catalogue. */
export const currentOf = ({ address }: Pick<View, 'address'>): string | null =>
  address.run === null && address.lesson === null ? address.scenario : null;
