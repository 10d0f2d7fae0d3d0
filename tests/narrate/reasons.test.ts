/** What a sentence gives as the reason is so in the run. */
import { describe, expect, it } from 'vitest';
import { narrate } from '../../src/narrate/narrate.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import type { Scenario, ScenarioEvent } from '../../src/scenario/schema.ts';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';

const scenarioOf = (id: string): Scenario => fromCatalogue(id)!;

const told = (trace: Trace, step: number) => {
  const event = trace.events[step - 1]!;
  return [narrate(trace, event, 'en').plain, narrate(trace, event, 'zh').plain];
};

/** What is said of these calls, made at once after the handshake. */
const calling = (...calls: readonly object[]) => {
  const scenario = scenarioOf('three-way-handshake');
  const events = calls.map((call, at) => ({ host: 'A', ...call, afterEvent: 4 + at }));
  const trace = run({
    ...scenario,
    events: [...(scenario.events ?? []), ...(events as unknown as readonly ScenarioEvent[])],
  });
  return told(trace, 5 + calls.length);
};

describe('a refused call', () => {
  it.each(['send', 'receive', 'shutdown', 'close'])(
    'after close() is told that the program has closed the socket: %s()',
    (call) => {
      const [en, zh] = calling(
        { call: 'close' },
        { call, ...(call === 'receive' && { length: 5 }) },
      );
      expect(en).toContain(`${call}() is refused with error: connection closing`);
      expect(en).toContain('because its program has closed the socket with close().');
      expect(zh).toContain('程序已用close()关闭了这个套接字');
    },
  );

  it('on a name that no socket has is told so', () => {
    const [en, zh] = calling({ call: 'send', text: 'hi', socket: 'zz' });
    expect(en).toContain('because it has no socket zz.');
    expect(zh).toContain('没有名为zz的套接字');
  });
});

describe('a keep-alive that nobody answers', () => {
  const trace = run(scenarioOf('keep-alive-dead'));
  const [first, second] = trace.events.flatMap(({ kind, index, ...event }) =>
    kind === 'timer' && 'timer' in event && event.timer === 'keep-alive' ? [index + 1] : [],
  ) as [number, number];

  it('is lost as a probe, not as an ACK', () => {
    const loss = trace.events.findIndex(({ kind }, index) => kind === 'loss' && index >= first) + 1;
    const [en, zh] = told(trace, loss);
    expect(en).toContain('Its keep-alive probe is lost on the way');
    expect(en).not.toContain('An ACK has no timer');
    expect(zh).toContain('保活探测在途中丢失');
  });

  it('ends with an RST, which is lost as an RST', () => {
    const [en, zh] = told(trace, trace.events.length);
    expect(en).toBe(
      'Client: Its RST is lost on the way. An RST is not repeated, so the other end knows nothing of it.',
    );
    expect(zh).toBe('客户端：发出的RST在途中丢失。RST不会重传，所以对端并不知情。');
  });

  it('is followed by another, which counts from the one before', () => {
    expect(told(trace, first)[0]).toContain('Nothing was heard for');
    const [en, zh] = told(trace, second);
    expect(en).toContain('The last keep-alive brought no answer in 2 s, so it sends another');
    expect(zh).toContain('上一个保活探测发出2 秒后仍无回应，于是再发一个');
  });
});

describe('close() on a connection that was shut down', () => {
  it.each([
    ['FIN-WAIT-1', 'is on its way already', 'FIN早已发出，'],
    ['TIME-WAIT', 'was acknowledged already', 'FIN早已发出并得到确认，'],
  ])('in %s says what became of the FIN', (state, inEnglish, inChinese) => {
    const scenario = scenarioOf('four-way-close');
    const shut = (scenario.events ?? []).map((event) =>
      'call' in event && event.call === 'close' ? { ...event, call: 'shutdown' as const } : event,
    );
    const before = run({ ...scenario, events: shut });
    const at = before.events.findIndex(({ host, after }) => host === 'A' && after === state);
    const close = { host: 'A', call: 'close', afterEvent: at } as const;
    const trace = run({ ...scenario, events: [...shut, close] });
    const [en, zh] = told(trace, at + 2);
    expect(en).toContain(`Its FIN ${inEnglish}`);
    expect(zh).toContain(inChinese);
  });
});

it('a connection that is over leaves its listener, and both are told', () => {
  const trace = run({ ...scenarioOf('four-way-close'), preset: 'linux' });
  const over = trace.events.findIndex(({ host, after }) => host === 'B' && after === 'CLOSED');
  const [en, zh] = told(trace, over + 1);
  expect(en).toMatch(/CLOSED\. The listener stays in LISTEN\.$/);
  expect(zh).toMatch(/监听套接字仍处于LISTEN。$/);
});

it('what the link lets go, the link tells', () => {
  const scenario = scenarioOf('four-way-close');
  const segment = { from: 'A', flags: ['ACK'], nth: 2 } as const;
  const release = { at: 2, host: 'A', event: 'release', segment } as const;
  const trace = run({
    ...scenario,
    faults: [{ segment, action: 'hold' }] as never,
    events: [...(scenario.events ?? []), release] as never,
  });
  const step = trace.events.findIndex(({ kind }) => kind === 'host') + 1;
  expect(told(trace, step)).toEqual([
    'Link: It lets go of what it held.',
    '链路：放行先前扣住的报文段。',
  ]);
});

