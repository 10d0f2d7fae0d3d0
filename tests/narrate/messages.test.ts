import { expect, test } from 'vitest';
import { narrate } from '../../src/narrate/narrate.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { runOf } from '../draw/runs.ts';

const told = (trace: Trace, index: number): readonly string[] =>
  (['en', 'zh'] as const).map((language) => narrate(trace, trace.events[index]!, language).plain);

const messages = (trace: Trace) => trace.messages!;

test('a program writes a request, and the other has it', () => {
  const trace = runOf('http-persistent');
  const [request, response] = messages(trace);
  const [en, zh] = told(trace, request!.parts[0]!.writtenBy);
  expect(en).toContain('This writes the request GET /1.');
  expect(zh).toContain('写入的是请求GET /1。');
  const [read, readZh] = told(trace, request!.readBy!);
  expect(read).toContain('Now the application has the whole of the request GET /1.');
  expect(readZh).toContain('至此，应用程序完整读到了请求GET /1。');
  const [answered, answeredZh] = told(trace, response!.parts[0]!.writtenBy);
  expect(answered).toContain('This writes the response to GET /1: 200.');
  expect(answeredZh).toContain('写入的是GET /1的响应，状态码200。');
});

test('streams are written by turns, and all come at once behind a gap', () => {
  const trace = runOf('http-multiplexed-loss');
  const last = messages(trace).findLast(({ kind }) => kind === 'response')!;
  const [en, zh] = told(trace, last.parts[1]!.writtenBy);
  expect(en).toContain('This writes part 2 of 2 of the response to GET /3, in stream 5.');
  expect(zh).toContain('写入的是GET /3的响应（流5），第2部分，共2部分。');
  expect(told(trace, last.readBy!)[0]).toContain(
    'the response to GET /1, the response to GET /2, and the response to GET /3.',
  );
});

test('a request that will have no response: what becomes of it depends on its method', () => {
  const [get, post] = (['get', 'post'] as const).map((method) => {
    const trace = runOf(`http-close-race-${method}`);
    return told(trace, messages(trace).find((one) => one.failed !== undefined)!.failedBy!);
  });
  expect(get![0]).toContain('GET is idempotent, so it is sent again on another connection.');
  expect(get![1]).toContain('GET是幂等的，所以换一条连接重发。');
  expect(post![0]).toContain('POST is not idempotent: it is not sent again by itself.');
  expect(post![1]).toContain('POST不是幂等的，所以不会自动重发。');
  const trace = runOf('http-close-race-get');
  const again = messages(trace).find((one) => one.retryOf !== undefined)!;
  expect(told(trace, again.parts[0]!.writtenBy)[0]).toContain('the request GET /2 once more.');
});
