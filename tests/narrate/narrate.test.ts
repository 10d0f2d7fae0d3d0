import { describe, expect, test } from 'vitest';
import { eventTitle, narrate, opening, segmentTitle } from '../../src/narrate/narrate.ts';
import { stateGloss, stateMeaning } from '../../src/narrate/states.ts';
import { states } from '../../src/tcp/machine.ts';
import type { Trace, TraceEvent } from '../../src/trace/trace.ts';
import { segment, tcb, traceOf } from './traces.ts';

const last = ({ events }: Trace): TraceEvent => {
  const event = events.at(-1);
  if (event === undefined) throw new Error('a trace without events');
  return event;
};
const inBoth = (trace: Trace): readonly [en: string, zh: string] => [
  narrate(trace, last(trace), 'en').plain,
  narrate(trace, last(trace), 'zh').plain,
];

describe('a sentence for each kind of event', () => {
  test('a call', () => {
    const syn = segment({ id: 's1', from: 'A', seq: 100, flags: ['SYN'] });
    const trace = traceOf(
      {
        kind: 'call',
        call: 'connect',
        before: 'CLOSED',
        after: 'SYN-SENT',
        sent: ['s1'],
        rules: ['rfc9293:3.10.1'],
      },
      [syn],
    );
    expect(inBoth(trace)).toEqual([
      'Client: The application calls connect(): an active OPEN. It sends SYN with SEQ = 100, its initial sequence number. In SYN-SENT it waits for an answer.',
      '客户端：应用程序调用connect()，即主动打开。发出SYN，初始序号为SEQ = 100。进入SYN-SENT，等待对端回应。',
    ]);
  });

  test('an arrival and its answer', () => {
    const trace = traceOf(
      {
        kind: 'arrival',
        segment: 's1',
        accepted: true,
        after: 'CLOSE-WAIT',
        sent: ['s2'],
        rules: ['rfc9293:3.10.7.4/8/close-wait'],
      },
      [segment({ flags: ['FIN', 'ACK'] }), segment({ id: 's2', from: 'A', seq: 101, ack: 302 })],
    );
    expect(inBoth(trace)).toEqual([
      'Client: The FIN arrives: the other end will send no more. In CLOSE-WAIT it waits for its own application to close. It answers ACK = 302, since the FIN used up number 301.',
      '客户端：收到FIN，对端不再发送数据。进入CLOSE-WAIT，等待本端应用程序关闭连接。回复ACK = 302，因为FIN本身占用了序号301。',
    ]);
  });

  test('a retransmission', () => {
    const fin = { from: 'A', seq: 101, flags: ['FIN', 'ACK'] } as const;
    const trace = traceOf(
      {
        kind: 'timer',
        timer: 'retransmission',
        afterSeconds: 1,
        before: 'FIN-WAIT-1',
        after: 'FIN-WAIT-1',
        sent: ['s2'],
        rules: ['rfc9293:3.10.8/retransmission', 'rfc6298:5.5'],
        tcb: { ...tcb, RTO: 2 },
      },
      [segment(fin), segment({ ...fin, id: 's2', retransmissionOf: 's1' })],
    );
    expect(inBoth(trace)).toEqual([
      'Client: Nothing acknowledged its FIN within RTO = 1 s, so it sends the same FIN again. The timer doubles to 2 s.',
      '客户端：RTO = 1 秒内没有收到对FIN的确认，于是重传同一个FIN。超时时间加倍为2 秒。',
    ]);
  });

  test('the end of TIME-WAIT', () => {
    const trace = traceOf({
      kind: 'timer',
      timer: 'time-wait',
      afterSeconds: 240,
      before: 'TIME-WAIT',
      after: 'CLOSED',
      rules: ['rfc9293:3.10.8/time-wait'],
      tcb: null,
    });
    expect(inBoth(trace)[0]).toMatch(/^Client: 2 MSL \(4 min\) are over.*CLOSED\.$/);
    expect(inBoth(trace)[1]).toMatch(/^客户端：2MSL（4 分钟）已过.*CLOSED。$/);
  });

  test('a loss', () => {
    const trace = traceOf({ kind: 'loss', segment: 's1', rules: ['link:lost'] }, [
      segment({ from: 'A' }),
    ]);
    expect(inBoth(trace)).toEqual([
      'Client: Its ACK is lost on the way. An ACK has no timer: the other end must repeat what stays unacknowledged.',
      '客户端：发出的ACK在途中丢失。ACK没有计时器，得不到确认的报文段只能由对端重传。',
    ]);
  });

  test('an event of the machine', () => {
    const trace = traceOf({
      kind: 'host',
      event: 'crash',
      after: 'CLOSED',
      rules: ['host:crash'],
      tcb: null,
    });
    expect(inBoth(trace)[0]).toContain('ESTABLISHED becomes CLOSED');
    expect(inBoth(trace)[1]).toContain('由ESTABLISHED变为CLOSED');
  });

  test('a refused call gives the words of the RFC and the reason', () => {
    const trace = traceOf({
      kind: 'call',
      call: 'send',
      before: 'LISTEN',
      after: 'LISTEN',
      refused: 'remote socket unspecified',
      rules: ['rfc9293:3.10.2'],
      tcb: null,
    });
    expect(inBoth(trace)).toEqual([
      'Client: send() is refused with error: remote socket unspecified, because in LISTEN it does not know whom to send to.',
      '客户端：send()被拒绝（error: remote socket unspecified）：处于LISTEN，没有指定对端的套接字。',
    ]);
  });

  test('an event without rules still has a sentence', () => {
    const trace = traceOf({ kind: 'arrival', segment: 's1', accepted: true }, [segment({})]);
    expect(inBoth(trace)[0]).toBe('Client: The ACK arrives and changes nothing in ESTABLISHED.');
  });
});

