/** User calls, RFC 9293 3.10.1 to 3.10.6, in each state; what they send, and how they are refused. */
import { describe, expect, it } from 'vitest';
import { states } from '../../src/tcp/machine.ts';
import { rules } from '../../src/tcp/rules.ts';
import {
  after,
  closeWait,
  closing,
  established,
  finWait1,
  finWait2,
  holds,
  lastAck,
  listening,
  nothing,
  play,
  synReceived,
  synReceivedActively,
  synSent,
  timeWait,
  type End,
  type Section,
} from './ends.ts';

const ends: Readonly<Record<(typeof states)[number], () => End>> = {
  CLOSED: nothing,
  LISTEN: listening,
  'SYN-SENT': synSent,
  'SYN-RECEIVED': synReceived,
  ESTABLISHED: established,
  'FIN-WAIT-1': finWait1,
  'FIN-WAIT-2': finWait2,
  'CLOSE-WAIT': closeWait,
  CLOSING: closing,
  'LAST-ACK': lastAck,
  'TIME-WAIT': timeWait,
};

/** What each call does in each state: the state after it, what leaves, or how it is refused. */
const everywhere = {
  'passive OPEN': `
    CLOSED        LISTEN
    LISTEN        LISTEN        refused: connection already exists
    SYN-SENT      SYN-SENT      refused: connection already exists
    SYN-RECEIVED  SYN-RECEIVED  refused: connection already exists
    ESTABLISHED   ESTABLISHED   refused: connection already exists
    FIN-WAIT-1    FIN-WAIT-1    refused: connection already exists
    FIN-WAIT-2    FIN-WAIT-2    refused: connection already exists
    CLOSE-WAIT    CLOSE-WAIT    refused: connection already exists
    CLOSING       CLOSING       refused: connection already exists
    LAST-ACK      LAST-ACK      refused: connection already exists
    TIME-WAIT     TIME-WAIT     refused: connection already exists`,
  'active OPEN': `
    CLOSED        SYN-SENT      <SEQ=100><CTL=SYN>
    LISTEN        SYN-SENT      <SEQ=100><CTL=SYN>
    SYN-SENT      SYN-SENT      refused: connection already exists
    SYN-RECEIVED  SYN-RECEIVED  refused: connection already exists
    ESTABLISHED   ESTABLISHED   refused: connection already exists
    FIN-WAIT-1    FIN-WAIT-1    refused: connection already exists
    FIN-WAIT-2    FIN-WAIT-2    refused: connection already exists
    CLOSE-WAIT    CLOSE-WAIT    refused: connection already exists
    CLOSING       CLOSING       refused: connection already exists
    LAST-ACK      LAST-ACK      refused: connection already exists
    TIME-WAIT     TIME-WAIT     refused: connection already exists`,
  'SEND 5': `
    CLOSED        CLOSED        refused: connection does not exist
    LISTEN        LISTEN        refused: remote socket unspecified
    SYN-SENT      SYN-SENT
    SYN-RECEIVED  SYN-RECEIVED
    ESTABLISHED   ESTABLISHED   <SEQ=101><ACK=301><LEN=5><CTL=ACK>
    FIN-WAIT-1    FIN-WAIT-1    refused: connection closing
    FIN-WAIT-2    FIN-WAIT-2    refused: connection closing
    CLOSE-WAIT    CLOSE-WAIT    <SEQ=101><ACK=302><LEN=5><CTL=ACK>
    CLOSING       CLOSING       refused: connection closing
    LAST-ACK      LAST-ACK      refused: connection closing
    TIME-WAIT     TIME-WAIT     refused: connection closing`,
  'RECEIVE 5': `
    CLOSED        CLOSED        refused: connection does not exist
    LISTEN        LISTEN
    SYN-SENT      SYN-SENT
    SYN-RECEIVED  SYN-RECEIVED
    ESTABLISHED   ESTABLISHED
    FIN-WAIT-1    FIN-WAIT-1
    FIN-WAIT-2    FIN-WAIT-2
    CLOSE-WAIT    CLOSE-WAIT    refused: connection closing
    CLOSING       CLOSING       refused: connection closing
    LAST-ACK      LAST-ACK      refused: connection closing
    TIME-WAIT     TIME-WAIT     refused: connection closing`,
  CLOSE: `
    CLOSED        CLOSED        refused: connection does not exist
    LISTEN        CLOSED
    SYN-SENT      CLOSED
    SYN-RECEIVED  FIN-WAIT-1    <SEQ=101><ACK=301><CTL=FIN,ACK>
    ESTABLISHED   FIN-WAIT-1    <SEQ=101><ACK=301><CTL=FIN,ACK>
    FIN-WAIT-1    FIN-WAIT-1    refused: connection closing
    FIN-WAIT-2    FIN-WAIT-2    refused: connection closing
    CLOSE-WAIT    LAST-ACK      <SEQ=101><ACK=302><CTL=FIN,ACK>
    CLOSING       CLOSING       refused: connection closing
    LAST-ACK      LAST-ACK      refused: connection closing
    TIME-WAIT     TIME-WAIT     refused: connection closing`,
  ABORT: `
    CLOSED        CLOSED        refused: connection does not exist
    LISTEN        CLOSED
    SYN-SENT      CLOSED
    SYN-RECEIVED  CLOSED        <SEQ=101><CTL=RST>
    ESTABLISHED   CLOSED        <SEQ=101><CTL=RST>
    FIN-WAIT-1    CLOSED        <SEQ=102><CTL=RST>
    FIN-WAIT-2    CLOSED        <SEQ=102><CTL=RST>
    CLOSE-WAIT    CLOSED        <SEQ=101><CTL=RST>
    CLOSING       CLOSED
    LAST-ACK      CLOSED
    TIME-WAIT     CLOSED`,
  STATUS: `
    CLOSED        CLOSED        refused: connection does not exist
    LISTEN        LISTEN
    SYN-SENT      SYN-SENT
    SYN-RECEIVED  SYN-RECEIVED
    ESTABLISHED   ESTABLISHED
    FIN-WAIT-1    FIN-WAIT-1
    FIN-WAIT-2    FIN-WAIT-2
    CLOSE-WAIT    CLOSE-WAIT
    CLOSING       CLOSING
    LAST-ACK      LAST-ACK
    TIME-WAIT     TIME-WAIT`,
} as const;

