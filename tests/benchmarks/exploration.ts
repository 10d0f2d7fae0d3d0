/** How many states explorations have, and how fast they are visited. */
import { freeChoice, handshakeAndClose, whyNotTwo, type Bounds } from '../../src/explore/bounds.ts';
import { exploreAll } from '../../src/explore/explore.ts';
import type { Row } from './run.ts';

const explorations: Readonly<Record<string, Bounds>> = {
  'handshake and close, 2 losses, 1 duplicate': handshakeAndClose,
  'the same, 1 reordering': { ...handshakeAndClose, reorderings: 1 },
  'why not two?': whyNotTwo,
  'SEND, CLOSE, ABORT at both ends, 1 loss, 1 duplicate': freeChoice,
};

export const exploration = (): Row[] =>
  Object.entries(explorations).map(([name, bounds]) => {
    const start = performance.now();
    const { visited, transitions, findings } = exploreAll(bounds);
    const milliseconds = performance.now() - start;
    return {
      exploration: name,
      states: visited,
      steps: transitions,
      findings: findings.length,
      ms: Math.round(milliseconds),
      'states per second': Math.round((visited / milliseconds) * 1000),
    };
  });
