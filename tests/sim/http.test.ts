/** Programs of HTTP over the model's TCP: RFC 9110, 9112 and 9113 as far as connections go. */
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/lessons/ask.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';
import { carriersOf, messagesOf } from '../../src/trace/messages.ts';
import type { HostId, Message, Trace } from '../../src/trace/trace.ts';
import type { Written } from './scenes.ts';

const runOf = (id: string): Trace => run(fromCatalogue(id)!);

const three = [{ path: '/1' }, { path: '/2' }, { path: '/3' }];

/** A browser at A and a server at B, 50 ms apart, and what else is said of them. */
const exchange = (client: Written, server: Written = {}, others: Written = {}): Trace =>
  run(
    validate({
      version: 1,
      hosts: { A: { iss: 100 }, B: { iss: 300 } },
      options: { listener: 'children' },
      link: { delay: 0.05 },
      applications: {
        A: {
          kind: 'http',
          role: 'client',
          to: { host: 'B', port: 80 },
          requests: three,
          ...client,
        },
        B: { kind: 'http', role: 'server', ...server },
      },
      ...others,
    }),
  );

/** `A calls connect a1` */
const callsOf = (trace: Trace): readonly string[] =>
  trace.events.flatMap((event) =>
    event.kind === 'call' ? [`${event.host} ${event.call} ${event.socket ?? ''}`] : [],
  );

const refused = (trace: Trace) =>
  trace.events.filter((event) => event.kind === 'call' && event.refused !== undefined);

/** The states that a socket goes through, in order. */
const statesOf = (trace: Trace, socket: string): readonly string[] =>
  trace.events
    .filter((event) => event.socket === socket && event.before !== event.after)
    .map(({ after }) => after);

/** As the lessons count them. */
const counted = (what: 'connections' | 'roundTrips') => (trace: Trace) =>
  Number(answerOf({ of: 'count', what }, trace));
const connectionsOpened = counted('connections');
const roundTrips = counted('roundTrips');

/** How often a host came to TIME-WAIT; hosts that never did are not in it. */
const timeWaits = ({ events }: Trace): Partial<Record<HostId, number>> => {
  const arrivals = events.filter(
    ({ before, after }) => after === 'TIME-WAIT' && before !== 'TIME-WAIT',
  );
  return arrivals.reduce<Partial<Record<HostId, number>>>(
    (counts, { host }) => ({ ...counts, [host]: (counts[host] ?? 0) + 1 }),
    {},
  );
};

const named = ({ kind, method, path }: Message) => `${kind} ${method} ${path}`;

const responses = (trace: Trace) => messagesOf(trace).filter(({ kind }) => kind === 'response');
const requests = (trace: Trace) => messagesOf(trace).filter(({ kind }) => kind === 'request');

/** Everything that one socket's data segments carry, in order, none of it twice. */
const saidBy = (trace: Trace, host: string): string =>
  trace.segments
    .filter((segment) => segment.from === host && segment.retransmissionOf === null)
    .map(({ text = '' }) => text)
    .join('');