describe.each(Object.entries(everywhere))('%s', (call, table) => {
  it.each(
    table
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s{2,}/)),
  )('in %s leads to %s %s', (state, ...result) => {
    holds(ends[state as (typeof states)[number]](), [call, ...result].join('  '));
  });
});

const opening: Section = {
  'A SEND on a passive socket that knows its peer opens it actively, and waits': [
    () => listening({ remoteSpecified: true }),
    `SEND hello                                SYN-SENT     <SEQ=100><CTL=SYN>  # rfc9293:3.10.2
     <SEQ=300><ACK=101><MSS=100><CTL=SYN,ACK>  ESTABLISHED  <SEQ=101><ACK=301><LEN=5><CTL=ACK>`,
  ],
  'What is sent in SYN-RECEIVED waits for ESTABLISHED': [
    synReceived,
    `SEND 5                       SYN-RECEIVED
     <SEQ=301><ACK=101><CTL=ACK>  ESTABLISHED   <SEQ=101><ACK=301><LEN=5><CTL=ACK>`,
  ],
  'A SEND of nothing sends nothing': [established, `SEND 0  ESTABLISHED`],
  'A SEND beyond the buffer is refused': [
    synReceived,
    `SEND 1073741825  SYN-RECEIVED  refused: insufficient resources
     SEND 1073741824  SYN-RECEIVED
     SEND 1           SYN-RECEIVED  refused: insufficient resources`,
  ],
};

