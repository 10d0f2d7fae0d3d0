/** What is still to happen, earliest first; ties by phase, then by creation. A binary heap. */

/** The order of an instant: arrivals and losses come before what programs and people do. */
export const phases = { arrival: 0, call: 1 } as const;

export interface Task {
  /** Microseconds. */
  readonly time: number;
  readonly phase: number;
  /** The host whose ends it may make send, or null. */
  readonly host: string | null;
  readonly run: () => void;
}

export interface Queue {
  readonly next: () => number;
  readonly add: (task: Task) => void;
  readonly take: () => Task | undefined;
  /** Something at this time may make an end of the host send. */
  readonly concerns: (host: string, time: number) => boolean;
}

interface Entry extends Task {
  readonly order: number;
}

const before = (a: Entry, b: Entry): boolean =>
  a.time !== b.time ? a.time < b.time : a.phase !== b.phase ? a.phase < b.phase : a.order < b.order;

const swap = (heap: Entry[], i: number, j: number): void => {
  const [a, b] = [heap[i], heap[j]];
  if (a === undefined || b === undefined) return;
  heap[i] = b;
  heap[j] = a;
};

const isBefore = (heap: readonly Entry[], i: number, j: number): boolean => {
  const [a, b] = [heap[i], heap[j]];
  return a !== undefined && b !== undefined && before(a, b);
};

const rise = (heap: Entry[], start: number): void => {
  let at = start;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(heap, at, parent)) return;
    swap(heap, at, parent);
    at = parent;
  }
};

const sink = (heap: Entry[]): void => {
  let at = 0;
  for (;;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const child = isBefore(heap, right, left) ? right : left;
    if (!isBefore(heap, child, at)) return;
    swap(heap, at, child);
    at = child;
  }
};

export const createQueue = (): Queue => {
  const heap: Entry[] = [];
  let created = 0;
  const tasksOf = new Map<string, number>();
  const key = (host: string, time: number) => `${String(time)} ${host}`;
  const count = ({ host, time }: Task, change: number): void => {
    if (host === null) return;
    const left = (tasksOf.get(key(host, time)) ?? 0) + change;
    if (left > 0) tasksOf.set(key(host, time), left);
    else tasksOf.delete(key(host, time));
  };
  return {
    next: () => heap[0]?.time ?? Infinity,
    concerns: (host, time) => tasksOf.has(key(host, time)),
    add: (task) => {
      count(task, 1);
      heap.push({ ...task, order: created++ });
      rise(heap, heap.length - 1);
    },
    take: () => {
      const first = heap[0];
      if (first !== undefined) count(first, -1);
      const last = heap.pop();
      if (heap.length > 0 && last !== undefined) {
        heap[0] = last;
        sink(heap);
      }
      return first;
    },
  };
};
