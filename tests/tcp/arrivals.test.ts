/** SEGMENT ARRIVES, RFC 9293 3.10.7: a section for each state, a transcript for each branch. */
import { describe, expect, it } from 'vitest';
import { arriveAtClosed } from '../../src/tcp/arrivals.ts';
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
  parse,
  play,
  synReceived,
  synReceivedActively,
  synSent,
  timeWait,
  written,
  type Section,
} from './ends.ts';

const rfc793 = { options: { challengeAck: false } };

const listen: Section = {
  'ignores a reset (first)': [
    listening,
    `<SEQ=1><CTL=RST>            LISTEN  dropped  # rfc9293:3.10.7.2/1
     <SEQ=1><ACK=9><CTL=RST,ACK>  LISTEN  # rfc9293:3.10.7.2/1`,
  ],
  'answers any acknowledgment with a reset (second)': [
    listening,
    `<SEQ=1><ACK=777><CTL=ACK>      LISTEN  <SEQ=777><CTL=RST>  dropped  # rfc9293:3.10.7.2/2
     <SEQ=1><ACK=777><CTL=SYN,ACK>  LISTEN  <SEQ=777><CTL=RST>  # rfc9293:3.10.7.2/2`,
  ],
  'answers a SYN with SYN,ACK (third)': [
    listening,
    `<SEQ=300><CTL=SYN>  SYN-RECEIVED  <SEQ=100><ACK=301><CTL=SYN,ACK>  # rfc9293:3.10.7.2/3`,
  ],
  'leaves text on a SYN to be repeated (D15)': [
    listening,
    `<SEQ=300><LEN=5><CTL=SYN>           SYN-RECEIVED  <SEQ=100><ACK=301><CTL=SYN,ACK>
     <SEQ=301><ACK=101><LEN=5><CTL=ACK>  ESTABLISHED   <SEQ=101><ACK=306><CTL=ACK>  delivers 5`,
  ],
  'drops everything else (fourth)': [
    listening,
    `<SEQ=300><LEN=5><CTL=>  LISTEN  dropped  # rfc9293:3.10.7.2/4
     <SEQ=300><CTL=FIN>      LISTEN  dropped`,
  ],
};

const synSentState: Section = {
  'answers an acknowledgment of what was not sent with a reset (first)': [
    synSent,
    `<SEQ=300><ACK=100><CTL=ACK>      SYN-SENT  <SEQ=100><CTL=RST>  # rfc9293:3.10.7.3/1
     <SEQ=300><ACK=102><CTL=SYN,ACK>  SYN-SENT  <SEQ=102><CTL=RST>  dropped`,
  ],
  'drops a reset with such an acknowledgment (first)': [
    synSent,
    `<SEQ=0><ACK=100><CTL=RST,ACK>  SYN-SENT  dropped  # rfc9293:3.10.7.3/1/rst`,
  ],
  'is refused by a reset that acknowledges its SYN (second, D6)': [
    synSent,
    `<SEQ=0><ACK=101><CTL=RST,ACK>  CLOSED  error ECONNREFUSED  # rfc9293:3.10.7.3/2`,
  ],
  'drops a reset without acknowledgment (second)': [
    synSent,
    `<SEQ=0><CTL=RST>  SYN-SENT  dropped  # rfc9293:3.10.7.3/2/no-ack`,
  ],
  'is established by SYN,ACK (fourth)': [
    synSent,
    `<SEQ=300><ACK=101><CTL=SYN,ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>  # rfc9293:3.10.7.3/4`,
  ],
  'takes text and FIN that come with SYN,ACK (fourth)': [
    synSent,
    `<SEQ=300><ACK=101><TEXT=hello><CTL=SYN,FIN,ACK>  through ESTABLISHED  CLOSE-WAIT  <SEQ=101><ACK=307><CTL=ACK>  delivers 5`,
  ],
  'sends what was queued with the acknowledgment of SYN,ACK': [
    () => after(synSent(), 'SEND hello'),
    `<SEQ=300><ACK=101><CTL=SYN,ACK>  ESTABLISHED  <SEQ=101><ACK=301><LEN=5><CTL=ACK>`,
  ],
  'meets a SYN with SYN,ACK: a simultaneous open (fourth)': [
    synSent,
    `<SEQ=300><CTL=SYN>  SYN-RECEIVED  <SEQ=100><ACK=301><CTL=SYN,ACK>  # rfc9293:3.10.7.3/4/simultaneous`,
  ],
  'drops what is neither SYN nor RST (fifth)': [
    synSent,
    `<SEQ=300><ACK=101><CTL=ACK>  SYN-SENT  dropped  # rfc9293:3.10.7.3/5
     <SEQ=300><LEN=3><CTL=>       SYN-SENT  dropped
     <SEQ=300><CTL=FIN>           SYN-SENT  dropped`,
  ],
};