const sending: Section = {
  'Text leaves in segments of the MSS, as far as the window goes': [
    established,
    `SEND 250  ESTABLISHED  <SEQ=101><ACK=301><LEN=100><CTL=ACK>  <SEQ=201><ACK=301><LEN=100><CTL=ACK>  <SEQ=301><ACK=301><LEN=50><CTL=ACK>  # rfc9293:3.10.2 rfc9293:3.8.4/mss`,
  ],
  'A peer that does not name its MSS gets 536 octets (MUST-15)': [
    () => after(synSent({ maximumSegmentSize: 1460 }), '<SEQ=300><ACK=101><WND=9000><CTL=SYN,ACK>'),
    `SEND 600  ESTABLISHED  <SEQ=101><ACK=301><LEN=536><CTL=ACK>  <SEQ=637><ACK=301><LEN=64><CTL=ACK>`,
  ],
  'The smaller MSS of the two counts': [
    () => after(synSent(), '<SEQ=300><ACK=101><MSS=40><CTL=SYN,ACK>'),
    `SEND 50  ESTABLISHED  <SEQ=101><ACK=301><LEN=40><CTL=ACK>  <SEQ=141><ACK=301><LEN=10><CTL=ACK>`,
  ],
  'No more leaves than the window takes; the rest follows the ACK': [
    () => after(established(), '<SEQ=301><ACK=101><WND=130><CTL=ACK>'),
    `SEND 250                              ESTABLISHED  <SEQ=101><ACK=301><LEN=100><CTL=ACK>  <SEQ=201><ACK=301><LEN=30><CTL=ACK>  # rfc9293:3.10.2 rfc9293:3.8.4/mss rfc9293:3.8.6/window
     <SEQ=301><ACK=201><WND=130><CTL=ACK>  ESTABLISHED  <SEQ=231><ACK=301><LEN=100><CTL=ACK>
     <SEQ=301><ACK=331><WND=130><CTL=ACK>  ESTABLISHED  <SEQ=331><ACK=301><LEN=20><CTL=ACK>`,
  ],
  'A window that shrinks behind what was sent holds the rest back (MUST-34)': [
    () => after(established(), '<SEQ=301><ACK=101><WND=100><CTL=ACK>', 'SEND 150'),
    `<SEQ=301><ACK=101><WND=40><CTL=ACK>  ESTABLISHED
     <SEQ=301><ACK=201><WND=40><CTL=ACK>  ESTABLISHED  <SEQ=201><ACK=301><LEN=40><CTL=ACK>`,
  ],
};

const closingCalls: Section = {
  'The FIN leaves with the last text that waits': [
    () => after(established(), '<SEQ=301><ACK=101><WND=4><CTL=ACK>', 'SEND 6'),
    `CLOSE                               FIN-WAIT-1
     <SEQ=301><ACK=105><WND=9><CTL=ACK>  FIN-WAIT-1  <SEQ=105><ACK=301><LEN=2><CTL=FIN,ACK>`,
  ],
  'A FIN takes a number: it waits where the window is full': [
    () => after(established(), '<SEQ=301><ACK=101><WND=10><CTL=ACK>', 'SEND 6', 'SEND 4'),
    `CLOSE                               FIN-WAIT-1
     <SEQ=301><ACK=111><WND=10><CTL=ACK>  FIN-WAIT-1  <SEQ=111><ACK=301><CTL=FIN,ACK>`,
  ],
  'A FIN goes with text only where the window has room for both': [
    () => after(established(), '<SEQ=301><ACK=101><WND=10><CTL=ACK>', 'SEND 12', 'CLOSE'),
    `<SEQ=301><ACK=105><WND=8><CTL=ACK>  FIN-WAIT-1  <SEQ=111><ACK=301><LEN=2><CTL=ACK>
     <SEQ=301><ACK=111><WND=8><CTL=ACK>  FIN-WAIT-1  <SEQ=113><ACK=301><CTL=FIN,ACK>`,
  ],
  'With text to send, CLOSE in SYN-RECEIVED waits for ESTABLISHED': [
    () => after(synReceived(), 'SEND 5'),
    `CLOSE                        SYN-RECEIVED
     SEND 5                       SYN-RECEIVED  refused: connection closing
     CLOSE                        SYN-RECEIVED  refused: connection closing
     <SEQ=301><ACK=101><CTL=ACK>  through ESTABLISHED  FIN-WAIT-1  <SEQ=101><ACK=301><LEN=5><CTL=FIN,ACK>`,
  ],
  'So it does after an active OPEN': [
    () => after(synReceivedActively(), 'SEND 5', 'CLOSE'),
    `<SEQ=300><ACK=101><CTL=SYN,ACK>  FIN-WAIT-1  <SEQ=101><ACK=301><LEN=5><CTL=FIN,ACK>`,
  ],
  'With text that waits, CLOSE in CLOSE-WAIT goes to LAST-ACK when the FIN leaves': [
    () => after(established(), '<SEQ=301><ACK=101><WND=4><CTL=FIN,ACK>', 'SEND 6'),
    `CLOSE                               CLOSE-WAIT
     SEND 1                              CLOSE-WAIT  refused: connection closing
     CLOSE                               CLOSE-WAIT  refused: connection closing
     <SEQ=302><ACK=105><WND=9><CTL=ACK>  LAST-ACK    <SEQ=105><ACK=302><LEN=2><CTL=FIN,ACK>
     <SEQ=302><ACK=108><CTL=ACK>         CLOSED`,
  ],
  'The peer that repeats its SYN while the FIN is out is told of both': [
    () => after(synReceived(), 'CLOSE'),
    `<SEQ=300><CTL=SYN>           FIN-WAIT-1  <SEQ=102><ACK=301><CTL=ACK>
     retransmission timeout       FIN-WAIT-1  again <SEQ=100><ACK=301><CTL=SYN,ACK>  at 1 s
     <SEQ=301><ACK=102><CTL=ACK>  FIN-WAIT-2`,
  ],
};

