/** What is still to happen, earliest first; ties by phase, then by creation. A binary heap. */

/** The order of an instant: arrivals and losses come before what programs and people do. */
export const phases = { arrival: 0, call: 1 } as const;

export interface Task {
  /** Microseconds. */
  readonly time: number;
  readonly phase: number;
  readonly run: () => void;
}

export interface Queue {
  readonly next: () => number;
  readonly add: (task: Task) => void;
  readonly take: () => Task | undefined;
}

interface Entry extends Task {
  readonly order: number;
}

const before = (a: Entry, b: Entry): boolean =>
  a.time !== b.time ? a.time < b.time : a.phase !== b.phase ? a.phase < b.phase : a.order < b.order;

const rise = (heap: Entry[], start: number): void => {
  let at = start;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const [low, high] = [heap[at] as Entry, heap[parent] as Entry];
    if (!before(low, high)) return;
    heap[at] = high;
    heap[parent] = low;
    at = parent;
  }
};

const sink = (heap: Entry[]): void => {
  let at = 0;
  for (;;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let least = at;
    for (const child of [left, right]) {
      const [entry, best] = [heap[child], heap[least] as Entry];
      if (entry !== undefined && before(entry, best)) least = child;
    }
    if (least === at) return;
    const moved = heap[at] as Entry;
    heap[at] = heap[least] as Entry;
    heap[least] = moved;
    at = least;
  }
};

export const createQueue = (): Queue => {
  const heap: Entry[] = [];
  let created = 0;
  return {
    next: () => heap[0]?.time ?? Infinity,
    add: (task) => {
      heap.push({ ...task, order: created++ });
      rise(heap, heap.length - 1);
    },
    take: () => {
      const first = heap[0];
      const last = heap.pop();
      if (heap.length > 0 && last !== undefined) {
        heap[0] = last;
        sink(heap);
      }
      return first;
    },
  };
};
