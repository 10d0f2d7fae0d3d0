/** Where the player stands, and what is told there. */
import { useSelector } from '@xstate/react';
import type { DisplayTime } from '../draw/display-time.ts';
import { statePhase, type Phase } from '../draw/phases.ts';
import { eventTitle, narrate, opening, speakerOf, type Sentence } from '../narrate/narrate.ts';
import type { Speed } from '../player/player.ts';
import type { Range } from '../player/position.ts';
import type { Language } from '../text/language.ts';
import type { Trace } from '../trace/trace.ts';
import type { PlayerRef } from './session.ts';

export interface Standing {
  readonly trace: Trace;
  readonly time: DisplayTime;
  readonly step: number;
  /** The steps within which one moves. */
  readonly range: Range;
  readonly speed: Speed;
  readonly playing: boolean;
  /** The steps at which the player waits. */
  readonly held: readonly number[];
  /** A question waits for its answer. */
  readonly asked: boolean;
  /** The clock is on its way to the next step. */
  readonly moving: boolean;
}

export const useStanding = (player: PlayerRef): Standing => {
  const snapshot = useSelector(player, (state) => state);
  const { trace, time, step, range, speed, questions: held } = snapshot.context;
  const playing = snapshot.hasTag('playing');
  const moving = playing || snapshot.matches('stepping');
  const asked = snapshot.matches('atQuestion');
  return { trace, time, step, range, speed, held, playing, asked, moving };
};

export interface Telling {
  readonly sentence: Sentence;
  /** Who does it, or null before anything happens. */
  readonly host: string | null;
  /** The connection that it belongs to, where the run has several. */
  readonly connection: string | null;
  readonly phase: Phase;
  /** A few words for the step. */
  readonly title: string;
}

/** What is told at a step: all of it is made of one event, so it cannot disagree. */
export const tellingAt = (
  trace: Trace,
  step: number,
  language: Language,
  connection: string | null = null,
): Telling => {
  const event = trace.events[step - 1];
  if (event === undefined) {
    return {
      sentence: opening(trace, language),
      host: null,
      connection,
      phase: 'closed',
      title: '',
    };
  }
  return {
    sentence: narrate(trace, event, language),
    host: speakerOf(trace, event, language),
    connection,
    phase: statePhase(event.after),
    title: eventTitle(trace, event, language),
  };
};

/** Speaks each step when the reader steps, and is quiet while the run plays. */
export const LiveRegion = ({
  telling,
  playing,
}: {
  readonly telling: Telling;
  readonly playing: boolean;
}) => (
  <p className="unseen" aria-live="polite">
    {playing ? '' : [telling.connection, telling.sentence.plain].filter(Boolean).join(': ')}
  </p>
);