const manual = (settings = {}): End => established({ readsManually: true, ...settings });

const reading: Section = {
  'A RECEIVE gets what is there, and the rest as it comes': [
    () => after(manual(), '<SEQ=301><ACK=101><LEN=5><CTL=ACK>'),
    `RECEIVE 3                           ESTABLISHED  delivers 3
     RECEIVE 4                           ESTABLISHED  delivers 2
     <SEQ=306><ACK=101><LEN=9><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=315><CTL=ACK>  delivers 2`,
  ],
  'A RECEIVE before ESTABLISHED waits': [
    () => synSent({ readsManually: true }),
    `RECEIVE 3                                 SYN-SENT
     <SEQ=300><ACK=101><MSS=100><CTL=SYN,ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
     <SEQ=301><ACK=101><LEN=5><CTL=ACK>        ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>  delivers 3`,
  ],
  'After the peer’s FIN a RECEIVE gets what is left, and then is refused': [
    () => after(manual(), '<SEQ=301><ACK=101><LEN=5><CTL=FIN,ACK>'),
    `RECEIVE 3  CLOSE-WAIT  delivers 3
     RECEIVE 9  CLOSE-WAIT  delivers 2
     RECEIVE 1  CLOSE-WAIT  refused: connection closing`,
  ],
  'What is not read closes the window, and a RECEIVE opens it in one step (3.8.6.2.2)': [
    () => manual({ receiveBuffer: 200 }),
    `<SEQ=301><ACK=101><LEN=100><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=401><WND=100><CTL=ACK>  # rfc9293:3.10.7.4/7
     <SEQ=401><ACK=101><LEN=100><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=501><WND=0><CTL=ACK>
     RECEIVE 99                            ESTABLISHED  delivers 99
     RECEIVE 1                             ESTABLISHED  <SEQ=101><ACK=501><WND=100><CTL=ACK>  delivers 1`,
  ],
};

