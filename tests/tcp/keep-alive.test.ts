/** Keep-alives (RFC 9293 3.8.4) and probes of a closed window (3.8.6.1). */
import { linuxPreset } from '../../src/tcp/presets.ts';
import { after, closeWait, established, finWait2, synSent, type End } from './ends.ts';
import { show } from './sections.ts';

const keepAlive = { keepAlive: true, keepAliveIdle: 60, keepAliveInterval: 10, keepAliveCount: 3 };
const on = { socket: keepAlive };
const onLinux = { socket: keepAlive, options: linuxPreset };
const answer = '<SEQ=301><ACK=101><CTL=ACK>';

/** The peer has no room for what there is to send. */
const shutOut = (settings = {}): End =>
  after(synSent(settings), '<SEQ=300><ACK=101><MSS=100><WND=0><CTL=SYN,ACK>', 'SEND hello');

show(
  {
    'Keep-alive': {
      'is off by default (MUST-25)': [established, `keep-alive timeout  not running`],
      'asks with an old number and no data, and is answered (SHLD-12)': [
        () => established(on),
        `keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 60 s  # rfc9293:3.8.4
         ${answer}           ESTABLISHED
         keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 120 s`,
      ],
      'may ask with an octet of garbage (MAY-6)': [
        () => established({ ...on, options: { keepAliveOctet: true } }),
        `keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><LEN=1><CTL=ACK>  at 60 s`,
      ],
      'waits two hours where nothing else is set (MUST-28)': [
        () => established({ socket: { keepAlive: true } }),
        `keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 7200 s
         keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 7275 s`,
      ],
      'takes nobody for dead after a single probe (MUST-29)': [
        () => established(on),
        `keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 60 s
         keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 70 s
         keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 80 s
         keep-alive timeout  CLOSED       at 90 s  error ETIMEDOUT  # rfc9293:3.8.4/dead`,
      ],
      'ends on Linux with a reset, at idle + count × interval': [
        () => established(onLinux),
        `keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 60 s
         keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 70 s
         keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 80 s
         keep-alive timeout  CLOSED       <SEQ=101><ACK=301><CTL=RST,ACK>  at 90 s  error ETIMEDOUT`,
      ],
      'finds a peer that has started again': [
        () => after(established(on), 'keep-alive timeout'),
        `<SEQ=301><CTL=RST>  CLOSED  error ECONNRESET`,
      ],
      'begins anew with whatever arrives': [
        () => after(established(on), 'wait 50', '<SEQ=301><ACK=101><LEN=5><CTL=ACK>'),
        `keep-alive timeout  ESTABLISHED  <SEQ=100><ACK=306><CTL=ACK>  at 110 s`,
      ],
      'is quiet while something is outstanding (MUST-26)': [
        () => after(established(on), 'wait 50', 'SEND 5'),
        `keep-alive timeout           not running
         wait 1                       ESTABLISHED
         <SEQ=301><ACK=106><CTL=ACK>  ESTABLISHED
         keep-alive timeout           ESTABLISHED  <SEQ=105><ACK=301><CTL=ACK>  at 111 s`,
      ],
      'watches half a connection, too': [
        () => closeWait(on),
        `keep-alive timeout  CLOSE-WAIT  <SEQ=100><ACK=302><CTL=ACK>  at 60 s`,
      ],
      'ends a FIN-WAIT-2 whose peer is gone': [
        () => after(finWait2(on), ...Array.from({ length: 3 }, () => 'keep-alive timeout')),
        `keep-alive timeout  CLOSED  at 90 s  error ETIMEDOUT`,
      ],
    },
    'A probe': {
      'of a keep-alive is old, and answered (3.8.4)': [
        established,
        `<SEQ=300><ACK=101><CTL=ACK>         ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
         <SEQ=300><ACK=101><LEN=1><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>`,
      ],
    },
    'A closed window': {
      'is probed after an RTO (SHLD-29), ever more rarely (SHLD-30), with an octet of the text': [
        shutOut,
        `persist timeout                    ESTABLISHED  <SEQ=101><ACK=301><LEN=1><CTL=ACK>  at 1 s  # rfc9293:3.8.6.1
         <SEQ=301><ACK=101><WND=0><CTL=ACK>  ESTABLISHED
         persist timeout                    ESTABLISHED  again <SEQ=101><ACK=301><LEN=1><CTL=ACK>  at 3 s
         persist timeout                    ESTABLISHED  again <SEQ=101><ACK=301><LEN=1><CTL=ACK>  at 7 s
         <SEQ=301><ACK=102><WND=9><CTL=ACK>  ESTABLISHED  <SEQ=102><ACK=301><LEN=4><CTL=ACK>
         retransmission timeout             ESTABLISHED  again <SEQ=102><ACK=301><LEN=4><CTL=ACK>  at 8 s`,
      ],
      'has the octet that probed it once more when it opens': [
        () => after(shutOut(), 'persist timeout'),
        `<SEQ=301><ACK=101><WND=9><CTL=ACK>  ESTABLISHED  again <SEQ=101><ACK=301><LEN=1><CTL=ACK>  <SEQ=102><ACK=301><LEN=4><CTL=ACK>`,
      ],
      'is probed on Linux with an old number and no octet (D14)': [
        () => shutOut({ options: linuxPreset }),
        `persist timeout                    ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 0.2 s
         persist timeout                    ESTABLISHED  <SEQ=100><ACK=301><CTL=ACK>  at 0.6 s
         <SEQ=301><ACK=101><WND=9><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><LEN=5><CTL=ACK>`,
      ],
      'may stay closed for ever while the peer answers (MUST-37)': [
        () =>
          after(
            shutOut(),
            ...Array.from({ length: 20 }, () => [
              'persist timeout',
              '<SEQ=301><ACK=101><WND=0><CTL=ACK>',
            ]).flat(),
          ),
        `persist timeout  ESTABLISHED  again <SEQ=101><ACK=301><LEN=1><CTL=ACK>  at 963 s`,
      ],
      'is given up when nobody answers any more': [
        () => after(shutOut(), ...Array.from({ length: 6 }, () => 'persist timeout')),
        `persist timeout  CLOSED  at 123 s  error ETIMEDOUT`,
      ],
      'keeps a FIN waiting, which is its own probe': [
        () => after(synSent(), '<SEQ=300><ACK=101><WND=0><CTL=SYN,ACK>', 'CLOSE'),
        `persist timeout                    FIN-WAIT-1  <SEQ=101><ACK=301><CTL=FIN,ACK>  at 1 s
         <SEQ=301><ACK=102><WND=0><CTL=ACK>  FIN-WAIT-2`,
      ],
      'is found out, though what had left before is repeated no more': [
        () => after(established(), 'SEND 100', 'SEND 5', '<SEQ=301><ACK=101><WND=0><CTL=ACK>'),
        `retransmission timeout  ESTABLISHED  again <SEQ=101><ACK=301><LEN=100><CTL=ACK>  at 1 s`,
      ],
    },
  },
  ['rfc9293:3.8.4', 'rfc9293:3.8.4/dead', 'rfc9293:3.8.6.1', 'rfc9293:3.8.3'],
);
