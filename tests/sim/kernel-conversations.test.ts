/**
 * Real conversations between two Linux kernels (`tests/linux/captures`): given the same calls, initial
 * numbers and wire, the model sends the same segments and goes through the same states.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/sim/run.ts';
import { scenarioOf, sentByKernel, sentByModel, statesOf } from '../linux/captured.ts';
import type { Conversation } from '../linux/conversation.ts';

const folder = 'tests/linux/captures';
const conversations = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Conversation,
);

describe.each(conversations)('$name: $doc', (conversation) => {
  const trace = run(scenarioOf(conversation));

  it.each(['A', 'B'] as const)('%s sends the same segments in the same order', (end) => {
    const lines = (sent: ReturnType<typeof sentByModel>) => sent.map(({ line }) => line);
    expect(lines(sentByModel(trace, end))).toEqual(lines(sentByKernel(conversation, end)));
  });

  it('goes through the same states at both ends', () => {
    const { kernel, model } = statesOf(conversation, trace);
    expect(model).toEqual(kernel);
  });
});