const synReceivedState: Section = {
  'is established by the ACK of its SYN (fifth)': [
    synReceived,
    `<SEQ=301><ACK=101><CTL=ACK>  ESTABLISHED  # rfc9293:3.10.7.4/5/established`,
  ],
  'takes text with that ACK (seventh)': [
    synReceived,
    `<SEQ=301><ACK=101><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>  delivers 5`,
  ],
  'takes a FIN with that ACK, by way of ESTABLISHED (eighth)': [
    synReceived,
    `<SEQ=301><ACK=101><CTL=FIN,ACK>  through ESTABLISHED  CLOSE-WAIT  <SEQ=101><ACK=302><CTL=ACK>`,
  ],
  'answers any other acknowledgment with a reset (fifth)': [
    synReceived,
    `<SEQ=301><ACK=100><CTL=ACK>  SYN-RECEIVED  <SEQ=100><CTL=RST>  dropped  # rfc9293:3.10.7.4/5/reset
     <SEQ=301><ACK=102><CTL=ACK>  SYN-RECEIVED  <SEQ=102><CTL=RST>`,
  ],
  'drops a segment without ACK (fifth)': [
    synReceived,
    `<SEQ=301><LEN=5><CTL=>  SYN-RECEIVED  dropped  # rfc9293:3.10.7.4/5/no-ack`,
  ],
  'returns to LISTEN by a reset after a passive OPEN (second, note 1)': [
    synReceived,
    `<SEQ=301><CTL=RST>  LISTEN  # rfc9293:3.10.7.4/2/listen`,
  ],
  'is refused by a reset after an active OPEN (second)': [
    synReceivedActively,
    `<SEQ=301><CTL=RST>  CLOSED  error ECONNREFUSED  # rfc9293:3.10.7.4/2/refused`,
  ],
  'challenges a reset that is in the window but not at its edge (RFC 5961 3.2)': [
    synReceived,
    `<SEQ=302><CTL=RST>  SYN-RECEIVED  <SEQ=101><ACK=301><CTL=ACK>  dropped  # rfc5961:3.2`,
  ],
  'drops a reset outside the window (first)': [
    synReceived,
    `<SEQ=300><CTL=RST>   SYN-RECEIVED  dropped  # rfc9293:3.10.7.4/1/rst
     <SEQ=1301><CTL=RST>  SYN-RECEIVED  dropped`,
  ],
  'repeats SYN,ACK for a repeated SYN (D2)': [
    synReceived,
    `<SEQ=300><CTL=SYN>  SYN-RECEIVED  again <SEQ=100><ACK=301><CTL=SYN,ACK>  # decision:D2`,
  ],
  'answers a repeated SYN with ACK by the letter (D2 off)': [
    () => synReceived({ options: { repeatSynAckForRepeatedSyn: false } }),
    `<SEQ=300><CTL=SYN>  SYN-RECEIVED  <SEQ=101><ACK=301><CTL=ACK>  dropped  # rfc9293:3.10.7.4/1`,
  ],
  'answers a repeated SYN with ACK after an active OPEN (first)': [
    synReceivedActively,
    `<SEQ=300><CTL=SYN>  SYN-RECEIVED  <SEQ=101><ACK=301><CTL=ACK>  # rfc9293:3.10.7.4/1`,
  ],
  'returns to LISTEN without a word by another SYN in the window (fourth, D8)': [
    synReceived,
    `<SEQ=500><CTL=SYN>  LISTEN  # rfc9293:3.10.7.4/4`,
  ],
  'answers another SYN outside the window with ACK (first, D8)': [
    synReceived,
    `<SEQ=90><CTL=SYN>  SYN-RECEIVED  <SEQ=101><ACK=301><CTL=ACK>  # rfc9293:3.10.7.4/1`,
  ],
  'challenges another SYN after an active OPEN (fourth)': [
    synReceivedActively,
    `<SEQ=500><CTL=SYN>  SYN-RECEIVED  <SEQ=101><ACK=301><CTL=ACK>  # rfc5961:4.2`,
  ],
  'takes the SYN,ACK of a simultaneous open as Figure 7 draws it (D1)': [
    synReceivedActively,
    `<SEQ=300><ACK=101><CTL=SYN,ACK>  ESTABLISHED  # decision:D1 rfc9293:3.10.7.4/5/established`,
  ],
  'answers that SYN,ACK with ACK by the letter (D1 off)': [
    () => synReceivedActively({ options: { acceptSynAckInSynReceived: false } }),
    `<SEQ=300><ACK=101><CTL=SYN,ACK>  SYN-RECEIVED  <SEQ=101><ACK=301><CTL=ACK>  # rfc9293:3.10.7.4/1
     <SEQ=301><ACK=101><CTL=ACK>      ESTABLISHED`,
  ],
  'takes no SYN,ACK with another ACK for Figure 7 (D1)': [
    synReceivedActively,
    `<SEQ=300><ACK=100><CTL=SYN,ACK>  SYN-RECEIVED  <SEQ=101><ACK=301><CTL=ACK>  # rfc9293:3.10.7.4/1`,
  ],
  'takes no SYN,ACK after a passive OPEN for Figure 7 (D1)': [
    synReceived,
    `<SEQ=300><ACK=101><CTL=SYN,ACK>  SYN-RECEIVED  <SEQ=101><ACK=301><CTL=ACK>  # rfc9293:3.10.7.4/1`,
  ],
};

