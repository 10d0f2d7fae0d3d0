/** RFC 6298, and R1, R2 and the user timeout of RFC 9293 3.8.3: what an end measures, and how long it waits. */
import { describe, expect, it } from 'vitest';
import { linuxPreset } from '../../src/tcp/presets.ts';
import {
  after,
  established,
  lastAck,
  listening,
  nothing,
  synReceived,
  synSent,
  type End,
} from './ends.ts';
import { show } from './sections.ts';

const linux = { options: linuxPreset };
const synAck = '<SEQ=300><ACK=101><MSS=100><CTL=SYN,ACK>';

const tcb = ({ endpoint }: End) => endpoint.tcb!;
const inSeconds = (end: End) => {
  const { SRTT, RTTVAR, RTO } = tcb(end);
  return [SRTT, RTTVAR, RTO].map((value) => (value === null ? null : value / 1e6));
};

/** An end whose SYN was answered after so many seconds. */
const measured = (seconds: number, settings = {}): End =>
  after(synSent(settings), `wait ${seconds}`, synAck);

describe('the round trip', () => {
  it('is not known before something is acknowledged: the RTO is 1 second (2.1)', () => {
    expect(inSeconds(synSent())).toEqual([null, null, 1]);
  });

  it('is R at first, its variation R/2, and the RTO their sum with four times the second (2.2)', () => {
    expect(inSeconds(measured(0.6))).toEqual([0.6, 0.3, 1.8]);
  });

  it('is smoothed by an eighth and a quarter from then on (2.3)', () => {
    const next = after(measured(0.8), 'SEND 5', 'wait 1.6', '<SEQ=301><ACK=106><CTL=ACK>');
    expect(inSeconds(next)).toEqual([0.9, 0.5, 2.9]);
  });

  it('never makes the RTO less than a second by the RFC (2.4), nor SRTT + 0.2 s on Linux', () => {
    expect(inSeconds(measured(0.01))[2]).toBe(1);
    expect(inSeconds(measured(0.01, linux))[2]).toBe(0.21);
    expect(inSeconds(measured(0.3, linux))[2]).toBe(0.9);
  });

  it('never makes it more than its maximum (2.5)', () => {
    expect(inSeconds(measured(30))[2]).toBe(60);
  });

  it('is measured by the SYN,ACK of a passive end, too', () => {
    const end = after(synReceived(), 'wait 0.6', '<SEQ=301><ACK=101><CTL=ACK>');
    expect(inSeconds(end)).toEqual([0.6, 0.3, 1.8]);
  });

  it('is not measured by what was repeated (Karn), and the RTO that grew stays (5)', () => {
    const end = after(
      established(),
      'SEND 5',
      'retransmission timeout',
      '<SEQ=301><ACK=106><CTL=ACK>',
    );
    expect(inSeconds(end)).toEqual([0, 0, 2]);
    expect(tcb(end).retransmissions).toBe(0);
    const fresh = after(end, 'SEND 5', 'wait 0.4', '<SEQ=301><ACK=111><CTL=ACK>');
    expect(inSeconds(fresh)[2]).toBe(1);
  });

  it('is measured once at a time, by the segment that left when nothing else was measured', () => {
    const end = after(
      measured(0.8),
      'SEND 5',
      'wait 0.4',
      'SEND 5',
      'wait 0.4',
      '<SEQ=301><ACK=111><CTL=ACK>',
    );
    expect(inSeconds(end)).toEqual([0.8, 0.3, 2]);
  });
});

