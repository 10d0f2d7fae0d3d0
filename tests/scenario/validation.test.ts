/** A scenario that breaks the schema is refused with one message: where, what was found, what was expected. */
import { describe, expect, it } from 'vitest';
import { parseScenario, ScenarioError, validate } from '../../src/scenario/validate.ts';
import { stateNamed } from '../../src/scenario/states.ts';
import { states } from '../../src/tcp/machine.ts';

const hosts = { A: {}, B: {} };
const minimal = { version: 1, hosts };
const listen = { at: 0, host: 'B', call: 'listen', port: 80 };
const inject = {
  from: { host: 'A', port: 1 },
  to: { host: 'B', port: 2 },
  seq: 1,
  flags: ['SYN'] as string[],
};

const refusal = (act: () => unknown): ScenarioError => {
  try {
    act();
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

const withEvents = (...events: readonly unknown[]) => ({ ...minimal, events });

const browser = {
  ...{ kind: 'http', role: 'client', to: { host: 'B', port: 80 } },
  requests: [{ path: '/' }],
};
const browsing = (change: object) => ({
  ...minimal,
  applications: { A: { ...browser, ...change } },
});

describe('a scenario is refused', () => {
  it.each([
    ['that is not an object', 5, '', ['found 5', 'Object']],
    ['that is a list', [], '', ['found a list', 'an object']],
    ['of no version', { hosts }, 'version', ['found nothing', 'a value']],
    ['of another version', { version: 2, hosts }, 'version', ['found 2', 'expected 1']],
    ['without hosts', { version: 1 }, 'hosts', ['found nothing', 'a value']],
    ['with one host', { version: 1, hosts: { A: {} } }, 'hosts', ['two hosts or more']],
    ['without B', { version: 1, hosts: { A: {}, C: {} } }, 'hosts', ['the hosts A and B']],
    [
      'with too many hosts',
      {
        version: 1,
        hosts: Object.fromEntries(
          Array.from({ length: 17 }, (_, n) => [String.fromCharCode(65 + n), {}]),
        ),
      },
      'hosts',
      ['at most 16 hosts'],
    ],
    [
      'with a wrong kind',
      { version: 1, hosts: { A: { kind: 'udp' }, B: {} } },
      'hosts.A.kind',
      ['"udp"'],
    ],
    ['with a wrong ISS', { version: 1, hosts: { A: { iss: -1 }, B: {} } }, 'hosts.A.iss', ['-1']],
    [
      'with a wrong ISS in a list',
      { version: 1, hosts: { A: { iss: [1, 4294967296] }, B: {} } },
      'hosts.A.iss[1]',
      ['4294967296', '4294967295'],
    ],
    [
      'with too large a window',
      { version: 1, hosts: { A: { receiveWindow: 65536 }, B: {} } },
      'hosts.A.receiveWindow',
      ['65536', '65535'],
    ],
    ['with a probability above 1', { ...minimal, link: { loss: 2 } }, 'link.loss', ['found 2']],
    [
      'with a delay that is text',
      { ...minimal, link: { delay: '1' } },
      'link.delay',
      ['"1"', 'number'],
    ],
    ['with a negative time', { ...minimal, until: -1 }, 'until', ['found -1']],
    [
      'with a preset that is neither of the two',
      { ...minimal, preset: 'bsd' },
      'preset',
      ['"bsd"', '"rfc" or "linux"'],
    ],
    [
      'with an option that is not modelled',
      { ...minimal, options: { timestamps: true } },
      'options.timestamps',
      ['found true', 'not modelled yet'],
    ],
    [
      'with listeners of a kind that there is not',
      { ...minimal, options: { listener: 'twins' } },
      'options.listener',
      ['"twins"', 'children'],
    ],
    [
      'with events that are no list',
      { ...minimal, events: {} },
      'events',
      ['found an object', 'Array'],
    ],
    [
      'with an unknown call',
      withEvents(listen, { at: 0, host: 'A', call: 'dance' }),
      'events[1].call',
      ['"dance"', '"listen"'],
    ],
    [
      'with a call without its host',
      withEvents({ at: 0, call: 'close' }),
      'events[0].host',
      ['nothing'],
    ],
    ['with an event that is none', withEvents(3), 'events[0]', ['found 3']],
    ['with an event that is a list', withEvents([]), 'events[0]', ['found a list', 'an object']],
    [
      'with a time that is text',
      withEvents(listen, listen, listen, { ...listen, at: 'noon' }),
      'events[3].at',
      ['"noon"', 'number'],
    ],
    [
      'with a port that is none',
      withEvents({ ...listen, port: 70000 }),
      'events[0].port',
      ['70000'],
    ],
    [
      'with an unknown host event',
      withEvents({ at: 0, host: 'A', event: 'nap' }),
      'events[0].event',
      ['"nap"'],
    ],
    [
      'with an unknown host',
      withEvents({ ...listen, host: 'C' }),
      'events[0].host',
      ['"C"', 'A, B'],
    ],
    [
      'with an unknown host to connect to',
      withEvents({ at: 0, host: 'A', call: 'connect', to: { host: 'Z', port: 1 } }),
      'events[0].to.host',
      ['"Z"', 'A, B'],
    ],
    [
      'with an unknown host to inject from',
      withEvents({ at: 0, inject: { ...inject, from: { host: 'M', port: 1 } } }),
      'events[0].inject.from.host',
      ['"M"'],
    ],
    [
      'with an unknown host to wait for',
      withEvents({ when: { host: 'Q', state: 'CLOSED' }, host: 'A', call: 'close' }),
      'events[0].when.host',
      ['"Q"'],
    ],
    [
      'with an event at no time',
      withEvents({ host: 'A', call: 'close' }),
      'events[0]',
      ['0 moments'],
    ],
    [
      'with an event at two times',
      withEvents({ ...listen, afterEvent: 3 }),
      'events[0]',
      ['2 moments', 'at, when, afterEvent'],
    ],
    [
      'with a wait for nothing',
      withEvents({ when: { host: 'A' }, host: 'A', call: 'close' }),
      'events[0].when',
      ['either state or segment'],
    ],
    [
      'with a wait for two things',
      withEvents({ when: { state: 'CLOSED', segment: {} }, host: 'A', call: 'close' }),
      'events[0].when',
      ['either state or segment'],
    ],
    [
      'with a wait for a state that is none',
      withEvents({ when: { state: 'OPEN' }, host: 'A', call: 'close' }),
      'events[0].when.state',
      ['"OPEN"', 'ESTABLISHED'],
    ],
    [
      'with a send of nothing',
      withEvents({ at: 0, host: 'A', call: 'send' }),
      'events[0]',
      ['neither'],
    ],
    [
      'with a send of two things',
      withEvents({ at: 0, host: 'A', call: 'send', text: 'a', length: 1 }),
      'events[0]',
      ['expected one of them'],
    ],
    [
      'with an ACK number and no ACK flag',
      withEvents({ at: 0, inject: { ...inject, ack: 5 } }),
      'events[0].inject',
      ['ack exactly when ACK is in flags'],
    ],
    [
      'with an unknown flag',
      withEvents({ at: 0, inject: { ...inject, flags: ['ECE'] } }),
      'events[0].inject.flags[0]',
      ['"ECE"'],
    ],
    [
      'with an MSS that is no size',
      withEvents({ at: 0, inject: { ...inject, options: { maximumSegmentSize: 'big' } } }),
      'events[0].inject.options.maximumSegmentSize',
      ['"big"'],
    ],
    [
      'with an MSS of nothing',
      withEvents({ at: 0, inject: { ...inject, options: { maximumSegmentSize: 0 } } }),
      'events[0].inject.options.maximumSegmentSize',
      ['found 0'],
    ],
    [
      'with a fault of no known kind',
      { ...minimal, faults: [{ segment: {}, action: 'eat' }] },
      'faults[0].action',
      ['"eat"', '"drop"'],
    ],
    [
      'with a delay of no length',
      { ...minimal, faults: [{ segment: {}, action: 'delay' }] },
      'faults[0]',
      ['"by"'],
    ],
    [
      'with a segment number 0',
      { ...minimal, faults: [{ segment: { nth: 0 }, action: 'drop' }] },
      'faults[0].segment.nth',
      ['found 0'],
    ],
    [
      'with an unknown application',
      { ...minimal, applications: { B: 'http' } },
      'applications.B',
      ['found "http"', '"echo", "discard", "sleeping" or an object of the kind "http"'],
    ],
    [
      'with a program of another kind',
      browsing({ kind: 'ftp' }),
      'applications.A.kind',
      ['found "ftp"', '"http"'],
    ],
    [
      'with a program in no role',
      browsing({ role: 'proxy' }),
      'applications.A.role',
      ['found "proxy"', '"server"', '"client"'],
    ],
    [
      'with a version that no program speaks',
      browsing({ version: '3' }),
      'applications.A.version',
      ['found "3"', '"1.0", "1.0 keep-alive", "1.1", "pipelined" or "2"'],
    ],
    [
      'with a browser that asks for nothing',
      browsing({ requests: [] }),
      'applications.A.requests',
      ['>=1'],
    ],
    [
      'with a method that may not be used',
      browsing({ requests: [{ method: 'BREW', path: '/' }] }),
      'applications.A.requests[0].method',
      ['found "BREW"', 'GET, HEAD'],
    ],
    [
      'with a path that is none',
      browsing({ requests: [{ path: 'index.html' }] }),
      'applications.A.requests[0].path',
      ['found "index.html"', 'a path: "/"'],
    ],
    [
      'with a browser that calls nobody',
      browsing({ to: { host: 'X', port: 80 } }),
      'applications.A.to.host',
      ['found "X"', 'A, B'],
    ],
    [
      'with a server that thinks for less than nothing',
      { ...minimal, applications: { B: { kind: 'http', role: 'server', thinkSeconds: -1 } } },
      'applications.B.thinkSeconds',
      ['found -1'],
    ],
  ])('%s', (_, input, path, words) => {
    const error = refusal(() => validate(input));
    expect(error.path).toBe(path);
    for (const word of words) expect(error.message).toContain(word);
    expect(error.message.startsWith(path)).toBe(true);
    expect(error.message).toMatch(/found .*, expected /);
  });
});

describe('a file is refused', () => {
  it.each(['', '{', '{"version": 1,}', 'version: 1', '{"version": 1} {}'])(
    'that is no JSON: %s',
    (text) => {
      expect(refusal(() => parseScenario(text)).message).toMatch(/^This is not JSON: /);
    },
  );

  it('of ten million characters, at once', () => {
    const text = JSON.stringify({ ...minimal, title: 'x'.repeat(10_000_000) });
    const begun = performance.now();
    expect(refusal(() => parseScenario(text)).message).toMatch(
      /too large: found 9\.5 million characters, expected at most 1 million/,
    );
    expect(performance.now() - begun).toBeLessThan(100);
  });

  const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

  it.each([
    ['the file', deep(100_000), ''],
    ['the hosts', `{"version": 1, "hosts": ${deep(100_000)}}`, 'hosts'],
    [
      'an event',
      `{"version": 1, "hosts": {"A": {}, "B": {}}, "events": [${deep(100_000)}]}`,
      'events[0]',
    ],
  ])('with 100,000 levels in %s', (_, text, path) => {
    const error = refusal(() => parseScenario(text));
    expect(error.path).toBe(path);
    expect(error.message.length).toBeLessThan(500);
  });

  it('with 100,000 levels in the options of a segment', () => {
    const event = `{"at": 0, "inject": {"from": {"host": "A", "port": 1}, "to": {"host": "B", "port": 2},
      "seq": 1, "flags": ["SYN"], "options": {"sack": ${deep(100_000)}}}}`;
    const text = `{"version": 1, "hosts": {"A": {}, "B": {}}, "events": [${event}]}`;
    expect(refusal(() => parseScenario(text)).path).toMatch(/^events\[0\]\.inject\.options/);
  });
});

describe('a scenario is taken', () => {
  it('with two hosts and nothing else', () => {
    expect(validate(minimal)).toEqual(minimal);
  });

  it('without the keys that this version does not know', () => {
    const known = { ...minimal, link: { delay: 1 }, events: [listen] };
    const more = {
      ...known,
      comment: 'later',
      link: { delay: 1, colour: 'red' },
      hosts: { A: { os: 'x' }, B: {} },
      events: [{ ...listen, deferAccept: 5 }],
    };
    expect(validate(more)).toEqual(known);
  });

  it('with options that are named only to be off', () => {
    const off = { timestamps: false, invalidSegmentAckInterval: 0, listener: 'single' };
    expect(validate({ ...minimal, options: off }).options).toEqual(off);
  });

  it('with the options of a segment, whatever their names', () => {
    const options = { maximumSegmentSize: 1460, windowScale: 7, sack: [1, 2], sackPermitted: true };
    const scenario = validate(withEvents({ at: 0, inject: { ...inject, options } }));
    expect(scenario.events?.[0]).toMatchObject({ inject: { options } });
  });
});

describe('the names of states', () => {
  it.each(states.map((state) => [state] as const))('%s, in any spelling', (state) => {
    const lower = state.toLowerCase().replaceAll('-', '_');
    expect([stateNamed(state), stateNamed(lower), stateNamed(` ${state} `)]).toEqual([
      state,
      state,
      state,
    ]);
  });

  it.each([
    ['SYN_RCVD', 'SYN-RECEIVED'],
    ['SYN_RECV', 'SYN-RECEIVED'],
    ['ESTAB', 'ESTABLISHED'],
    ['FIN_WAIT1', 'FIN-WAIT-1'],
    ['FIN_WAIT_2', 'FIN-WAIT-2'],
    ['CLOSE', 'CLOSED'],
  ])('%s is %s', (alias, state) => {
    expect(stateNamed(alias)).toBe(state);
  });

  it('end here', () => {
    expect(stateNamed('OPEN')).toBeUndefined();
  });
});
