/**
 * Where the reader is among the notes, and what has been found. It waits while a run is watched; what
 * has been found is kept with the progress of the course, by its ids alone.
 */
import { useEffect, useState, useSyncExternalStore } from 'react';
import {
  contradictingNotes,
  decided,
  notesToMend,
  noteWords,
  toldRun,
  wrongPieces,
  type Contradiction,
  type DecidingRun,
  type NoteToMend,
} from '../lessons/notes.ts';
import type { Module } from '../lessons/schema.ts';
import type { Group, Scenario } from '../scenario/schema.ts';
import type { BothLanguages } from '../scenario/teaching.ts';
import { answerText } from '../text/lesson.ts';
import { inBoth } from '../text/notes.ts';
import type { Trace } from '../trace/trace.ts';
import type { Kind } from '../views/notes/Paper.tsx';
import type { SideName } from '../views/notes/PairCard.tsx';
import { claimedText } from '../views/notes/verdict.ts';
import type { Controls } from './controls.ts';
import { fieldsOf, keep, kept } from './kept.ts';
import { taughtBy } from './lesson.ts';

export interface Reading {
  /** Which card of each stack is on the top, from 0. */
  readonly at: Readonly<Record<Kind, number>>;
  /** The pieces of each note that were pressed, the last one last. */
  readonly pressed: Readonly<Record<string, readonly string[]>>;
  /** The side of each pair that was chosen. */
  readonly chosen: Readonly<Record<string, SideName>>;
}

/** A note is put right when all that is wrong in it was pressed. */
export const isFound = (note: NoteToMend, { pressed }: Pick<Reading, 'pressed'>): boolean =>
  wrongPieces(note).every(({ id }) => pressed[note.id]?.includes(id));

export const isSettled = ({ id }: Contradiction, { chosen }: Pick<Reading, 'chosen'>): boolean =>
  id in chosen;

const name = 'tcp-lanes.notes';

/** Only what is understood is taken; on the top lies the first that is still open. */
const read = (): Reading => {
  const fields = fieldsOf(kept(name));
  const pressed = Object.fromEntries(
    Object.entries(fieldsOf(fields.pressed)).map(([id, pieces]): [string, readonly string[]] => [
      id,
      Array.isArray(pieces) ? pieces.filter((piece) => typeof piece === 'string') : [],
    ]),
  );
  const chosen = Object.fromEntries(
    Object.entries(fieldsOf(fields.chosen)).filter(
      (entry): entry is [string, SideName] => entry[1] === 'a' || entry[1] === 'b',
    ),
  );
  const notes = notesToMend.findIndex((note) => !isFound(note, { pressed }));
  const pairs = contradictingNotes.findIndex((pair) => !isSettled(pair, { chosen }));
  return { at: { notes: Math.max(notes, 0), pairs: Math.max(pairs, 0) }, pressed, chosen };
};

let reading = read();
const listeners = new Set<() => void>();

const change = (next: Partial<Reading>): void => {
  reading = { ...reading, ...next };
  const { pressed, chosen } = reading;
  keep(name, { pressed, chosen });
  listeners.forEach((listener) => {
    listener();
  });
};

export const useReading = (): Reading =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => reading,
  );

export const turnTo = (kind: Kind, at: number): void => {
  change({ at: { ...reading.at, [kind]: at } });
};

export const press = ({ id }: NoteToMend, piece: string): void => {
  const before = (reading.pressed[id] ?? []).filter((other) => other !== piece);
  change({ pressed: { ...reading.pressed, [id]: [...before, piece] } });
};

export const choose = ({ id }: Contradiction, side: SideName): void => {
  change({ chosen: { ...reading.chosen, [id]: side } });
};

/** A deciding run that was run, and what it says. */
export interface Decided {
  readonly run: DecidingRun;
  readonly scenario: Scenario;
  readonly trace: Trace;
  readonly answer: string;
}

const decide = async (run: DecidingRun): Promise<Decided> => {
  const [{ run: simulate }, { fromCatalogue }, { validate }, { composed }] = await Promise.all([
    import('../sim/run.ts'),
    import('../scenario/catalogue/index.ts'),
    import('../scenario/validate.ts'),
    import('../lessons/compose.ts'),
  ]);
  const scenario = validate(composed(run, fromCatalogue));
  const trace = simulate(scenario);
  return { run, scenario, trace, answer: decided(run, trace) };
};

/** What a run says, as soon as it is asked; `failed` where the simulation cannot be fetched. */
export const useDecided = (run: DecidingRun | null): Decided | 'failed' | null => {
  const [made, keep] = useState<{ of: DecidingRun; result: Decided | 'failed' } | null>(null);
  useEffect(() => {
    if (run === null) return undefined;
    let isCurrent = true;
    const settle = (result: Decided | 'failed') => {
      if (isCurrent) keep({ of: run, result });
    };
    decide(run).then(settle, () => settle('failed'));
    return () => {
      isCurrent = false;
    };
  }, [run]);
  return made?.of === run ? made.result : null;
};

interface Watched {
  readonly kind: Kind;
  readonly id: string;
  readonly clause: string;
  readonly claim: BothLanguages;
  readonly truth: BothLanguages;
}

/** What a run is about, by its place in the catalogue. */
const modules: Partial<Record<Group, Module>> = { open: 'opening', close: 'closing' };
const moduleOf = ({ group }: Scenario): Module => (group && modules[group]) ?? 'failures';

const watch = ({ run, scenario, trace }: Decided, watched: Watched, controls: Controls): void => {
  const { kind, id, clause, claim, truth } = watched;
  const title = inBoth(({ runTitles }) => runTitles[kind]);
  const told = toldRun(scenario, trace, run, { title, claim, truth });
  const taught = taughtBy(told);
  if (taught === null) return;
  const about = { id, module: moduleOf(scenario), minutes: 1, sources: [clause] };
  const lesson = { ...taught.lesson, ...about };
  controls.openScenario(told, { ...taught, lesson, from: kind });
};

/** Opens the run that contradicts a note just before it does. */
export const watchNote = (
  { id, says, ...note }: Extract<NoteToMend, { run: unknown }>,
  made: Decided,
  controls: Controls,
): void => {
  const words = noteWords({ id, says, ...note });
  const claim = inBoth((text, language) => text.claim(words[language]));
  const truth = inBoth((text, language) => {
    const outcome = text.outcome(
      claimedText(note.run.claimed, language),
      answerText(made.answer, language),
    );
    return `${outcome}${language === 'en' ? ' ' : ''}${says[language]}`;
  });
  watch(made, { kind: 'notes', id, clause: note.clause, claim, truth }, controls);
};

/** Opens the run that settles a contradiction just before it does. */
export const watchPair = (
  { id, a, b, why, clause }: Contradiction,
  made: Decided,
  controls: Controls,
): void => {
  const claim = inBoth((text, language) => text.claims(a[language], b[language]));
  const truth = inBoth((text, language) => {
    const outcome = text.decided(answerText(made.answer, language));
    return `${outcome}${language === 'en' ? ' ' : ''}${why[language]}`;
  });
  watch(made, { kind: 'pairs', id, clause, claim, truth }, controls);
};
