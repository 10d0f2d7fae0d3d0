/** Where the letter, the figures and Linux disagree: D1 to D15 of the decisions, each with its switch. */
import { linuxPreset } from '../../src/tcp/presets.ts';
import {
  after,
  established,
  listening,
  nothing,
  synReceived,
  synReceivedActively,
  synSent,
  timeWait,
} from './ends.ts';
import { show } from './sections.ts';

const off = (...names: readonly string[]) => ({
  options: Object.fromEntries(names.map((name) => [name, false])),
});
const oldSyn = '<SEQ=305><CTL=SYN>';

show(
  {
    'D1, the SYN,ACK of a simultaneous open': {
      'is taken as in Figure 7': [
        synReceivedActively,
        `<SEQ=300><ACK=101><CTL=SYN,ACK>  ESTABLISHED  # decision:D1 rfc9293:3.10.7.4/5/established`,
      ],
      'is answered with an ACK on Linux': [
        () => synReceivedActively({ options: { acknowledgeSynAckInSynReceived: true } }),
        `<SEQ=300><ACK=101><CTL=SYN,ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>`,
      ],
      'is unacceptable by the letter': [
        () => synReceivedActively(off('acceptSynAckInSynReceived')),
        `<SEQ=300><ACK=101><CTL=SYN,ACK>  SYN-RECEIVED  <SEQ=101><ACK=301><CTL=ACK>`,
      ],
    },
    'D2, a SYN once more': {
      'draws the SYN,ACK once more': [
        synReceived,
        `<SEQ=300><CTL=SYN>  SYN-RECEIVED  again <SEQ=100><ACK=301><CTL=SYN,ACK>  # decision:D2`,
      ],
      'draws an ACK by the letter': [
        () => synReceived(off('repeatSynAckForRepeatedSyn')),
        `<SEQ=300><CTL=SYN>  SYN-RECEIVED  <SEQ=101><ACK=301><CTL=ACK>`,
      ],
    },
    'D3, who is not sure of a reset or a SYN': {
      'asks back': [
        established,
        `<SEQ=305><CTL=RST>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>  # rfc5961:3.2
         ${oldSyn}           ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>  # rfc5961:4.2`,
      ],
      'believed any reset in the window by RFC 793': [
        () => established(off('challengeAck')),
        `<SEQ=305><CTL=RST>  CLOSED  error ECONNRESET  # rfc9293:3.10.7.4/2`,
      ],
      'reset by any SYN in the window by RFC 793': [
        () => established(off('challengeAck')),
        `${oldSyn}  CLOSED  <SEQ=0><ACK=306><CTL=RST,ACK>  error ECONNRESET  # rfc9293:3.10.7.4/4/reset`,
      ],
      'answers an ACK of what was never sent, by RFC 793 as well': [
        () => established(off('challengeAck')),
        `<SEQ=301><ACK=900><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>  dropped  # rfc9293:3.10.7.4/5/unsent`,
      ],
      'asks back 10 times in 5 seconds, no more (RFC 5961 7)': [
        () => after(established(), ...Array.from({ length: 10 }, () => oldSyn)),
        `${oldSyn}  ESTABLISHED  # rfc5961:4.2 rfc5961:7
         wait 5     ESTABLISHED
         ${oldSyn}  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>`,
      ],
    },
    'Acknowledgments of what is unacceptable': {
      'come as often as they are asked for': [
        established,
        `<SEQ=300><ACK=101><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
         <SEQ=300><ACK=101><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>`,
      ],
      'come on Linux half a second apart, if only an ACK asks': [
        () => established({ options: linuxPreset }),
        `<SEQ=299><ACK=101><CTL=ACK>         ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
         <SEQ=299><ACK=101><CTL=ACK>         ESTABLISHED  # rfc9293:3.10.7.4/1 linux:tcp_invalid_ratelimit
         <SEQ=290><ACK=101><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
         wait 0.5                            ESTABLISHED
         <SEQ=299><ACK=101><CTL=ACK>         ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>`,
      ],
    },
    'D4, a FIN again in TIME-WAIT': {
      'starts 2 MSL again': [
        () => after(timeWait(), 'wait 100'),
        `<SEQ=301><ACK=102><CTL=FIN,ACK>  TIME-WAIT  <SEQ=102><ACK=302><CTL=ACK>  # rfc9293:3.10.7.4/1 decision:D4
         time-wait timeout                CLOSED     at 340 s`,
      ],
      'does not by the letter, since its number is old': [
        () =>
          after(
            timeWait(off('restartTimeWaitWithEveryAck')),
            'wait 100',
            '<SEQ=301><ACK=102><CTL=FIN,ACK>',
          ),
        `time-wait timeout  CLOSED  at 240 s`,
      ],
    },
    'D6, a SYN that is refused': {
      'leads to CLOSED': [synSent, `<SEQ=0><ACK=101><CTL=RST,ACK>  CLOSED  error ECONNREFUSED`],
      'leads back to LISTEN by 3.5.3, if the end was there': [
        () => after(listening({ options: { listenAfterRefusal: true } }), 'active OPEN'),
        `<SEQ=0><ACK=101><CTL=RST,ACK>  LISTEN  error ECONNREFUSED`,
      ],
      'leads to CLOSED all the same, if it was not': [
        () => after(nothing({ options: { listenAfterRefusal: true } }), 'active OPEN'),
        `<SEQ=0><ACK=101><CTL=RST,ACK>  CLOSED  error ECONNREFUSED`,
      ],
    },
    'D8, another SYN in SYN-RECEIVED': {
      'leads to LISTEN in silence': [synReceived, `${oldSyn}  LISTEN  # rfc9293:3.10.7.4/4`],
      'is refused on Linux': [
        () => synReceived({ options: { resetForOtherSyn: true } }),
        `${oldSyn}  LISTEN  <SEQ=0><ACK=306><CTL=RST,ACK>  # decision:D8 rfc9293:3.10.7.4/4`,
      ],
    },
    'D15, text on a SYN': {
      'has to come again': [
        () => after(listening(), '<SEQ=300><LEN=5><CTL=SYN>'),
        `<SEQ=301><ACK=101><CTL=ACK>         ESTABLISHED
         <SEQ=301><ACK=101><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>  delivers 5`,
      ],
      'is kept until ESTABLISHED, and the SYN alone is acknowledged': [
        () => listening({ options: { textOnSyn: 'queue' } }),
        `<SEQ=300><LEN=5><CTL=SYN>           SYN-RECEIVED  <SEQ=100><ACK=301><CTL=SYN,ACK>  # decision:D15 rfc9293:3.10.7.2/3
         <SEQ=301><ACK=101><CTL=ACK>         ESTABLISHED   <SEQ=101><ACK=306><CTL=ACK>  delivers 5`,
      ],
      'is kept with its FIN': [
        () =>
          after(listening({ options: { textOnSyn: 'queue' } }), '<SEQ=300><LEN=5><CTL=SYN,FIN>'),
        `<SEQ=301><ACK=101><CTL=ACK>  CLOSE-WAIT  <SEQ=101><ACK=307><CTL=ACK>  delivers 5`,
      ],
      'is kept where the user has closed meanwhile': [
        () =>
          after(
            listening({ options: { textOnSyn: 'queue' } }),
            '<SEQ=300><LEN=5><WND=0><CTL=SYN>',
            'CLOSE',
          ),
        `retransmission timeout       FIN-WAIT-1  again <SEQ=100><ACK=301><CTL=SYN,ACK>  at 1 s
         <SEQ=306><ACK=101><CTL=ACK>  FIN-WAIT-1  <SEQ=101><ACK=306><CTL=FIN,ACK>  delivers 5`,
      ],
      'is kept in a simultaneous open, too': [
        () => after(synSent({ options: { textOnSyn: 'queue' } }), '<SEQ=300><LEN=5><CTL=SYN>'),
        `<SEQ=300><ACK=101><CTL=SYN,ACK>  ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>  delivers 5`,
      ],
    },
    'What was offered': {
      'the window is never taken back (SHLD-14)': [
        () => established({ readsManually: true }),
        `<SEQ=301><ACK=101><LEN=100><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=401><WND=900><CTL=ACK>
         <SEQ=401><ACK=101><LEN=900><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=1301><WND=0><CTL=ACK>`,
      ],
    },
    'A RECEIVE in LISTEN': {
      'waits for what comes (3.10.3)': [
        () => after(listening({ readsManually: true }), 'RECEIVE 3', '<SEQ=300><CTL=SYN>'),
        `<SEQ=301><ACK=101><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>  delivers 3`,
      ],
    },
  },
  [
    'decision:D1',
    'decision:D2',
    'decision:D4',
    'decision:D8',
    'decision:D15',
    'rfc5961:7',
    'linux:tcp_invalid_ratelimit',
    'rfc9293:3.10.7.4/5/unsent',
  ],
);
