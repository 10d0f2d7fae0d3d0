/** What the panel of a segment says, in English. */
import { count, sequenceNumber } from './format.ts';

/** What the meaning of a field is made from. */
export interface FieldFacts {
  readonly from: string;
  readonly to: string;
  readonly seq: number;
  readonly ack: number | null;
  readonly length: number;
  readonly window: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly corrupted: boolean;
  /** The number of the last octet of text, and that of the FIN. */
  readonly lastOctet: number;
  readonly finNumber: number;
  /** Words of the header; null where unknown. */
  readonly words: number | null;
  readonly maximumSegmentSize: number;
}

const octets = (value: number): string =>
  value === 1 ? '1 octet' : `${count(value, 'en')} octets`;

const sequenceMeaning = (facts: FieldFacts): string => {
  const { seq, length, lastOctet, finNumber, syn, fin, rst } = facts;
  if (rst) return 'The reset counts only where its receiver expects just this number.';
  if (syn) {
    return `With SYN this is the initial sequence number; the first octet of data has ${sequenceNumber((seq + 1) >>> 0)}.`;
  }
  const finToo = fin ? ` The FIN takes ${sequenceNumber(finNumber)}.` : '';
  if (length > 0) {
    return `The number of the first octet of data; the last has ${sequenceNumber(lastOctet)}.${finToo}`;
  }
  if (fin) return 'The FIN takes this number.';
  return 'The number of the next octet to come: this segment itself takes none.';
};

const windowMeaning = ({ from, window, ack, rst }: FieldFacts): string => {
  if (rst) return 'A reset offers nothing.';
  if (window === 0) return `${from} has no room: no data may be sent to it now.`;
  const start = ack === null ? '' : ` from ${sequenceNumber(ack)} on`;
  return `${from} takes ${octets(window)}${start}.`;
};