const synchronized = [
  ['ESTABLISHED', established, 101, 301],
  ['FIN-WAIT-1', finWait1, 102, 301],
  ['FIN-WAIT-2', finWait2, 102, 301],
  ['CLOSE-WAIT', closeWait, 101, 302],
  ['CLOSING', closing, 102, 302],
  ['LAST-ACK', lastAck, 102, 302],
  ['TIME-WAIT', timeWait, 102, 302],
] as const;

/** What all synchronized states have in common; SND.NXT and RCV.NXT differ. */
const common = (state: string, end: Section[string][0], next: number, wanted: number): Section => {
  const ack = `<SEQ=${next}><ACK=${wanted}><CTL=ACK>`;
  const D4 = state === 'TIME-WAIT' ? ' decision:D4' : '';
  const error = ['CLOSING', 'LAST-ACK', 'TIME-WAIT'].includes(state) ? '' : '  error ECONNRESET';
  return {
    'acknowledges an old segment and drops it (first)': [
      end,
      `<SEQ=290><ACK=${next}><LEN=5><CTL=ACK>  ${state}  ${ack}  dropped  # rfc9293:3.10.7.4/1${D4}`,
    ],
    'acknowledges a segment beyond the window and drops it (first)': [
      end,
      `<SEQ=${wanted + 1000}><ACK=${next}><CTL=ACK>  ${state}  ${ack}  dropped`,
    ],
    'drops a reset outside the window (first)': [
      end,
      `<SEQ=${wanted - 1}><CTL=RST>     ${state}  dropped  # rfc9293:3.10.7.4/1/rst
       <SEQ=${wanted + 1000}><CTL=RST>  ${state}  dropped`,
    ],
    'drops a reset before the window, even when its text reaches in (RFC 5961 3.2)': [
      end,
      `<SEQ=${wanted - 2}><LEN=5><CTL=RST>  ${state}  dropped  # rfc9293:3.10.7.4/1/rst`,
    ],
    'is closed by a reset at the edge of the window (second)': [
      end,
      `<SEQ=${wanted}><CTL=RST>  CLOSED${error}  # rfc9293:3.10.7.4/2`,
    ],
    'challenges a reset inside the window (RFC 5961 3.2, D3)': [
      end,
      `<SEQ=${wanted + 999}><CTL=RST>  ${state}  ${ack}  dropped  # rfc5961:3.2${D4}`,
    ],
    'is closed by any reset in the window by RFC 793 (D3 off)': [
      () => ({
        ...end(),
        around: { ...end().around, options: established(rfc793).around.options },
      }),
      `<SEQ=${wanted + 999}><CTL=RST>  CLOSED${error}  # rfc9293:3.10.7.4/2`,
    ],
    'challenges a SYN in the window (RFC 5961 4.2, D3)': [
      end,
      `<SEQ=${wanted}><CTL=SYN>                    ${state}  ${ack}  dropped  # rfc5961:4.2${D4}
       <SEQ=${wanted}><ACK=${next}><CTL=SYN,ACK>  ${state}  ${ack}`,
    ],
    'resets for a SYN in the window by RFC 793 (D3 off)': [
      () => ({
        ...end(),
        around: { ...end().around, options: established(rfc793).around.options },
      }),
      `<SEQ=${wanted}><CTL=SYN>  CLOSED  <SEQ=0><ACK=${wanted + 1}><CTL=RST,ACK>${error}  # rfc9293:3.10.7.4/4/reset`,
    ],
    'drops a segment without ACK (fifth)': [
      end,
      `<SEQ=${wanted}><LEN=5><CTL=>  ${state}  dropped  # rfc9293:3.10.7.4/5/no-ack`,
    ],
    'challenges an acknowledgment of what was not sent (fifth)': [
      end,
      `<SEQ=${wanted}><ACK=${next + 1}><LEN=5><CTL=ACK>  ${state}  ${ack}  dropped  # rfc5961:5.2${D4}`,
    ],
    'challenges an acknowledgment older than the largest window (RFC 5961 5.2)': [
      end,
      `<SEQ=${wanted}><ACK=4294960000><LEN=5><CTL=ACK>  ${state}  ${ack}  dropped  # rfc5961:5.2${D4}`,
    ],
  };
};