describe('what is true is said', () => {
  const owing = {
    kind: 'arrival',
    segment: 's1',
    accepted: true,
    after: 'CLOSE-WAIT',
    rules: ['rfc9293:3.10.7.4/8/close-wait'],
  } as const;
  const fin = segment({ flags: ['FIN', 'ACK'] });

  test('an ACK that has not left is owed', () => {
    const [en, zh] = inBoth(traceOf(owing, [fin]));
    expect(en).toMatch(/It owes an ACK, which leaves with its next segment\.$/);
    expect(zh).toMatch(/还欠一个ACK，将随下一个报文段发出。$/);
  });

  test('and the FIN of the call at the same instant carries it', () => {
    const own = segment({ id: 's2', from: 'A', seq: 101, ack: 302, flags: ['FIN', 'ACK'] });
    const trace = traceOf(owing, [fin, own]);
    const call = {
      ...last(trace),
      kind: 'call',
      call: 'shutdown',
      index: 2,
      before: 'CLOSE-WAIT',
      after: 'LAST-ACK',
      sent: ['s2'],
      rules: ['rfc9293:3.10.4'],
    } as unknown as TraceEvent;
    const [en] = inBoth({ ...trace, events: [...trace.events, call] });
    expect(en).toContain('carries the ACK that was owed, ACK = 302');
  });

  test('a change of state that no rule speaks of', () => {
    const trace = traceOf({ ...owing, rules: ['rfc9293:3.10.7.4/5/ack'] }, [segment({})]);
    expect(inBoth(trace)[0]).toContain('It is now in CLOSE-WAIT.');
    expect(inBoth(trace)[1]).toContain('现在处于CLOSE-WAIT。');
  });

  test('what the application hears', () => {
    const trace = traceOf(
      {
        ...owing,
        after: 'CLOSED',
        rules: ['rfc9293:3.10.7.4/2'],
        error: 'ECONNRESET',
        tcb: null,
      },
      [segment({ flags: ['RST'] })],
    );
    expect(inBoth(trace)[0]).toContain('The application hears ECONNRESET');
  });

  test('the number before 0 is the largest', () => {
    const trace = traceOf({ ...owing, sent: ['s2'] }, [
      segment({ flags: ['FIN', 'ACK'], seq: 4294967295 }),
      segment({ id: 's2', from: 'A', ack: 0 }),
    ]);
    expect(inBoth(trace)[0]).toContain(
      'It answers ACK = 0, since the FIN used up number 4294967295.',
    );
  });

  test('a TIME-WAIT that starts again is told once, with its length', () => {
    const timers = { 'time-wait': { startedAt: 1, expiresAt: 241 } };
    const trace = traceOf(
      {
        ...owing,
        before: 'TIME-WAIT',
        after: 'TIME-WAIT',
        sent: ['s2'],
        rules: ['rfc9293:3.10.7.4/1', 'decision:D4'],
        tcb: { ...tcb, timers },
      },
      [
        segment({ flags: ['FIN', 'ACK'], seq: 300, retransmissionOf: 's0' }),
        segment({ id: 's2', from: 'A', ack: 301 }),
      ],
    );
    expect(inBoth(trace)[0]).toBe(
      'Client: The repeated FIN arrives: its last ACK may have been lost, so TIME-WAIT starts again, for 2 MSL (4 min). It answers ACK = 301: everything up to 300 has arrived.',
    );
  });
});

