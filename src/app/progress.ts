/** What the reader has done of the course. */
import { useSyncExternalStore } from 'react';
import { pathNames, type PathName } from '../lessons/paths.ts';
import type { Answers } from '../lessons/questions.ts';
import { fieldsOf, keep, kept } from './kept.ts';

export type Reached = 'begun' | 'done';

export interface Progress {
  readonly answers: Answers;
  readonly lessons: Readonly<Record<string, Reached>>;
  readonly path: PathName;
}

const name = 'tcp-lanes.course';

/** Only what is understood is taken. */
const read = (): Progress => {
  const fields = fieldsOf(kept(name));
  const answers = Object.entries(fieldsOf(fields.answers)).filter(
    (entry): entry is [string, string | null] => entry[1] === null || typeof entry[1] === 'string',
  );
  const lessons = Object.entries(fieldsOf(fields.lessons)).filter(
    (entry): entry is [string, Reached] => entry[1] === 'begun' || entry[1] === 'done',
  );
  const path = pathNames.find((one) => one === fields.path);
  return {
    answers: Object.fromEntries(answers),
    lessons: Object.fromEntries(lessons),
    path: path ?? 'all',
  };
};

let progress: Progress | null = null;
const listeners = new Set<() => void>();

const present = (): Progress => (progress ??= read());

const change = (next: Progress): void => {
  progress = next;
  keep(name, next);
  listeners.forEach((listener) => {
    listener();
  });
};

export const useProgress = (): Progress =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, present);

/** Keeps an answer; null: the question was skipped. */
export const keepAnswer = (key: string, given: string | null): void => {
  change({ ...present(), answers: { ...present().answers, [key]: given } });
};

/** Takes the answers of a run back: it is gone through anew. */
export const forgetAnswers = (prefix: string): void => {
  const answers = Object.entries(present().answers).filter(([key]) => !key.startsWith(prefix));
  change({ ...present(), answers: Object.fromEntries(answers) });
};

/** What is done stays done. */
export const reach = (lesson: string, reached: Reached): void => {
  const { lessons } = present();
  if (lessons[lesson] === reached || lessons[lesson] === 'done') return;
  change({ ...present(), lessons: { ...lessons, [lesson]: reached } });
};

export const choosePath = (path: PathName): void => {
  change({ ...present(), path });
};