const establishedState: Section = {
  'delivers text in order and acknowledges it (seventh)': [
    established,
    `<SEQ=301><ACK=101><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>  delivers 5  # rfc9293:3.10.7.4/7
     <SEQ=306><ACK=101><LEN=9><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=315><CTL=ACK>  delivers 9`,
  ],
  'takes only the new part of a segment that it has in part': [
    established,
    `<SEQ=301><ACK=101><LEN=5><CTL=ACK>   ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>  delivers 5
     <SEQ=301><ACK=101><LEN=12><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=313><CTL=ACK>  delivers 7`,
  ],
  'takes only what the window holds of a segment': [
    () => established({ receiveBuffer: 10 }),
    `<SEQ=301><ACK=101><LEN=25><CTL=FIN,ACK>  ESTABLISHED  <SEQ=101><ACK=311><CTL=ACK>  delivers 10`,
  ],
  'holds text that is ahead of its turn, and acknowledges what is missing at once (SHLD-31)': [
    established,
    `<SEQ=306><ACK=101><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>  # rfc9293:3.10.7.4/7/queued
     <SEQ=316><ACK=101><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
     <SEQ=301><ACK=101><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=311><CTL=ACK>  delivers 10
     <SEQ=311><ACK=101><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=321><CTL=ACK>  delivers 10`,
  ],
  'delivers no octet twice when held pieces overlap': [
    established,
    `<SEQ=306><ACK=101><LEN=5><CTL=ACK>   ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
     <SEQ=308><ACK=101><LEN=9><CTL=ACK>   ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
     <SEQ=307><ACK=101><LEN=2><CTL=ACK>   ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
     <SEQ=304><ACK=101><LEN=6><CTL=ACK>   ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
     <SEQ=301><ACK=101><LEN=4><CTL=ACK>   ESTABLISHED  <SEQ=101><ACK=317><CTL=ACK>  delivers 16`,
  ],
  'changes no state by a FIN that is ahead of its turn (E52)': [
    established,
    `<SEQ=306><ACK=101><CTL=FIN,ACK>     ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>  # rfc9293:3.10.7.4/7/queued
     <SEQ=301><ACK=101><LEN=5><CTL=ACK>  CLOSE-WAIT   <SEQ=101><ACK=307><CTL=ACK>  delivers 5  # rfc9293:3.10.7.4/7 rfc9293:3.10.7.4/8/close-wait`,
  ],
  'takes no FIN whose place other text has taken': [
    established,
    `<SEQ=306><ACK=101><CTL=FIN,ACK>      ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
     <SEQ=301><ACK=101><LEN=20><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=321><CTL=ACK>  delivers 20`,
  ],
  'goes to CLOSE-WAIT by FIN (eighth)': [
    established,
    `<SEQ=301><ACK=101><CTL=FIN,ACK>  CLOSE-WAIT  <SEQ=101><ACK=302><CTL=ACK>  # rfc9293:3.10.7.4/8/close-wait`,
  ],
  'delivers the text that comes with FIN first': [
    established,
    `<SEQ=301><ACK=101><LEN=5><CTL=FIN,ACK>  CLOSE-WAIT  <SEQ=101><ACK=307><CTL=ACK>  delivers 5`,
  ],
  'is told of what the peer received (fifth)': [
    () => after(established(), 'SEND 10'),
    `<SEQ=301><ACK=106><CTL=ACK>  ESTABLISHED  # rfc9293:3.10.7.4/5/ack
     <SEQ=301><ACK=111><CTL=ACK>  ESTABLISHED  # rfc9293:3.10.7.4/5/ack
     <SEQ=301><ACK=111><CTL=ACK>  ESTABLISHED  # rfc9293:3.10.7.4/5/duplicate
     <SEQ=301><ACK=106><CTL=ACK>  ESTABLISHED  # rfc9293:3.10.7.4/5/duplicate`,
  ],
  'repeats only what is not acknowledged of a segment': [
    () => after(established(), 'SEND 10'),
    `<SEQ=301><ACK=106><CTL=ACK>  ESTABLISHED
     retransmission timeout       ESTABLISHED  again <SEQ=106><ACK=301><LEN=5><CTL=ACK>  at 1 s`,
  ],
  'sends on when the window opens (fifth)': [
    () => after(established(), '<SEQ=301><ACK=101><WND=0><CTL=ACK>', 'SEND 10'),
    `<SEQ=301><ACK=101><WND=4><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><LEN=4><CTL=ACK>  # rfc9293:3.10.7.4/5/window
     <SEQ=301><ACK=105><WND=9><CTL=ACK>  ESTABLISHED  <SEQ=105><ACK=301><LEN=6><CTL=ACK>`,
  ],
  'lets no older segment change the send window (fifth)': [
    () => after(established(), '<SEQ=303><ACK=101><WND=7><LEN=1><CTL=ACK>', 'SEND 100'),
    `<SEQ=301><ACK=101><WND=99><CTL=ACK>   ESTABLISHED
     <SEQ=303><ACK=101><WND=20><CTL=ACK>   ESTABLISHED  <SEQ=108><ACK=301><LEN=13><CTL=ACK>`,
  ],
  'takes an ACK, but no text, while its window is closed (MUST-66)': [
    () =>
      after(
        established({ receiveBuffer: 5, readsManually: true }),
        '<SEQ=301><ACK=101><LEN=5><CTL=ACK>',
        'SEND 3',
      ),
    `<SEQ=306><ACK=104><LEN=1><CTL=ACK>  ESTABLISHED  <SEQ=104><ACK=306><WND=0><CTL=ACK>  dropped  # rfc9293:3.10.7.4/1/zero-window rfc9293:3.10.7.4/5/ack
     <SEQ=306><ACK=104><CTL=ACK>         ESTABLISHED
     <SEQ=307><ACK=104><CTL=ACK>         ESTABLISHED  <SEQ=104><ACK=306><CTL=ACK>  dropped
     <SEQ=306><CTL=RST>                  CLOSED  error ECONNRESET`,
  ],
  'takes a reset with text while its window is closed (MUST-66, SHLD-2)': [
    () =>
      after(
        established({ receiveBuffer: 5, readsManually: true }),
        '<SEQ=301><ACK=101><LEN=5><CTL=ACK>',
      ),
    `<SEQ=306><LEN=9><CTL=RST>  CLOSED  error ECONNRESET  # rfc9293:3.10.7.4/2`,
  ],
  'takes old acknowledgments for duplicates by RFC 793 (D3 off)': [
    () => established(rfc793),
    `<SEQ=301><ACK=4294960000><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>  delivers 5`,
  ],
};