it('a timer that grows to its maximum does not double', () => {
  const events = [{ afterEvent: 4, host: 'B', event: 'unplug' } as const].concat();
  const scenario = scenarioOf('three-way-handshake');
  const sent = { afterEvent: 5, host: 'A', call: 'send', text: 'hi' } as const;
  const trace = run({
    ...scenario,
    events: [...(scenario.events ?? []), ...events, sent] as never,
    options: { ...scenario.options, maximumRTO: 60 } as never,
  });
  const grown = trace.events.flatMap(({ rules, index }) =>
    rules.includes('rfc6298:5.5') ? [told(trace, index + 1)[0]!] : [],
  );
  expect(grown.filter((sentence) => sentence.includes('doubles to 32 s'))).toHaveLength(1);
  expect(grown.filter((sentence) => sentence.includes('grows to 1 min, its maximum'))).toHaveLength(
    1,
  );
});

it.each([
  ['automatic', 'Now the 5 bytes that came with the SYN go to the application.', 'SYN到达的5字节'],
  [
    'manual',
    'What came with the SYN counts now. 5 bytes wait for the application',
    '才算收下。5字节',
  ],
])(
  'an ACK without data is not said to bring bytes: reading is %s',
  (read, inEnglish, inChinese) => {
    const [toB, toListener] = [
      { from: { host: 'A', port: 49152 } },
      { to: { host: 'B', port: 80 } },
    ];
    const syn = { ...toB, ...toListener, seq: 100, flags: ['SYN'], text: 'GET /' };
    const scenario = scenarioOf('three-way-handshake');
    const setting = { at: 0, host: 'B', call: 'setOption', socket: 'listener', read } as const;
    const trace = run({
      ...scenario,
      options: { textOnSyn: 'queue' },
      events: [setting, ...(scenario.events ?? []), { at: 0, inject: syn }] as never,
      faults: [{ segment: { from: 'A', flags: ['SYN'], nth: 1 }, action: 'drop' }] as never,
    });
    const taken = trace.events.findIndex(({ rules }) => rules.includes('rfc9293:3.10.7.4/7'));
    const [en, zh] = told(trace, taken + 1);
    expect(en).toContain(inEnglish);
    expect(en).not.toContain('0 bytes');
    expect(zh).toContain(inChinese);
  },
);

describe('TIME-WAIT starts again', () => {
  const restart = (id: string) => {
    const trace = run(scenarioOf(id));
    return told(trace, trace.events.findIndex(({ rules }) => rules.includes('decision:D4')) + 1);
  };

  it('for a repeated FIN, since the last ACK may have been lost', () => {
    const [en, zh] = restart('last-ack-lost');
    expect(en).toContain('The repeated FIN arrives: its last ACK may have been lost, so TIME-WAIT');
    expect(zh).toContain('可能是最后的ACK丢失了');
  });

  it.each([
    ['old-segment-time-wait', 'SEQ = 300, which is nothing new', 'SEQ = 300是早已收过的内容'],
    ['time-wait-protected', 'SEQ = 50, which lies before 301, outside', 'SEQ = 50在期望的301之前'],
  ])('for another old segment, which says nothing of it: %s', (id, inEnglish, inChinese) => {
    const [en, zh] = restart(id);
    expect(en).toContain(inEnglish);
    expect(en).toContain('TIME-WAIT starts again: 2 MSL (4 min).');
    expect(en).not.toContain('may have been lost');
    expect(zh).toContain(inChinese);
    expect(zh).toContain('丢弃。TIME-WAIT重新计时，停留2MSL（4 分钟）。');
    expect(zh).not.toContain('ACK丢失');
  });
});

describe('an option is told by the name that a program knows it by', () => {
  const setting = (options: object) => calling({ call: 'setOption', socket: 'a', ...options });

  it.each([
    [{ linger: 0 }, 'SO_LINGER = 0 s', 'SO_LINGER = 0 秒'],
    [{ linger: false }, 'SO_LINGER = off', 'SO_LINGER = 关闭'],
    [{ reuseAddress: true }, 'SO_REUSEADDR', 'SO_REUSEADDR'],
    [{ receiveBuffer: 4000 }, 'SO_RCVBUF = 4,000', 'SO_RCVBUF = 4,000'],
    [
      { keepAlive: true, keepAliveIdle: 2, keepAliveInterval: 1, keepAliveCount: 3 },
      'SO_KEEPALIVE, TCP_KEEPIDLE = 2 s, TCP_KEEPINTVL = 1 s, and TCP_KEEPCNT = 3',
      'SO_KEEPALIVE、TCP_KEEPIDLE = 2 秒、TCP_KEEPINTVL = 1 秒和TCP_KEEPCNT = 3',
    ],
  ])('%j', (options, inEnglish, inChinese) => {
    const [en, zh] = setting(options);
    expect(en).toBe(`Client: The application sets ${inEnglish}.`);
    expect(zh).toBe(`客户端：应用程序设置套接字选项${inChinese}。`);
  });

  it.each([
    ['manual', 'takes bytes only when it calls receive()', '只在调用receive()时才取走'],
    ['automatic', 'takes all bytes as soon as they arrive', '数据一到，应用程序就立即取走'],
  ])('and reading is told as what the program does: %s', (read, inEnglish, inChinese) => {
    const [en, zh] = setting({ read });
    expect(en).toContain(inEnglish);
    expect(en).not.toContain('sets');
    expect(zh).toContain(inChinese);
    expect(zh).not.toContain('选项');
  });
});
