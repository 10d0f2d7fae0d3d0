/** Explores beside the page, so that the page stays alive. To cancel it, terminate the worker. */
import type { Bounds } from '../explore/bounds.ts';
import { explore, type Progress, type Result } from '../explore/explore.ts';

export type ExplorationMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: Result; readonly seconds: number };

const tell = (message: ExplorationMessage) => {
  postMessage(message);
};

addEventListener('message', ({ data }: MessageEvent<Bounds>) => {
  const start = performance.now();
  const exploring = explore(data);
  for (;;) {
    const { done, value } = exploring.next();
    if (done === true) {
      tell({ kind: 'done', result: value, seconds: (performance.now() - start) / 1000 });
      return;
    }
    tell({ kind: 'progress', progress: value });
  }
});