const closingStates: Section = {
  'FIN-WAIT-1 goes to FIN-WAIT-2 by the ACK of its FIN': [
    finWait1,
    `<SEQ=301><ACK=102><CTL=ACK>  FIN-WAIT-2  # rfc9293:3.10.7.4/5/ack rfc9293:3.10.7.4/5/fin-wait-2`,
  ],
  'FIN-WAIT-1 stays for the ACK of the text before its FIN': [
    () => after(established(), 'SEND 10', 'CLOSE'),
    `<SEQ=301><ACK=111><CTL=ACK>  FIN-WAIT-1
     <SEQ=301><ACK=112><CTL=ACK>  FIN-WAIT-2`,
  ],
  'FIN-WAIT-1 goes to CLOSING by FIN': [
    finWait1,
    `<SEQ=301><ACK=101><CTL=FIN,ACK>  CLOSING  <SEQ=102><ACK=302><CTL=ACK>  # rfc9293:3.10.7.4/8/closing`,
  ],
  'FIN-WAIT-1 goes to TIME-WAIT by FIN with the ACK of its FIN (note 2)': [
    finWait1,
    `<SEQ=301><ACK=102><CTL=FIN,ACK>  through FIN-WAIT-2  TIME-WAIT  <SEQ=102><ACK=302><CTL=ACK>
     time-wait timeout                CLOSED  at 240 s`,
  ],
  'FIN-WAIT-1 names note 2': [
    finWait1,
    `<SEQ=301><ACK=102><CTL=FIN,ACK>  TIME-WAIT  <SEQ=102><ACK=302><CTL=ACK>  # rfc9293:3.10.7.4/5/ack rfc9293:3.10.7.4/5/fin-wait-2 rfc9293:3.10.7.4/8/note-2`,
  ],
  'FIN-WAIT-1 still receives text': [
    finWait1,
    `<SEQ=301><ACK=101><LEN=5><CTL=ACK>  FIN-WAIT-1  <SEQ=102><ACK=306><CTL=ACK>  delivers 5`,
  ],
  'FIN-WAIT-2 still receives text, out of order too': [
    finWait2,
    `<SEQ=306><ACK=102><LEN=5><CTL=ACK>  FIN-WAIT-2  <SEQ=102><ACK=301><CTL=ACK>
     <SEQ=301><ACK=102><LEN=5><CTL=ACK>  FIN-WAIT-2  <SEQ=102><ACK=311><CTL=ACK>  delivers 10`,
  ],
  'FIN-WAIT-2 goes to TIME-WAIT by FIN': [
    finWait2,
    `<SEQ=301><ACK=102><CTL=FIN,ACK>  TIME-WAIT  <SEQ=102><ACK=302><CTL=ACK>  # rfc9293:3.10.7.4/8/time-wait`,
  ],
  'CLOSE-WAIT ignores text after the FIN': [
    closeWait,
    `<SEQ=302><ACK=101><LEN=5><CTL=ACK>  CLOSE-WAIT  # rfc9293:3.10.7.4/7/ignored`,
  ],
  'CLOSE-WAIT acknowledges the FIN once more (first)': [
    closeWait,
    `<SEQ=301><ACK=101><CTL=FIN,ACK>  CLOSE-WAIT  <SEQ=101><ACK=302><CTL=ACK>  dropped`,
  ],
  'CLOSING goes to TIME-WAIT by the ACK of its FIN': [
    closing,
    `<SEQ=302><ACK=102><CTL=ACK>  TIME-WAIT  # rfc9293:3.10.7.4/5/ack rfc9293:3.10.7.4/5/time-wait
     time-wait timeout            CLOSED  at 240 s`,
  ],
  'CLOSING ignores any other ACK': [closing, `<SEQ=302><ACK=101><LEN=3><CTL=ACK>  CLOSING`],
  'CLOSING sends on the text that was queued before its FIN': [
    () =>
      after(
        established(),
        '<SEQ=301><ACK=101><WND=4><CTL=ACK>',
        'SEND 10',
        'CLOSE',
        '<SEQ=301><ACK=101><WND=4><CTL=FIN,ACK>',
      ),
    `<SEQ=302><ACK=105><WND=20><CTL=ACK>  CLOSING    <SEQ=105><ACK=302><LEN=6><CTL=FIN,ACK>
     <SEQ=302><ACK=112><CTL=ACK>          TIME-WAIT`,
  ],
  'LAST-ACK goes to CLOSED by the ACK of its FIN': [
    lastAck,
    `<SEQ=302><ACK=102><CTL=ACK>  CLOSED  # rfc9293:3.10.7.4/5/ack rfc9293:3.10.7.4/5/closed`,
  ],
  'LAST-ACK stays for an older ACK': [
    lastAck,
    `<SEQ=302><ACK=101><CTL=ACK>  LAST-ACK  # rfc9293:3.10.7.4/5/duplicate`,
  ],
};

