/** Makes a run in slices of time, so that the page stays alive meanwhile. */
import type { Scenario } from '../scenario/schema.ts';
import { steps } from '../sim/run.ts';
import type { Trace, TraceEvent } from '../trace/trace.ts';

const sliceMilliseconds = 12;

/** To tell how far it is makes the page render; more often than this nobody reads it. */
const tellMilliseconds = 200;

/** The most events of a run on the page; the command line makes longer ones. */
export const pageLimit = 100_000;

/** Lets the browser paint and take input. A message comes sooner than a timer does. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

export interface RunningOptions {
  /** How many events there are so far, a few times a second. */
  readonly onProgress: (events: number) => void;
  /** A run that is no longer wanted is given up between two slices. */
  readonly signal: AbortSignal;
  readonly now?: () => number;
  /** So many events are enough. */
  readonly limit?: number;
}

export const runInSlices = async (
  scenario: Scenario,
  { onProgress, signal, now = () => performance.now(), limit = pageLimit }: RunningOptions,
): Promise<Trace<Scenario>> => {
  const events: TraceEvent[] = [];
  const running = steps(scenario, limit);
  let told = now();
  for (let end = now() + sliceMilliseconds; ;) {
    const { done, value } = running.next();
    if (done === true) return { ...value, events };
    events.push(value);
    if (now() < end) continue;
    if (now() >= told + tellMilliseconds) {
      onProgress(events.length);
      told = now();
    }
    await breathe();
    signal.throwIfAborted();
    end = now() + sliceMilliseconds;
  }
};
