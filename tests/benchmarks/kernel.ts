/** Facts per second of the model and of a kernel, and what the two exchange over a TUN device. */
import { spawnSync } from 'node:child_process';
import { questions } from '../linux/facts.ts';
import { askModel } from '../linux/model-facts.ts';
import type { Row } from './run.ts';

interface Live {
  readonly factsPerSecond: number;
  readonly toKernel: number;
  readonly toModel: number;
}

/** Null where this machine has no network namespaces for us; the reason is on standard error. */
const measureLive = (): Live | null => {
  const scripts = ['tests/linux/namespace.js', 'node', 'tests/typescript.js'];
  const { status, stdout } = spawnSync('node', [...scripts, 'tests/linux/measure.ts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return status === 0 ? (JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Live) : null;
};

const modelFactsPerSecond = (): number => {
  const from = performance.now();
  for (const question of questions) askModel('linux', question);
  return (questions.length / (performance.now() - from)) * 1000;
};

export const kernel = (): Row[] => {
  const live = measureLive();
  return [
    { what: 'facts of the model per second', value: Math.round(modelFactsPerSecond()) },
    ...(live === null
      ? []
      : [
          { what: 'facts of the kernel per second', value: Math.round(live.factsPerSecond) },
          { what: 'text from the model to the kernel, MB/s', value: live.toKernel.toFixed(1) },
          { what: 'text from the kernel to the model, MB/s', value: live.toModel.toFixed(1) },
        ]),
  ];
};