/** An end that has been in TIME-WAIT for 100 of its 240 seconds. */
const timeWaitLater = (options = {}) => {
  const { endpoint, around } = timeWait({ options });
  return { endpoint, around: { ...around, now: 100e6 } };
};

const timeWaitState: Section = {
  'acknowledges the repeated FIN and begins 2 MSL anew (D4)': [
    timeWaitLater,
    `<SEQ=301><ACK=102><CTL=FIN,ACK>  TIME-WAIT  <SEQ=102><ACK=302><CTL=ACK>  # rfc9293:3.10.7.4/1 decision:D4
     time-wait timeout                CLOSED  at 340 s  # rfc9293:3.10.8/time-wait`,
  ],
  'begins 2 MSL anew for any segment that draws an ACK (D4)': [
    timeWaitLater,
    `<SEQ=290><ACK=102><LEN=5><CTL=ACK>  TIME-WAIT  <SEQ=102><ACK=302><CTL=ACK>
     time-wait timeout                   CLOSED  at 340 s`,
  ],
  'goes on waiting by the letter (D4 off)': [
    () => timeWaitLater({ restartTimeWaitWithEveryAck: false }),
    `<SEQ=301><ACK=102><CTL=FIN,ACK>  TIME-WAIT  <SEQ=102><ACK=302><CTL=ACK>
     time-wait timeout                CLOSED  at 240 s`,
  ],
  'begins anew for a FIN in the window, by the letter too (D4 off)': [
    () => timeWaitLater({ restartTimeWaitWithEveryAck: false }),
    `<SEQ=302><ACK=102><CTL=FIN,ACK>  TIME-WAIT  <SEQ=102><ACK=302><CTL=ACK>
     time-wait timeout                CLOSED  at 340 s`,
  ],
  'does not answer a bare ACK': [
    timeWaitLater,
    `<SEQ=302><ACK=102><CTL=ACK>  TIME-WAIT
     time-wait timeout            CLOSED  at 240 s`,
  ],
  'is ended by a reset (RFC 1337 is not modelled)': [timeWaitLater, `<SEQ=302><CTL=RST>  CLOSED`],
};

