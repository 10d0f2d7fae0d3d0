import { useEffect, useRef, useState } from 'react';
import type { Bounds } from '../explore/bounds.ts';
import type { Progress, Result } from '../explore/explore.ts';
import type { ExplorationMessage } from './exploration.worker.ts';

export type Exploration =
  | { readonly state: 'idle' | 'failed' }
  | { readonly state: 'running'; readonly progress: Progress }
  | { readonly state: 'done'; readonly result: Result; readonly seconds: number };

interface Exploring {
  readonly exploration: Exploration;
  readonly start: (bounds: Bounds) => void;
  readonly cancel: () => void;
}

const atFirst: Progress = { visited: 0, queued: 1 };

/** A worker that explores, and tells how far it is and what it finds. */
const exploring = (bounds: Bounds, show: (exploration: Exploration) => void): Worker => {
  const worker = new Worker(new URL('./exploration.worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.onmessage = ({ data }: MessageEvent<ExplorationMessage>) => {
    if (data.kind === 'progress') show({ state: 'running', progress: data.progress });
    else show({ state: 'done', result: data.result, seconds: data.seconds });
  };
  worker.onerror = () => {
    worker.terminate();
    show({ state: 'failed' });
  };
  worker.postMessage(bounds);
  return worker;
};

const running: Exploration = { state: 'running', progress: atFirst };

/**
 * One exploration at a time, in a worker that ends with it, with its dialog, or when cancelled. The
 * first may begin with the dialog.
 */
export const useExploration = (atOnce: Bounds | null = null): Exploring => {
  const [exploration, show] = useState<Exploration>(atOnce === null ? { state: 'idle' } : running);
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    if (atOnce !== null) worker.current = exploring(atOnce, show);
    return () => {
      worker.current?.terminate();
      worker.current = null;
    };
  }, [atOnce]);
  const start = (bounds: Bounds) => {
    worker.current?.terminate();
    show(running);
    worker.current = exploring(bounds, show);
  };
  const cancel = () => {
    worker.current?.terminate();
    show({ state: 'idle' });
  };
  return { exploration, start, cancel };
};