show(
  {
    'After a SYN that was repeated': {
      'the RTO is 3 seconds (5.7)': [
        () => after(synSent(), 'retransmission timeout'),
        `${synAck}             ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>  # rfc6298:5.7 rfc9293:3.10.7.3/4
         SEND 5                  ESTABLISHED  <SEQ=101><ACK=301><LEN=5><CTL=ACK>
         retransmission timeout  ESTABLISHED  again <SEQ=101><ACK=301><LEN=5><CTL=ACK>  at 4 s`,
      ],
      'or what it was set to, if that is longer': [
        () =>
          after(
            synSent({ options: { initialRetransmissionTimeout: 5 } }),
            'retransmission timeout',
            synAck,
            'SEND 5',
          ),
        `retransmission timeout  ESTABLISHED  again <SEQ=101><ACK=301><LEN=5><CTL=ACK>  at 15 s`,
      ],
    },
    'What is acknowledged': {
      'is measured': [
        () => after(synSent(), 'wait 0.2'),
        `${synAck}                    ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>  # rfc6298:2.2 rfc9293:3.10.7.3/4
         SEND 5                       ESTABLISHED  <SEQ=101><ACK=301><LEN=5><CTL=ACK>
         <SEQ=301><ACK=106><CTL=ACK>  ESTABLISHED  # rfc9293:3.10.7.4/5/ack rfc6298:2.3`,
      ],
    },
    'A SYN of the RFC': {
      'is repeated for at least 3 minutes (MUST-23); after the third time the user is told (SHLD-9)':
        [
          synSent,
          `retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 1 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 3 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 7 s  # rfc9293:3.10.8/retransmission rfc6298:5.5 rfc9293:3.8.3/r1
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 15 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 31 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 63 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 123 s
         retransmission timeout  CLOSED    at 183 s  error ETIMEDOUT`,
        ],
    },
    'A SYN of Linux': {
      'is repeated after 1, 1, 1, 1, 1, 2, 4, … seconds and given up after 131': [
        () => synSent(linux),
        `retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 1 s  # rfc9293:3.10.8/retransmission linux:tcp_syn_linear_timeouts
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 2 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 3 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 4 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 5 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 7 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 11 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 19 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 35 s
         retransmission timeout  SYN-SENT  again <SEQ=100><CTL=SYN>  at 67 s
         retransmission timeout  CLOSED    at 131 s  error ETIMEDOUT`,
      ],
      'and its SYN,ACK after 1, 2, 4, 8, 16 seconds': [
        () => after(listening(linux), '<SEQ=300><MSS=100><CTL=SYN>'),
        `retransmission timeout  SYN-RECEIVED  again <SEQ=100><ACK=301><CTL=SYN,ACK>  at 1 s
         retransmission timeout  SYN-RECEIVED  again <SEQ=100><ACK=301><CTL=SYN,ACK>  at 3 s
         retransmission timeout  SYN-RECEIVED  again <SEQ=100><ACK=301><CTL=SYN,ACK>  at 7 s
         retransmission timeout  SYN-RECEIVED  again <SEQ=100><ACK=301><CTL=SYN,ACK>  at 15 s
         retransmission timeout  SYN-RECEIVED  again <SEQ=100><ACK=301><CTL=SYN,ACK>  at 31 s
         retransmission timeout  CLOSED        at 63 s  error ETIMEDOUT`,
      ],
    },
    'A FIN that nobody acknowledges': {
      'is given up on Linux after 8 repetitions and 109 seconds, if its user has gone': [
        () => after(measured(0.013, linux), '<SEQ=301><ACK=101><CTL=FIN,ACK>', 'close'),
        `retransmission timeout  LAST-ACK  again <SEQ=101><ACK=302><CTL=FIN,ACK>  at 0.226 s
         retransmission timeout  LAST-ACK  again <SEQ=101><ACK=302><CTL=FIN,ACK>  at 0.652 s
         retransmission timeout  LAST-ACK  again <SEQ=101><ACK=302><CTL=FIN,ACK>  at 1.504 s
         retransmission timeout  LAST-ACK  again <SEQ=101><ACK=302><CTL=FIN,ACK>  at 3.208 s
         retransmission timeout  LAST-ACK  again <SEQ=101><ACK=302><CTL=FIN,ACK>  at 6.616 s
         retransmission timeout  LAST-ACK  again <SEQ=101><ACK=302><CTL=FIN,ACK>  at 13.432 s
         retransmission timeout  LAST-ACK  again <SEQ=101><ACK=302><CTL=FIN,ACK>  at 27.064 s
         retransmission timeout  LAST-ACK  again <SEQ=101><ACK=302><CTL=FIN,ACK>  at 54.328 s
         retransmission timeout  CLOSED    at 108.856 s  error ETIMEDOUT  # rfc9293:3.8.3`,
      ],
      'is given up by the RFC after at least 100 seconds (SHLD-11)': [
        () => after(lastAck(), ...Array.from({ length: 6 }, () => 'retransmission timeout')),
        `retransmission timeout  CLOSED  at 123 s  error ETIMEDOUT`,
      ],
    },
    'The user timeout': {
      'ends a connection whose data nobody acknowledges': [
        () => after(established({ socket: { userTimeout: 2.5 } }), 'wait 10', 'SEND 5'),
        `retransmission timeout  ESTABLISHED  again <SEQ=101><ACK=301><LEN=5><CTL=ACK>  at 11 s
         user timeout            CLOSED       at 12.5 s  error ETIMEDOUT  # rfc9293:3.10.8/user`,
      ],
      'counts from the oldest data that is left': [
        () =>
          after(
            established({ options: { userTimeout: 2.5 } }),
            'SEND 5',
            'wait 2',
            'SEND 5',
            'wait 0.4',
            '<SEQ=301><ACK=106><CTL=ACK>',
          ),
        `user timeout  CLOSED  at 4.9 s  error ETIMEDOUT`,
      ],
      'counts for a SYN, too': [
        () => after(nothing({ socket: { userTimeout: 0.5 } }), 'active OPEN'),
        `user timeout  CLOSED  at 0.5 s  error ETIMEDOUT`,
      ],
    },
  },
  [
    'rfc6298:2.2',
    'rfc6298:5.5',
    'rfc6298:5.7',
    'linux:tcp_syn_linear_timeouts',
    'rfc9293:3.8.3',
    'rfc9293:3.8.3/r1',
    'rfc9293:3.10.8/user',
  ],
);