/** Numbers that pass 2^32 on the way. */
const wrapping: Section = {
  'opens, sends, receives and closes across the wrap': [
    () => nothing({ iss: 4294967294 }),
    `active OPEN                                                SYN-SENT     <SEQ=4294967294><CTL=SYN>
     <SEQ=4294967295><ACK=4294967295><MSS=100><CTL=SYN,ACK>     ESTABLISHED  <SEQ=4294967295><ACK=0><CTL=ACK>
     SEND 5                                                     ESTABLISHED  <SEQ=4294967295><ACK=0><LEN=5><CTL=ACK>
     <SEQ=3><ACK=4><LEN=3><CTL=ACK>                             ESTABLISHED  <SEQ=4><ACK=0><CTL=ACK>
     <SEQ=0><ACK=4><LEN=3><CTL=ACK>                             ESTABLISHED  <SEQ=4><ACK=6><CTL=ACK>  delivers 6
     CLOSE                                                      FIN-WAIT-1   <SEQ=4><ACK=6><CTL=FIN,ACK>
     <SEQ=6><ACK=5><CTL=FIN,ACK>                                TIME-WAIT    <SEQ=5><ACK=7><CTL=ACK>`,
  ],
  'repeats across the wrap what is not acknowledged': [
    () =>
      after(
        nothing({ iss: 4294967290 }),
        'active OPEN',
        '<SEQ=300><ACK=4294967291><MSS=100><CTL=SYN,ACK>',
        'SEND 20',
      ),
    `<SEQ=301><ACK=3><CTL=ACK>  ESTABLISHED
     retransmission timeout     ESTABLISHED  again <SEQ=3><ACK=301><LEN=12><CTL=ACK>  at 1 s`,
  ],
};