describe('three small requests over a link of 100 ms there and back', () => {
  it.each([
    ['http-one-connection-a-request', 3, 6, { B: 3 }],
    ['http-persistent', 1, 4, { B: 1 }],
    ['http-pipelined', 1, 2, { B: 1 }],
    ['http-multiplexed', 1, 2, { B: 1 }],
  ])('%s: %i connections, %i round trips, TIME-WAIT at %o', (id, connections, trips, waits) => {
    const trace = runOf(id);
    expect(connectionsOpened(trace)).toBe(connections);
    expect(roundTrips(trace)).toBe(trips);
    expect(Math.max(...responses(trace).map(({ readAt }) => readAt!))).toBeCloseTo(trips / 10, 9);
    expect(timeWaits(trace)).toEqual(waits);
    expect(responses(trace).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('take six round trips also where the listener itself becomes each connection', () => {
    const trace = exchange({ version: '1.0' }, {}, { options: { listener: 'single' } });
    expect([connectionsOpened(trace), roundTrips(trace)]).toEqual([3, 6]);
    expect(refused(trace)).toEqual([]);
  });

  it('take four where HTTP/1.0 keeps the connection, because both ends say so', () => {
    const trace = exchange({ version: '1.0 keep-alive' });
    expect([connectionsOpened(trace), roundTrips(trace)]).toEqual([1, 4]);
    expect(saidBy(trace, 'A').match(/Connection: keep-alive\r\n/g)).toHaveLength(3);
    expect(saidBy(trace, 'B').match(/Connection: keep-alive\r\n/g)).toHaveLength(3);
  });
});

describe('who closes', () => {
  it('is the server, with HTTP/1.0, each time', () => {
    const trace = runOf('http-one-connection-a-request');
    for (const number of [1, 2, 3]) {
      expect(statesOf(trace, `b${number}`)).toEqual([
        ...['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'],
      ]);
      expect(statesOf(trace, `a${number}`)).toEqual([
        ...['SYN-SENT', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'],
      ]);
    }
  });

  it('is whoever has waited long enough, with HTTP/1.1', () => {
    const server = exchange({}, { idleTimeoutSeconds: 5 });
    expect(timeWaits(server)).toEqual({ B: 1 });
    expect(server.events.find((event) => event.after === 'FIN-WAIT-1')?.time).toBe(5.35);
    const client = exchange({ idleTimeoutSeconds: 2 }, { idleTimeoutSeconds: 5 });
    expect(timeWaits(client)).toEqual({ A: 1 });
    expect(client.events.find((event) => event.after === 'FIN-WAIT-1')?.time).toBe(2.4);
    expect(client.endedAt).toBe(client.events.at(-1)!.time);
  });

  it('is nobody where nobody has a limit', () => {
    const trace = exchange({});
    expect(statesOf(trace, 'a1').at(-1)).toBe('ESTABLISHED');
    expect(trace.endedBecause).toBe('quiet');
  });

  it('is the server after as many requests as it answers on a connection, and it says so', () => {
    const trace = exchange({}, { maximumRequests: 2 });
    expect(connectionsOpened(trace)).toBe(2);
    expect(responses(trace).map((one) => one.keepsConnection)).toEqual([true, false, true]);
    expect(saidBy(trace, 'B').match(/Connection: close\r\n/g)).toHaveLength(1);
    expect(refused(trace)).toEqual([]);
  });

  it('may close its own direction only, and still reads', () => {
    const trace = exchange({ version: '1.0', requests: [{ path: '/1' }] }, { closes: 'shutdown' });
    expect(callsOf(trace)).toContain('B shutdown b1');
    expect(statesOf(trace, 'b1')).toContain('TIME-WAIT');
  });
});

describe('what is on the wire', () => {
  it('is a request line and few fields, `Connection` only where the version wants it', () => {
    const old = exchange({ version: '1.0', requests: [{ path: '/1' }] });
    expect(saidBy(old, 'A')).toBe('GET /1 HTTP/1.0\r\n\r\n');
    expect(saidBy(old, 'B')).toMatch(/^HTTP\/1\.0 200 OK\r\nContent-Length: 600\r\n\r\n0123/);
    const post = exchange({ requests: [{ method: 'POST', path: '/a', length: 12 }] });
    expect(saidBy(post, 'A')).toBe(
      'POST /a HTTP/1.1\r\nHost: example.com\r\nContent-Length: 12\r\n\r\n012345678901',
    );
    expect(saidBy(post, 'B')).not.toContain('Connection');
  });

  it('has no content in the response to HEAD, though its length is told', () => {
    const trace = exchange({ requests: [{ method: 'HEAD', path: '/1' }] });
    expect(saidBy(trace, 'B')).toBe('HTTP/1.1 200 OK\r\nContent-Length: 600\r\n\r\n');
  });

  it('is frames of RFC 9113 with HTTP/2: after the preface, lengths and streams fit', () => {
    const trace = exchange(
      { version: '2', requests: [{ path: '/1' }, { method: 'POST', path: '/2', length: 300 }] },
      { responseLength: 600, frameLength: 200 },
    );
    const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
    expect(saidBy(trace, 'A').startsWith(preface)).toBe(true);
    expect(framesOf(saidBy(trace, 'A').slice(preface.length))).toEqual([
      ...['SETTINGS 0', 'HEADERS 1 END', 'HEADERS 3', 'DATA 3 300 END'],
    ]);
    const answered = framesOf(saidBy(trace, 'B'));
    expect(answered[0]).toBe('SETTINGS 0');
    expect(octetsIn(answered, 1)).toBe(600);
    expect(octetsIn(answered, 3)).toBe(600);
    expect(answered.filter((frame) => frame.endsWith('END'))).toHaveLength(2);
  });

  it.each([0, 1, 127, 128, 255, 256, 383, 600, 16_384])(
    'is ASCII whatever the length, and whole: %i octets',
    (length) => {
      const client = { version: '2', requests: [{ path: '/1' }] };
      const trace = exchange(client, { responseLength: length, frameLength: 16_384 });
      expect(saidBy(trace, 'B')).toMatch(/^\p{ASCII}*$/u);
      expect(octetsIn(framesOf(saidBy(trace, 'B')), 1)).toBe(length);
      expect(responses(trace)[0]!.readBy).not.toBeNull();
    },
  );
});

/** `DATA 1 200 END`: the type of each frame, its stream, octets of data, and whether it is the last. */
function framesOf(octets: string): readonly string[] {
  if (octets === '') return [];
  const at = (index: number) => octets.charCodeAt(index);
  const length = (at(0) << 16) | (at(1) << 8) | at(2);
  const type = ['DATA', 'HEADERS', '', '', 'SETTINGS'][at(3)]!;
  const stream = String(at(8));
  const end = type !== 'SETTINGS' && (at(4) & 1) === 1 ? ['END'] : [];
  const frame = [type, stream, ...(type === 'DATA' ? [String(length)] : []), ...end].join(' ');
  return [frame, ...framesOf(octets.slice(9 + length))];
}

const octetsIn = (frames: readonly string[], stream: number): number =>
  frames
    .map((frame) => frame.split(' '))
    .filter(([type, of]) => type === 'DATA' && of === String(stream))
    .reduce((sum, [, , length]) => sum + Number(length), 0);

describe('answers', () => {
  const slow = { paths: { '/1': { thinkSeconds: 1 } } };
  const readAt = (trace: Trace) => responses(trace).map(({ path, readAt: at }) => [path, at]);

  it('come in the order of the requests with pipelining: who is slow holds up the others', () => {
    expect(readAt(exchange({ version: 'pipelined' }, slow))).toEqual([
      ['/1', 1.2],
      ['/2', 1.2],
      ['/3', 1.2],
    ]);
  });

  it('do not wait for one another in the streams of HTTP/2', () => {
    expect(readAt(exchange({ version: '2' }, slow))).toEqual([
      ['/2', 0.2],
      ['/3', 0.2],
      ['/1', 1.2],
    ]);
  });

  it('take turns there, a frame of each', () => {
    const trace = runOf('http-multiplexed');
    const turns = responses(trace)
      .flatMap(({ stream, parts }) => parts.map(({ writtenBy }) => ({ stream, writtenBy })))
      .toSorted((a, b) => a.writtenBy - b.writtenBy)
      .map(({ stream }) => stream);
    expect(turns).toEqual([1, 3, 5, 1, 3, 5]);
  });

  it('all wait for a lost segment, though it belongs to one stream', () => {
    const trace = runOf('http-multiplexed-loss');
    const lost = trace.segments.find(({ fate }) => fate === 'dropped')!;
    const owners = responses(trace).filter((one) => carriersOf(trace, one).includes(lost));
    expect(owners.map(({ stream }) => stream)).toEqual([3]);
    expect(readAt(trace)).toEqual([
      ['/1', 1.3],
      ['/2', 1.3],
      ['/3', 1.3],
    ]);
  });

  it('belong to their requests, over the same socket, back', () => {
    for (const id of ['http-one-connection-a-request', 'http-pipelined', 'http-multiplexed']) {
      const trace = runOf(id);
      for (const response of responses(trace)) {
        const request = requests(trace).find((one) => one.id === response.answers)!;
        expect(named(response)).toBe(named(request).replace('request', 'response'));
        expect([response.host, response.to]).toEqual([request.to, request.host]);
        expect(response.destinationPort).toBe(request.sourcePort);
        expect(response.stream).toBe(request.stream);
        expect(response.writtenAt).toBeGreaterThanOrEqual(request.readAt!);
      }
    }
  });
});

describe('a request that crosses the FIN of an idle timeout', () => {
  const sent = (trace: Trace) =>
    requests(trace).map(({ socket, method, failed = null, retryOf = null }) => ({
      ...{ socket, method, failed, retryOf },
    }));

  it('draws a reset; a GET is asked again on another connection', () => {
    const trace = runOf('http-close-race-get');
    expect(sent(trace)).toEqual([
      { socket: 'a1', method: 'GET', failed: null, retryOf: null },
      { socket: 'a1', method: 'GET', failed: 'closed', retryOf: null },
      { socket: 'a2', method: 'GET', failed: null, retryOf: 'm3' },
    ]);
    const request = requests(trace)[1]!;
    expect(request.readBy).toBeNull();
    const [carrier] = carriersOf(trace, request);
    const met = trace.events.find((event) => 'segment' in event && event.segment === carrier!.id)!;
    expect([met.before, met.after]).toEqual(['FIN-WAIT-1', 'CLOSED']);
    const reset = trace.segments.find(({ id }) => met.sent.includes(id))!;
    expect(reset.flags).toEqual(['RST']);
    expect(responses(trace).map(({ answers }) => answers)).toEqual(['m1', 'm4']);
  });

  it('draws a reset; a POST is not', () => {
    const trace = runOf('http-close-race-post');
    expect(sent(trace)).toEqual([
      { socket: 'a1', method: 'GET', failed: null, retryOf: null },
      { socket: 'a1', method: 'POST', failed: 'closed', retryOf: null },
    ]);
    expect(connectionsOpened(trace)).toBe(1);
    expect(trace.segments.filter(({ flags }) => flags.includes('RST')).length).toBeGreaterThan(0);
  });
});

describe('a connection that is lost', () => {
  const thinking = { thinkSeconds: 1 };
  const abort = { at: 0.5, host: 'B', socket: 'b1', call: 'abort' };
  const one = [{ path: '/1' }];

  it('is told to the program as its error, and what it had asked is asked again', () => {
    const trace = exchange({ requests: one }, thinking, { events: [abort] });
    const [first, second] = requests(trace);
    expect(first).toMatchObject({ failed: 'ECONNRESET', socket: 'a1' });
    expect(trace.events[first!.failedBy!]!.error).toBe('ECONNRESET');
    expect(second).toMatchObject({ retryOf: first!.id, socket: 'a2' });
    expect(responses(trace).map(({ answers }) => answers)).toEqual([second!.id]);
  });

  it('is not tried a third time, nor a second where the program does not retry', () => {
    const again = { ...abort, at: 1.2, socket: 'b2' };
    const twice = exchange({ requests: one }, thinking, { events: [abort, again] });
    expect(requests(twice).map(({ failed }) => failed)).toEqual(['ECONNRESET', 'ECONNRESET']);
    expect(connectionsOpened(twice)).toBe(2);
    const never = exchange({ requests: one, retry: false }, thinking, { events: [abort] });
    expect(requests(never)).toHaveLength(1);
  });

  it('takes with it what was in a pipeline; the rest is asked again, and nothing behind a POST', () => {
    const wanted = [{ path: '/1' }, { method: 'POST', path: '/2' }, { path: '/3' }];
    const plain = exchange({ version: 'pipelined', requests: wanted });
    expect(roundTrips(plain)).toBe(3);
    const lost = exchange({ version: 'pipelined', requests: wanted }, thinking, {
      events: [abort],
    });
    expect(requests(lost).map((request) => [request.socket, request.path])).toEqual([
      ['a1', '/1'],
      ['a1', '/2'],
      ['a2', '/1'],
      ['a2', '/3'],
    ]);
  });

  it('that never came about ends it: nobody is there', () => {
    const nobody = { B: { kind: 'http', role: 'server', port: 8080 } };
    const client = { kind: 'http', role: 'client', to: { host: 'B', port: 80 }, requests: three };
    const trace = exchange({}, {}, { applications: { A: client, ...nobody } });
    expect(messagesOf(trace)).toEqual([]);
    expect(trace.sockets.find(({ id }) => id === 'a1')!.error).toBe('ECONNREFUSED');
    expect(connectionsOpened(trace)).toBe(1);
  });

  it('with its host ends the program: it calls nothing any more', () => {
    for (const event of ['crash', 'kill']) {
      const trace = exchange({}, thinking, { events: [{ at: 0.5, host: 'B', event }] });
      const after = trace.events.filter(({ host, time }) => host === 'B' && time > 0.5);
      expect(after.filter(({ kind }) => kind === 'call')).toEqual([]);
      expect(responses(trace)).toEqual([]);
    }
  });
});

describe('two things called keep-alive', () => {
  const keepAlives = (trace: Trace) =>
    trace.events.filter((event) => event.kind === 'timer' && event.timer === 'keep-alive');

  it('HTTP acts first: a FIN after 75 idle seconds, and never a probe', () => {
    const trace = runOf('keep-alive-http-first');
    const [response] = responses(trace);
    const fin = trace.segments.find(({ flags }) => flags.includes('FIN'))!;
    expect(fin.from).toBe('B');
    expect(fin.sentAt - response!.writtenAt).toBeCloseTo(75, 9);
    expect(keepAlives(trace)).toEqual([]);
    expect(statesOf(trace, 'b1')).toEqual([
      ...['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'],
    ]);
    const armed = trace.events.find(
      (event) => event.socket === 'b1' && event.tcb?.timers['keep-alive'],
    );
    expect(armed).toBeDefined();
  });

  it('TCP alone: nine probes from 7,200 s on, 75 s apart, then a reset and ETIMEDOUT at 7,875 s', () => {
    const trace = runOf('keep-alive-tcp-first');
    const idleSince = 0.25;
    const expected = Array.from({ length: 10 }, (_, n) => 7200 + 75 * n + idleSince);
    expect(keepAlives(trace).map(({ time }) => time)).toEqual(expected);
    const last = keepAlives(trace).at(-1)!;
    expect(last).toMatchObject({ error: 'ETIMEDOUT', before: 'ESTABLISHED', after: 'CLOSED' });
    const sent = trace.segments.filter(({ sentAt, from }) => sentAt > 1 && from === 'B');
    const [next, probes] = [sent.at(-1)!.seq, sent.slice(0, -1)];
    expect(probes.map(({ seq }) => seq)).toEqual(Array<number>(9).fill(next - 1));
    expect(sent.at(-1)!.flags).toContain('RST');
  });
});

describe('a run of HTTP', () => {
  it('is the same each time', () => {
    for (const id of ['http-multiplexed-loss', 'http-close-race-get']) {
      expect(JSON.stringify(runOf(id))).toBe(JSON.stringify(runOf(id)));
    }
  });

  it('has its messages in the trace; a run without HTTP has none', () => {
    expect(runOf('http-pipelined').messages).toHaveLength(6);
    expect(runOf('three-way-handshake').messages).toBeUndefined();
  });

  it('knows each message by the octets that carry it, also where they were lost', () => {
    const trace = exchange(
      {},
      { responseLength: 5000 },
      { link: { delay: 0.05, loss: 0.1, seed: 4 } },
    );
    expect(responses(trace)).toHaveLength(3);
    for (const message of messagesOf(trace)) {
      const carried = carriersOf(trace, message);
      const octets = carried
        .filter(({ retransmissionOf }) => retransmissionOf === null)
        .reduce((sum, { length }) => sum + length, 0);
      expect(octets).toBe(message.length);
      expect(carried.every(({ from }) => from === message.host)).toBe(true);
      expect(trace.events[message.readBy!]!.time).toBe(message.readAt);
    }
  });
});
