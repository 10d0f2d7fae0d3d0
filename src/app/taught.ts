/** What is taught along the run on the screen. */
import type { WholeLesson, WholeRun } from '../lessons/compose.ts';

export interface Taught {
  readonly lesson: WholeLesson;
  /** The run of it that is on the screen. */
  readonly run: WholeRun;
  /** The stack of notes that it was opened from, to go back to. */
  readonly from?: 'notes' | 'pairs';
}
