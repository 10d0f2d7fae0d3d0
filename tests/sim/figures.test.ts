/** RFC 9293 Figures 6 to 13, line for line: SEQ, ACK and CTL of each segment, and both states. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/sim/run.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { linesOf, told } from './figure.ts';
import { connect, listen, runConnected, runScene, scene, type Written } from './scenes.ts';

const slowSyn = { segment: { from: 'A', flags: ['SYN'] }, action: 'delay', by: 0.3 };
/** A and B begin at 99 and 299, so that the figure begins at 100 and 300. */
const oneLess = { hosts: { A: { iss: 99 }, B: { iss: 299 } } };
const handshake = 3;

const figure = (
  text: string,
  trace: Trace,
  { words = {}, skip = 0 }: { words?: Readonly<Record<string, string>>; skip?: number } = {},
) => {
  const lines = linesOf(text, words);
  expect(told(trace, lines, skip)).toEqual(lines);
};

const injectSyn = (seq: number, port = 49152): Written => ({
  at: 0,
  inject: { from: { host: 'A', port }, to: { host: 'B', port: 80 }, seq, flags: ['SYN'] },
  badge: 'old-duplicate',
});

describe('connections are opened as RFC 9293 draws it', () => {
  it('in Figure 6: Basic Three-Way Handshake for Connection Synchronization', () => {
    const trace = runConnected([{ at: 1, host: 'A', call: 'send', length: 5 }]);
    figure(
      `
      2.  SYN-SENT    --> <SEQ=100><CTL=SYN>               --> SYN-RECEIVED

      3.  ESTABLISHED <-- <SEQ=300><ACK=101><CTL=SYN,ACK>  <-- SYN-RECEIVED

      4.  ESTABLISHED --> <SEQ=101><ACK=301><CTL=ACK>       --> ESTABLISHED

      5.  ESTABLISHED --> <SEQ=101><ACK=301><CTL=ACK><DATA> --> ESTABLISHED`,
      trace,
      { words: { '<DATA>': '<DATA=5>' } },
    );
  });

  it('in Figure 6, line 1: B listens before A begins', () => {
    figure(`1.  CLOSED                                           LISTEN`, runScene([listen]));
  });

  it('in Figure 7: Simultaneous Connection Synchronization', () => {
    const trace = runScene(
      [
        { ...connect, to: { host: 'B', port: 80 } },
        { at: 0.05, host: 'B', call: 'connect', port: 80, to: { host: 'A', port: 49152 } },
      ],
      {
        faults: [
          { ...slowSyn, by: 0.1 },
          { segment: { from: 'A', flags: ['SYN', 'ACK'] }, action: 'delay', by: 0.1 },
          { segment: { from: 'A', flags: ['SYN', 'ACK'] }, action: 'delay', by: 0.1 },
        ],
      },
    );
    figure(
      `
      2.  SYN-SENT     --> <SEQ=100><CTL=SYN>              ...

      3.  SYN-RECEIVED <-- <SEQ=300><CTL=SYN>              <-- SYN-SENT

      4.               ... <SEQ=100><CTL=SYN>              --> SYN-RECEIVED

      5.  SYN-RECEIVED --> <SEQ=100><ACK=301><CTL=SYN,ACK> ...

      6.  ESTABLISHED  <-- <SEQ=300><ACK=101><CTL=SYN,ACK> <-- SYN-RECEIVED

      7.               ... <SEQ=100><ACK=301><CTL=SYN,ACK> --> ESTABLISHED`,
      trace,
    );
    expect(trace.segments).toHaveLength(4);
  });

  it('in Figure 8: Recovery from Old Duplicate SYN', () => {
    const trace = runScene([listen, connect, injectSyn(90)], {
      hosts: { A: { iss: 100 }, B: { iss: [300, 400] } },
      faults: [slowSyn],
    });
    figure(
      `
      2.  SYN-SENT    --> <SEQ=100><CTL=SYN>               ...

      3.  (duplicate) ... <SEQ=90><CTL=SYN>               --> SYN-RECEIVED

      4.  SYN-SENT    <-- <SEQ=300><ACK=91><CTL=SYN,ACK>  <-- SYN-RECEIVED

      5.  SYN-SENT    --> <SEQ=91><CTL=RST>               --> LISTEN

      6.              ... <SEQ=100><CTL=SYN>               --> SYN-RECEIVED

      7.  ESTABLISHED <-- <SEQ=400><ACK=101><CTL=SYN,ACK>  <-- SYN-RECEIVED

      8.  ESTABLISHED --> <SEQ=101><ACK=401><CTL=ACK>      --> ESTABLISHED`,
      trace,
      { words: { '(duplicate)': '' } },
    );
    expect(trace.segments.find(({ injected }) => injected)?.badge).toBe('old-duplicate');
  });
});

