import { describe, expect, it } from 'vitest';
import {
  carriersOf,
  counterpart,
  messageNamed,
  messagesAt,
  messagesOf,
} from '../../src/trace/messages.ts';
import { shownTrace } from '../../src/trace/shown.ts';
import { runOf } from '../draw/runs.ts';

const persistent = runOf('http-persistent');
const race = runOf('http-close-race-get');

describe('the messages at a step', () => {
  it('are those begun before it, each as far as it is', () => {
    const lines = (step: number) =>
      messagesAt(persistent, step).map(({ message, standing }) => `${message.id} ${standing}`);
    expect(lines(0)).toEqual([]);
    expect(lines(4)).toEqual([]);
    expect(lines(5)).toEqual(['m1 underway']);
    expect(lines(6)).toEqual(['m1 read']);
    expect(lines(7)).toEqual(['m1 read', 'm2 underway']);
    expect(lines(persistent.events.length)).toHaveLength(6);
  });

  it('grow, where streams take turns', () => {
    const trace = runOf('http-multiplexed');
    const first = messagesOf(trace).find(({ kind }) => kind === 'response')!;
    const written = first.parts.map(
      ({ writtenBy }) =>
        messagesAt(trace, writtenBy + 1).find(({ message }) => message === first)!.written,
    );
    expect(written).toEqual([first.parts[0]!.length, first.length]);
  });

  it('have failed from the event on that told it', () => {
    const failed = messagesOf(race).find((one) => one.failed !== undefined)!;
    const at = (step: number) =>
      messagesAt(race, step).find(({ message }) => message === failed)?.standing;
    expect(at(failed.failedBy!)).toBe('underway');
    expect(at(failed.failedBy! + 1)).toBe('failed');
  });
});

it('a request and its response name each other; one that failed has none', () => {
  const [request, response] = messagesOf(persistent);
  expect(counterpart(persistent, request!)).toBe(response);
  expect(counterpart(persistent, response!)).toBe(request);
  const failed = messagesOf(race).find((one) => one.failed !== undefined)!;
  expect(counterpart(race, failed)).toBeUndefined();
  expect(messageNamed(race, failed.id)).toBe(failed);
  expect(messageNamed(race, 'm99')).toBeUndefined();
});

describe('the segments that carry a message', () => {
  it('are the same however the run is shown', () => {
    const shown = shownTrace(persistent, 'netstat', 'relative');
    for (const message of messagesOf(shown)) {
      const ids = carriersOf(shown, message).map(({ id }) => id);
      expect(ids).toEqual(carriersOf(persistent, message).map(({ id }) => id));
      expect(ids).not.toEqual([]);
    }
  });

  it('are the repetitions, too', () => {
    const trace = runOf('http-multiplexed-loss');
    const second = messagesOf(trace).find((one) => one.kind === 'response' && one.stream === 3)!;
    const carriers = carriersOf(trace, second);
    expect(carriers.filter(({ retransmissionOf }) => retransmissionOf !== null)).toHaveLength(1);
  });
});

it('a run whose programs say nothing has no messages', () => {
  expect(messagesAt(runOf('four-way-close'), 5)).toEqual([]);
});
