/** A run answers what became of a request, and of its response. */
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/lessons/ask.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import type { Ask } from '../../src/scenario/teaching.ts';
import { run } from '../../src/sim/run.ts';
import { scene } from '../sim/scenes.ts';

type MessageAsk = Extract<Ask, { of: 'message' }>;

const traceOf = (id: string) => run(fromCatalogue(id)!);

const asked = (
  trace: ReturnType<typeof run>,
  field: MessageAsk['field'],
  message: MessageAsk['message'],
) => answerOf({ of: 'message', message, field }, trace);

/** Three requests of which the first takes the server a second. */
const slowFirst = (version: string) =>
  run(
    scene([], {
      link: { delay: 0.05 },
      options: { listener: 'children' },
      applications: {
        A: {
          ...{ kind: 'http', role: 'client', to: { host: 'B', port: 80 }, version },
          requests: [{ path: '/1' }, { path: '/2' }, { path: '/3' }],
        },
        B: { kind: 'http', role: 'server', paths: { '/1': { thinkSeconds: 1 } } },
      },
    }),
  );

describe('a request under which the connection was closed', () => {
  it('is asked again if it is a GET', () => {
    const trace = traceOf('http-close-race-get');
    const request = { kind: 'request', path: '/2' } as const;
    expect(asked(trace, 'failed', request)).toBe('closed');
    expect(asked(trace, 'again', request)).toBe('yes');
    expect(asked(trace, 'failed', { ...request, nth: 2 })).toBe('none');
    expect(asked(trace, 'again', { ...request, nth: 2 })).toBe('no');
  });

  it('is not asked again if it is a POST, and has no response', () => {
    const trace = traceOf('http-close-race-post');
    expect(asked(trace, 'again', { kind: 'request', method: 'POST' })).toBe('no');
    expect(asked(trace, 'seconds', { kind: 'request', method: 'POST' })).toBe('none');
    expect(asked(trace, 'place', { kind: 'response', path: '/2' })).toBe('none');
  });
});

describe('a response', () => {
  const place = (version: string, path: string) =>
    asked(slowFirst(version), 'place', { kind: 'response', path });

  it('waits behind a slow one in a pipeline', () => {
    expect(['/1', '/2', '/3'].map((path) => place('pipelined', path))).toEqual(['1', '2', '3']);
  });

  it('overtakes a slow one in a stream of its own', () => {
    expect(['/1', '/2', '/3'].map((path) => place('2', path))).toEqual(['3', '1', '2']);
  });

  it('comes after so many seconds', () => {
    const response = { kind: 'response', path: '/3' } as const;
    expect(asked(traceOf('http-persistent'), 'seconds', response)).toBe('0.4');
  });
});

describe('the field Connection', () => {
  const sent = (version: string) =>
    asked(slowFirst(version), 'connection', { kind: 'request', path: '/1' });

  it('asks for persistence in HTTP/1.0 only', () => {
    expect(sent('1.0 keep-alive')).toBe('keep-alive');
    expect([sent('1.0'), sent('1.1'), sent('2')]).toEqual(['none', 'none', 'none']);
  });
});