const timeouts: Section = {
  'A SYN is repeated after 1, 2, 4, … seconds and given up after the seventh (MUST-23)': [
    synSent,
    `retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 1 s  # rfc9293:3.10.8/retransmission rfc6298:5.5
     retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 3 s
     retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 7 s
     retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 15 s
     retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 31 s
     retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 63 s
     retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 123 s
     retransmission timeout  CLOSED  at 183 s  error ETIMEDOUT  # rfc9293:3.8.3`,
  ],
  'A SYN,ACK is repeated as often as its own option says': [
    () => synReceived({ options: { synAckRetries: 1 } }),
    `retransmission timeout  SYN-RECEIVED  again <SEQ=100><ACK=301><CTL=SYN,ACK>  at 1 s
     retransmission timeout  CLOSED  at 3 s  error ETIMEDOUT`,
  ],
  'A FIN is repeated with the newest ACK, and given up (R2)': [
    () => after(finWait1({ options: { dataRetries: 2 } }), '<SEQ=301><ACK=101><LEN=5><CTL=ACK>'),
    `retransmission timeout  FIN-WAIT-1  again <SEQ=101><ACK=306><CTL=FIN,ACK>  at 1 s
     retransmission timeout  FIN-WAIT-1  again <SEQ=101><ACK=306><CTL=FIN,ACK>  at 3 s
     retransmission timeout  CLOSED  at 7 s  error ETIMEDOUT`,
  ],
  'LAST-ACK gives up too': [
    () => lastAck({ options: { dataRetries: 0 } }),
    `retransmission timeout  CLOSED  at 1 s  error ETIMEDOUT`,
  ],
  'Only the front of the queue is repeated, and an ACK of something new begins the count anew': [
    () => after(established(), 'SEND 250'),
    `retransmission timeout       ESTABLISHED  again <SEQ=101><ACK=301><LEN=100><CTL=ACK>  at 1 s
     retransmission timeout       ESTABLISHED  again <SEQ=101><ACK=301><LEN=100><CTL=ACK>  at 3 s
     <SEQ=301><ACK=201><CTL=ACK>  ESTABLISHED
     retransmission timeout       ESTABLISHED  again <SEQ=201><ACK=301><LEN=100><CTL=ACK>  at 7 s
     <SEQ=301><ACK=351><CTL=ACK>  ESTABLISHED`,
  ],
  'TIME-WAIT lasts 2 MSL (MUST-13)': [
    () => timeWait({ options: { maximumSegmentLifetime: 30 } }),
    `time-wait timeout  CLOSED  at 60 s  # rfc9293:3.10.8/time-wait`,
  ],
  'The RTO begins no lower than its minimum': [
    () => synSent({ options: { initialRetransmissionTimeout: 0.2 } }),
    `retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 1 s`,
  ],
};

const sections: Readonly<Record<string, Section>> = {
  'Opening and sending': opening,
  'Segments and windows': sending,
  'CLOSE (3.10.4)': closingCalls,
  'RECEIVE (3.10.3)': reading,
  'Timeouts (3.10.8)': timeouts,
};

describe.each(Object.entries(sections))('%s', (_, section) => {
  it.each(Object.entries(section))('%s', (__, [end, transcript]) => {
    holds(end(), transcript);
  });
});

describe('timers', () => {
  const running = (end: End) => Object.keys(end.endpoint.tcb?.timers ?? {});

  it.each([
    ['SYN-SENT', synSent(), ['retransmission']],
    ['ESTABLISHED with nothing on its way', established(), []],
    ['ESTABLISHED with text on its way', after(established(), 'SEND 5'), ['retransmission']],
    ['FIN-WAIT-1', finWait1(), ['retransmission']],
    ['FIN-WAIT-2', finWait2(), []],
    ['CLOSE-WAIT', closeWait(), []],
    ['CLOSING', closing(), ['retransmission']],
    ['LAST-ACK', lastAck(), ['retransmission']],
    ['TIME-WAIT', timeWait(), ['time-wait']],
  ])('that run in %s', (_, end, expected) => {
    expect(running(end)).toEqual(expected);
  });
});

describe('an end', () => {
  it('is never changed by what happens to it, only followed by another', () => {
    const end = established();
    const before = JSON.stringify(end.endpoint);
    after(end, 'SEND 10', '<SEQ=301><ACK=111><LEN=5><CTL=FIN,ACK>', 'CLOSE', 'ABORT');
    expect(JSON.stringify(end.endpoint)).toBe(before);
  });
});

describe('the rules of calls and timeouts', () => {
  it('are all applied by a table or a transcript above', () => {
    const transcripts = Object.values(sections).flatMap((section) => Object.values(section));
    const applied = new Set([
      ...transcripts.flatMap(([end, transcript]) => [...play(end(), transcript).rules]),
      ...Object.keys(everywhere).flatMap((call) => [...play(nothing(), call).rules]),
    ]);
    const dead = Object.keys(rules).filter(
      (rule) =>
        /^(rfc9293:3\.10\.([1-6]$|8\/[rt])|rfc6298:5\.5|rfc9293:3\.8\.(3$|4\/m|6\/))/.test(rule) &&
        !applied.has(rule),
    );
    expect(dead).toEqual([]);
  });
});
