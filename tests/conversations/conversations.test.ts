/** Real conversations of Linux kernels: the model sends the same segments and has the same states. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  latenessOf,
  replay,
  segmentsOfKernel,
  segmentsOfModel,
  statesOfKernel,
  statesOfModel,
  type Conversation,
} from './conversation.ts';

const folder = new URL('recorded/', import.meta.url);

/** What needs data transfer, which is not modelled yet. */
const later = new Set(['s21_fast_retransmit']);

const conversations = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Conversation)
  .filter(({ name }) => !later.has(name));

describe.each(conversations.map((conversation) => [conversation.name, conversation] as const))(
  '%s',
  (_, conversation) => {
    const trace = replay(conversation);

    test('the model sends the same segments in the same order', () => {
      expect(segmentsOfModel(trace)).toEqual(segmentsOfKernel(conversation));
    });

    // A machine takes some milliseconds for what takes the model no time; a delayed ACK waits 40.
    test('each segment leaves within 20 ms of the kernel’s', () => {
      expect(latenessOf(conversation, trace)).toBeLessThan(0.02);
    });

    test.each(['A', 'B'] as const)('%s goes through the same states', (host) => {
      expect(statesOfModel(trace, host)).toEqual(statesOfKernel(conversation, host));
    });
  },
);