const sections: Readonly<Record<string, Section>> = {
  'the LISTEN state (3.10.7.2)': listen,
  'the SYN-SENT state (3.10.7.3)': synSentState,
  'the SYN-RECEIVED state': synReceivedState,
  'the ESTABLISHED state': establishedState,
  ...Object.fromEntries(
    synchronized.map(([state, end, next, wanted]) => [
      `${state} as every synchronized state`,
      common(state, end, next, wanted),
    ]),
  ),
  'the states of closing': closingStates,
  'the TIME-WAIT state': timeWaitState,
  'numbers that wrap': wrapping,
};

describe('the CLOSED state (3.10.7.1)', () => {
  it.each([
    ['<SEQ=7><CTL=RST>', '', 'rfc9293:3.10.7.1/rst'],
    ['<SEQ=7><ACK=9><CTL=RST,ACK>', '', 'rfc9293:3.10.7.1/rst'],
    ['<SEQ=100><CTL=SYN>', '<SEQ=0><ACK=101><CTL=RST,ACK>', 'rfc9293:3.10.7.1/no-ack'],
    ['<SEQ=100><LEN=9><CTL=SYN,FIN>', '<SEQ=0><ACK=111><CTL=RST,ACK>', 'rfc9293:3.10.7.1/no-ack'],
    ['<SEQ=1><ACK=777><LEN=9><CTL=ACK>', '<SEQ=777><CTL=RST>', 'rfc9293:3.10.7.1/ack'],
    ['<SEQ=1><ACK=777><CTL=SYN,ACK>', '<SEQ=777><CTL=RST>', 'rfc9293:3.10.7.1/ack'],
    ['<SEQ=4294967295><CTL=SYN>', '<SEQ=0><ACK=0><CTL=RST,ACK>', 'rfc9293:3.10.7.1/no-ack'],
  ])('answers %s with "%s"', (arriving, answer, rule) => {
    const { reset, rule: applied } = arriveAtClosed(parse(arriving));
    expect(reset === null ? '' : written(reset)).toBe(answer);
    expect(applied).toBe(rule);
  });
});

describe.each(Object.entries(sections))('%s', (_, section) => {
  it.each(Object.entries(section))('%s', (__, [end, transcript]) => {
    holds(end(), transcript);
  });
});

/** Children are the host's; what `decisions.test.ts` shows is shown there. */
const isDecidedHere =
  /^(rfc9293:3\.10\.7\.[234](?!.*(child|unsent))|rfc5961:[345]|decision:D[124]$)/;

describe('the rules of 3.10.7 and RFC 5961', () => {
  it('are all applied by a transcript above', () => {
    const applied = new Set(
      Object.values(sections)
        .flatMap((section) => Object.values(section))
        .flatMap(([end, transcript]) => [...play(end(), transcript).rules]),
    );
    const dead = Object.keys(rules).filter(
      (rule) => isDecidedHere.test(rule) && !applied.has(rule),
    );
    expect(dead).toEqual([]);
  });
});