describe('the parts', () => {
  const trace = traceOf(
    {
      kind: 'arrival',
      segment: 's1',
      accepted: true,
      before: 'FIN-WAIT-1',
      after: 'FIN-WAIT-2',
      rules: ['rfc9293:3.10.7.4/5/ack', 'rfc9293:3.10.7.4/5/fin-wait-2'],
    },
    [segment({ ack: 102 })],
  );

  test('mark code and states', () => {
    expect(narrate(trace, last(trace), 'en').parts).toEqual([
      { kind: 'text', text: 'The ACK arrives: ' },
      { kind: 'code', text: 'ACK = 102' },
      { kind: 'text', text: ' acknowledges its own FIN. In ' },
      { kind: 'state', text: 'FIN-WAIT-2' },
      { kind: 'text', text: ' it waits for the FIN of the other end.' },
    ]);
    expect(narrate(trace, last(trace), 'zh').parts).toContainEqual({
      kind: 'state',
      text: 'FIN-WAIT-2',
    });
  });

  test('name the host and the clauses that are told', () => {
    expect(narrate(trace, last(trace), 'en')).toMatchObject({
      host: 'A',
      clauses: [{ clause: 'RFC 9293 §3.10.7.4, fifth', level: 'RFC' }],
    });
  });
});

test('step 0 says who the ends are and what comes first', () => {
  const trace = traceOf({ kind: 'call', call: 'status' });
  expect(opening(trace, 'en').plain).toBe(
    'Client and Server are both CLOSED: there is no connection yet. The first step is status() at Client.',
  );
  expect(opening(trace, 'zh').plain).toBe(
    '客户端和服务器都处于CLOSED，还没有连接。第一步是客户端的status()。',
  );
});

test('step 0 names a host that never answers only where something is sent to it or by it', () => {
  const trace = traceOf({ kind: 'call', call: 'status' });
  const hosts = { ...trace.scenario.hosts, B: { kind: 'silent', name: 'Not needed' } } as const;
  const alone = { ...trace, scenario: { hosts } };
  expect(opening(alone, 'en').plain).toBe(
    'Client is CLOSED: there is no connection yet. The first step is status() at Client.',
  );
  expect(opening(alone, 'zh').plain).toBe(
    '客户端处于CLOSED，还没有连接。第一步是客户端的status()。',
  );
  const asked = { ...alone, segments: [segment({ from: 'A', to: 'B', flags: ['SYN'] })] };
  expect(opening(asked, 'en').plain).toContain('Not needed has no TCP and never answers.');
});

test('titles are short', () => {
  const synAck = segment({ seq: 300, flags: ['SYN', 'ACK'], length: 0 });
  const trace = traceOf({ kind: 'arrival', segment: 's1', accepted: true }, [synAck]);
  expect(eventTitle(trace, last(trace), 'en')).toBe('Client: SYN,ACK arrives');
  expect(eventTitle(trace, last(trace), 'zh')).toBe('客户端：收到SYN,ACK');
  expect(segmentTitle(synAck, 'en')).toBe('SYN,ACK SEQ 300 ACK 101');
  expect(segmentTitle(segment({ length: 10, badge: 'forged' }), 'zh')).toBe(
    'ACK SEQ 301 ACK 101 LEN 10（伪造）',
  );
});

test.each(states)('%s has a meaning in both languages, and a Chinese name', (state) => {
  expect(stateMeaning(state, 'en')).toMatch(/\.$/);
  expect(stateMeaning(state, 'zh')).toMatch(/\p{Script=Han}.*。$/u);
  expect(stateGloss(state)).toMatch(/\p{Script=Han}/u);
});
