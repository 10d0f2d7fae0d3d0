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

/** One exploration at a time, in a worker that ends with it, with its dialog, or when cancelled. */
export const useExploration = (): Exploring => {
  const [exploration, show] = useState<Exploration>({ state: 'idle' });
  const worker = useRef<Worker | null>(null);
  const stop = () => {
    worker.current?.terminate();
    worker.current = null;
  };
  useEffect(() => stop, []);
  const start = (bounds: Bounds) => {
    stop();
    show({ state: 'running', progress: atFirst });
    const exploring = new Worker(new URL('./exploration.worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.current = exploring;
    exploring.onmessage = ({ data }: MessageEvent<ExplorationMessage>) => {
      if (data.kind === 'progress') show({ state: 'running', progress: data.progress });
      else show({ state: 'done', result: data.result, seconds: data.seconds });
    };
    exploring.onerror = () => {
      stop();
      show({ state: 'failed' });
    };
    exploring.postMessage(bounds);
  };
  const cancel = () => {
    stop();
    show({ state: 'idle' });
  };
  return { exploration, start, cancel };
};