describe('half-open connections are found as RFC 9293 draws it', () => {
  const reboot: readonly Written[] = [
    { at: 1, host: 'A', event: 'crash' },
    { at: 1, host: 'A', event: 'restart' },
  ];

  it('in Figure 9: Half-Open Connection Discovery', () => {
    const trace = runConnected([...reboot, { ...connect, at: 2 }], {
      hosts: { A: { iss: [99, 400] }, B: { iss: 299 } },
      until: 3.1,
    });
    figure(
      `
      3.  SYN-SENT --> <SEQ=400><CTL=SYN>              --> (??)

      4.  (!!)     <-- <SEQ=300><ACK=100><CTL=ACK>     <-- ESTABLISHED

      5.  SYN-SENT --> <SEQ=100><CTL=RST>              --> (Abort!!)

      6.  SYN-SENT                                         CLOSED

      7.  SYN-SENT --> <SEQ=400><CTL=SYN>              -->`,
      trace,
      {
        words: { '(??)': 'ESTABLISHED', '(!!)': 'SYN-SENT', '(Abort!!)': 'CLOSED' },
        skip: handshake,
      },
    );
  });

  it('in Figure 10: Active Side Causes Half-Open Connection Discovery', () => {
    const trace = runConnected(
      [...reboot, { at: 2, host: 'B', call: 'send', length: 10 }],
      oneLess,
    );
    figure(
      `
      2.  (??)    <-- <SEQ=300><ACK=100><DATA=10><CTL=ACK> <-- ESTABLISHED

      3.          --> <SEQ=100><CTL=RST>                   --> (ABORT!!)`,
      trace,
      { words: { '(??)': 'CLOSED', '(ABORT!!)': 'CLOSED' }, skip: handshake },
    );
    expect(trace.sockets.find(({ id }) => id === 'b')?.error).toBe('ECONNRESET');
  });

  it('in Figure 11: Old Duplicate SYN Initiates a Reset on Two Passive Sockets', () => {
    const trace = runScene([
      { ...listen, host: 'A', port: 80, accepts: [] },
      { ...listen, at: 0 },
      injectSyn(90, 80),
    ]);
    figure(
      `
      2.       ... <SEQ=Z><CTL=SYN>                -->  SYN-RECEIVED

      3.  (??) <-- <SEQ=X><ACK=Z+1><CTL=SYN,ACK>   <--  SYN-RECEIVED

      4.       --> <SEQ=Z+1><CTL=RST>              -->  (return to LISTEN!)

      5.  LISTEN                                        LISTEN`,
      trace,
      {
        words: {
          '(??)': 'LISTEN',
          '(return to LISTEN!)': 'LISTEN',
          'Z+1': '91',
          '=Z': '=90',
          '=X': '=300',
        },
      },
    );
  });
});

describe('connections are closed as RFC 9293 draws it', () => {
  const words = { '(Close)': '', '(2 MSL)': '' };

  it('in Figure 12: Normal Close Sequence', () => {
    const trace = runConnected(
      [
        { at: 1, host: 'A', call: 'shutdown', socket: 'a' },
        { when: { host: 'A', state: 'FIN-WAIT-2' }, after: 1, host: 'B', call: 'shutdown' },
      ],
      oneLess,
    );
    figure(
      `
      1.  ESTABLISHED                                          ESTABLISHED

      2.  (Close)
          FIN-WAIT-1  --> <SEQ=100><ACK=300><CTL=FIN,ACK>  --> CLOSE-WAIT

      3.  FIN-WAIT-2  <-- <SEQ=300><ACK=101><CTL=ACK>      <-- CLOSE-WAIT

      4.                                                       (Close)
          TIME-WAIT   <-- <SEQ=300><ACK=101><CTL=FIN,ACK>  <-- LAST-ACK

      5.  TIME-WAIT   --> <SEQ=101><ACK=301><CTL=ACK>      --> CLOSED

      6.  (2 MSL)
          CLOSED`,
      trace,
      { words, skip: handshake },
    );
    const last = trace.events.at(-1)!;
    expect(last.time - trace.events.at(-3)!.time).toBeCloseTo(240, 6);
  });

  it('in Figure 13: Simultaneous Close Sequence', () => {
    const trace = runConnected(
      [
        { at: 1, host: 'A', call: 'shutdown', socket: 'a' },
        { at: 1, host: 'B', call: 'shutdown', socket: 'b' },
      ],
      {
        ...oneLess,
        faults: [
          { segment: { from: 'A', flags: ['FIN', 'ACK'] }, action: 'delay', by: 0.01 },
          { segment: { from: 'A', flags: ['ACK'], nth: 2 }, action: 'delay', by: 0.02 },
        ],
      },
    );
    figure(
      `
      1.  ESTABLISHED                                          ESTABLISHED

      2.  (Close)                                              (Close)
          FIN-WAIT-1  --> <SEQ=100><ACK=300><CTL=FIN,ACK>  ... FIN-WAIT-1
                      <-- <SEQ=300><ACK=100><CTL=FIN,ACK>  <--
                      ... <SEQ=100><ACK=300><CTL=FIN,ACK>  -->

      3.  CLOSING     --> <SEQ=101><ACK=301><CTL=ACK>      ... CLOSING
                      <-- <SEQ=301><ACK=101><CTL=ACK>      <--
                      ... <SEQ=101><ACK=301><CTL=ACK>      -->

      4.  TIME-WAIT                                            TIME-WAIT
          (2 MSL)                                              (2 MSL)
          CLOSED                                               CLOSED`,
      trace,
      { words, skip: handshake },
    );
  });
});

describe('the reader of figures', () => {
  const trace = run(scene([listen, connect]));

  it.each([
    ['a wrong SEQ', 'SYN-SENT --> <SEQ=101><CTL=SYN> --> SYN-RECEIVED'],
    ['an ACK that is not there', 'SYN-SENT --> <SEQ=100><ACK=1><CTL=SYN> --> SYN-RECEIVED'],
    ['a wrong control', 'SYN-SENT --> <SEQ=100><CTL=FIN> --> SYN-RECEIVED'],
    ['a wrong state', 'SYN-SENT --> <SEQ=100><CTL=SYN> --> ESTABLISHED'],
  ])('sees %s', (_, text) => {
    const lines = linesOf(text);
    expect(told(trace, lines)).not.toEqual(lines);
  });
});