export const segmentEnglish = {
  none: 'No segment has been sent yet.',
  choose: 'Segment',
  previous: 'Previous segment',
  next: 'Next segment',
  route: (from: string, to: string) => `${from} → ${to}`,
  sentAt: (time: string) => `sent at ${time}`,
  arrivedAt: (time: string) => `arrived at ${time}`,
  lostAt: (time: string) => `lost at ${time}`,
  header: 'Header, RFC 9293 Figure 1',
  hint: 'Point at a field, or move to it with Tab, for its meaning.',
  bit: (word: number, first: number, last: number) =>
    first === last
      ? `word ${count(word, 'en')}, bit ${count(first, 'en')}`
      : `word ${count(word, 'en')}, bits ${count(first, 'en')} to ${count(last, 'en')}`,
  fields: {
    sourcePort: 'Source Port',
    destinationPort: 'Destination Port',
    sequenceNumber: 'Sequence Number',
    acknowledgmentNumber: 'Acknowledgment Number',
    dataOffset: 'Data Offset',
    reserved: 'Rsrvd',
    controlBits: 'Control bits',
    window: 'Window',
    checksum: 'Checksum',
    urgentPointer: 'Urgent Pointer',
    optionKind: 'Kind',
    optionLength: 'Length',
    maximumSegmentSize: 'Maximum Segment Size',
    otherOption: 'Option',
    data: 'Data',
  },
  computed: 'computed when captured',
  meanings: {
    sourcePort: ({ from }: FieldFacts) => `The port of the connection at ${from}.`,
    destinationPort: ({ to }: FieldFacts) =>
      `The port at ${to}: with both addresses and both ports it names the connection.`,
    sequenceNumber: sequenceMeaning,
    acknowledgmentNumber: ({ from, ack }: FieldFacts) =>
      ack === null
        ? 'Not read, since ACK is 0.'
        : `${from} expects this number next: all before it has arrived there.`,
    dataOffset: ({ words }: FieldFacts) =>
      words === null
        ? 'Where the data begins, in words of 32 bits; known when the segment is captured.'
        : `The header has ${count(words, 'en')} words of 32 bits: the data begins after ${octets(words * 4)}.`,
    reserved: () => 'For later use: zero when sent, ignored when received.',
    window: windowMeaning,
    checksum: ({ corrupted }: FieldFacts): string =>
      corrupted
        ? 'The segment was damaged on the way, so its checksum no longer fits: the receiver drops it.'
        : 'Guards header, data and both addresses. It is computed when the segment is captured; in this model it fits.',
    urgentPointer: () => 'Not read, since URG is 0. Urgent data is not modelled.',
    optionKind: () => 'Which option follows: 2 is the maximum segment size.',
    optionLength: () => 'The option has 4 octets, kind and length among them.',
    maximumSegmentSize: ({ from, maximumSegmentSize }: FieldFacts) =>
      `${from} takes at most ${octets(maximumSegmentSize)} of data in one segment.`,
    otherOption: () => 'It travels along; this model does not act on it.',
    data: ({ length }: FieldFacts) => (length === 0 ? 'No data.' : `${octets(length)} of data.`),
  },
  bits: {
    CWR: 'Congestion window reduced (not modelled)',
    ECE: 'ECN-Echo (not modelled)',
    URG: 'The urgent pointer counts',
    ACK: 'The acknowledgment number counts',
    PSH: 'Push: hand the data over without waiting for more',
    RST: 'Reset the connection',
    SYN: 'Synchronize sequence numbers',
    FIN: 'No more data from its sender',
  },
  unset: (names: string) => `0: ${names}`,
  noText: (length: string) => `${length} octets whose text is not known`,
  noData: 'no data',
  checks: 'How it was judged on arrival',
  checksIn: (host: string, state: string, section: string) =>
    `${host} in ${state}: the checks of ${section}, in order`,
  fates: {
    'under-way': 'It has not arrived at this step, so nothing has been checked.',
    lost: 'It was lost on the way: nobody checked it.',
    'no-tcp': 'It met no TCP: nothing was checked.',
  },
  columns: { check: 'Check', verdict: 'Verdict, and what it found' },
  verdicts: { passed: 'passed', decided: 'decided here', 'not-reached': 'not reached' },
  allPassed: 'All checks passed.',
  checkNames: {
    checksum: 'Checksum',
    sequence: 'Sequence number',
    reset: 'RST',
    security: 'Security',
    syn: 'SYN',
    ack: 'ACK',
    urgent: 'URG',
    text: 'Segment text',
    fin: 'FIN',
    other: 'Anything else',
  },
  acceptable: (first: string, last: string, segment: string) =>
    `may come: ${first} to ${last}; is here: ${segment}`,
  closedWindow: (next: string, segment: string) =>
    `window closed, only ${next} without data may come; is here: ${segment}`,
  numbers: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  text: (octetCount: number) => (octetCount === 0 ? 'no data' : octets(octetCount)),
  notModelled: 'not modelled',
  outcomes: {
    'rfc9293:3.1/checksum': 'does not fit: dropped in silence',
    'rfc9293:3.10.7.1/rst': 'a reset is not answered: dropped',
    'rfc9293:3.10.7.1/no-ack': 'no connection: answered with RST, SEQ 0',
    'rfc9293:3.10.7.1/ack': 'no connection: answered with RST, its ACK as SEQ',
    'rfc9293:3.10.7.2/1': 'nothing to reset in LISTEN: ignored',
    'rfc9293:3.10.7.2/2': 'nothing was sent that it could acknowledge: answered with RST',
    'rfc9293:3.10.7.2/3': 'a connection begins: answered with SYN,ACK',
    'rfc9293:3.10.7.2/4': 'neither RST, ACK nor SYN: dropped',
    'rfc9293:3.10.7.3/1': 'acknowledges what was never sent: answered with RST',
    'rfc9293:3.10.7.3/1/rst': 'acknowledges what was never sent: the reset is dropped',
    'rfc9293:3.10.7.3/2': 'with an acceptable ACK: the connection is refused',
    'rfc9293:3.10.7.3/2/no-ack': 'without ACK: the reset is dropped',
    'rfc9293:3.10.7.3/4': 'our SYN is acknowledged, its SYN taken: ESTABLISHED',
    'rfc9293:3.10.7.3/4/simultaneous': 'a SYN without ACK: both ends open at once',
    'rfc9293:3.10.7.3/5': 'neither SYN nor RST: dropped',
    'rfc9293:3.10.7.4/1': 'not acceptable: answered with an ACK and dropped',
    'rfc9293:3.10.7.4/1/rst': 'not acceptable: the reset is dropped',
    'rfc9293:3.10.7.4/1/zero-window': 'no room for its text, but its ACK counts',
    'rfc9293:3.10.7.4/2': 'exactly RCV.NXT: the connection is reset',
    'rfc9293:3.10.7.4/2/listen': 'exactly RCV.NXT: back to LISTEN',
    'rfc9293:3.10.7.4/2/child': 'exactly RCV.NXT: the child is gone, its listener stays',
    'rfc9293:3.10.7.4/2/refused': 'exactly RCV.NXT: the connection is refused',
    'rfc5961:3.2': 'in the window, but not RCV.NXT: answered with a challenge ACK',
    'rfc9293:3.10.7.4/4': 'back to LISTEN',
    'rfc9293:3.10.7.4/4/child': 'the child is gone, its listener stays',
    'rfc5961:4.2': 'answered with a challenge ACK',
    'rfc9293:3.10.7.4/4/reset': 'a SYN in the window is an error: reset',
    'rfc9293:3.10.7.4/5/no-ack': 'without ACK: dropped',
    'rfc5961:5.2': 'acknowledges what was never sent, or too old: challenge ACK',
    'rfc9293:3.10.7.4/5/established': 'our SYN is acknowledged: ESTABLISHED',
    'rfc9293:3.10.7.4/5/reset': 'does not acknowledge our SYN: answered with RST',
    'rfc9293:3.10.7.4/5/ack': 'acknowledges something new',
    'rfc9293:3.10.7.4/5/duplicate': 'acknowledges nothing new',
    'rfc9293:3.10.7.4/5/window': 'brings a new window',
    'rfc9293:3.10.7.4/5/fin-wait-2': 'our FIN is acknowledged: FIN-WAIT-2',
    'rfc9293:3.10.7.4/5/time-wait': 'our FIN is acknowledged: TIME-WAIT',
    'rfc9293:3.10.7.4/5/closed': 'our FIN is acknowledged: CLOSED',
    'rfc9293:3.10.7.4/7': 'in order: taken',
    'rfc9293:3.10.7.4/7/queued': 'ahead of its turn: held',
    'rfc9293:3.10.7.4/7/ignored': 'no text is expected in this state: ignored',
    'rfc9293:3.10.7.4/8/close-wait': 'the peer has no more to send: CLOSE-WAIT',
    'rfc9293:3.10.7.4/8/closing': 'both close at once: CLOSING',
    'rfc9293:3.10.7.4/8/time-wait': 'the last FIN: TIME-WAIT',
    'rfc9293:3.10.7.4/8/note-2': 'the last FIN: TIME-WAIT',
    'listener:child': 'the listener stays, and has a child for this four-tuple',
    'listener:syn-queue-full': 'the SYN queue is full: dropped',
    'listener:accept-queue-full': 'the accept queue is full: dropped',
    'listener:accept-queue-full/ack': 'the accept queue is full: the last ACK is dropped',
    'listener:cookie': 'the SYN queue is full: answered with a cookie, and nothing is kept',
    'listener:cookie/good': 'brings back a cookie of ours: ESTABLISHED',
    'listener:abort-on-overflow': 'the accept queue is full: answered with RST',
    'decision:D1': 'the SYN,ACK of Figure 7: taken, though its SEQ was here before',
    'decision:D2': 'the same SYN again: the same SYN,ACK again',
    'rfc9293:3.10.7.4/5/unsent': 'acknowledges what was never sent: answered with an ACK',
    'rfc9293:3.6.1/data-after-close': 'its application has closed: answered with RST',
    'rfc1337:3': 'a reset does not end TIME-WAIT: ignored',
    'rfc5961:7': 'too many challenge ACKs: no answer',
    'decision:D8': 'another SYN: answered with RST',
    'decision:D15': 'its text is kept until ESTABLISHED',
    'decision:D4': 'the 2 MSL timer starts again',
  },
  lastWord: 'in this state nothing further is looked at',
};

/** What every language says. */
export type SegmentText = typeof segmentEnglish;
