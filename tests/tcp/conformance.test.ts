/**
 * What RFC 9293 requires of one end, by the numbers of its requirements. `src/tcp/REQUIREMENTS.md`
 * names these tests.
 */
import { describe, expect, test } from 'vitest';
import {
  after,
  closeWait,
  established,
  finWait2,
  holds,
  listening,
  nothing,
  sentBy,
  synReceived,
  synReceivedActively,
  synSent,
  timeWait,
  type End,
  type Section,
} from './ends.ts';

const large = { maximumSegmentSize: 1460, receiveBuffer: 65535 } as const;

/** ESTABLISHED with a peer that takes full-sized segments and 60,000 octets. */
const withLargeWindow = (): End =>
  after(synSent(large), '<SEQ=300><ACK=101><MSS=1460><WND=60000><CTL=SYN,ACK>');

const pushing: Section = {
  'MAY-16, SHLD-27: text of several SENDs that waited leaves together, pushed once': [
    () => after(synSent(), 'SEND abc', 'SEND def', 'SEND ghi'),
    `<SEQ=300><ACK=101><MSS=100><CTL=SYN,ACK>  ESTABLISHED  <SEQ=101><ACK=301><LEN=9><CTL=ACK>`,
  ],
  'MUST-60: text leaves as soon as the peer has room for it': [
    established,
    `SEND hello  ESTABLISHED  <SEQ=101><ACK=301><LEN=5><CTL=ACK>`,
  ],
  'SHLD-28: segments are as large as they may be': [
    established,
    `SEND 250  ESTABLISHED  <SEQ=101><ACK=301><LEN=100><CTL=ACK>  <SEQ=201><ACK=301><LEN=100><CTL=ACK>  <SEQ=301><ACK=301><LEN=50><CTL=ACK>`,
  ],
};

const windows: Section = {
  'MUST-1, REC-1: a window above 32,767 is large, not negative': [
    withLargeWindow,
    `SEND 1460  ESTABLISHED  <SEQ=101><ACK=301><LEN=1460><CTL=ACK>`,
  ],
  'MUST-34, SHLD-15: when the window shrinks below what has left, nothing new leaves': [
    () => after(established(), 'SEND 100'),
    `<SEQ=301><ACK=101><WND=10><CTL=ACK>  ESTABLISHED
     SEND 50                              ESTABLISHED
     <SEQ=301><ACK=201><WND=50><CTL=ACK>  ESTABLISHED  <SEQ=201><ACK=301><LEN=50><CTL=ACK>`,
  ],
  'SHLD-16: what had left before is repeated all the same': [
    () => after(established(), 'SEND 100', '<SEQ=301><ACK=101><WND=100><CTL=ACK>'),
    `retransmission timeout  ESTABLISHED  again <SEQ=101><ACK=301><LEN=100><CTL=ACK>  at 1 s`,
  ],
  'MUST-66: a reset counts, also while the window is closed': [
    () =>
      after(
        established({ readsManually: true, receiveBuffer: 5 }),
        '<SEQ=301><ACK=101><LEN=5><CTL=ACK>',
      ),
    `<SEQ=306><CTL=RST>  CLOSED  error ECONNRESET`,
  ],
  'MAY-8: the window stays closed for as long as the user does not read': [
    () =>
      after(
        established({ readsManually: true, receiveBuffer: 5 }),
        '<SEQ=301><ACK=101><LEN=5><CTL=ACK>',
      ),
    `<SEQ=306><ACK=101><LEN=1><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=306><WND=0><CTL=ACK>
     <SEQ=306><ACK=101><LEN=1><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=306><WND=0><CTL=ACK>`,
  ],
  'MUST-39: a window that was closed opens by what is worth a segment': [
    () =>
      after(
        established({ readsManually: true, receiveBuffer: 200 }),
        '<SEQ=301><ACK=101><LEN=200><CTL=ACK>',
      ),
    `RECEIVE 10  ESTABLISHED  delivers 10
     RECEIVE 90  ESTABLISHED  <SEQ=101><ACK=501><WND=100><CTL=ACK>  delivers 90`,
  ],
};

const segmentSizes: Section = {
  'MUST-15: a peer that tells no MSS takes 536': [
    () => after(synSent(large), '<SEQ=300><ACK=101><WND=60000><CTL=SYN,ACK>'),
    `SEND 600  ESTABLISHED  <SEQ=101><ACK=301><LEN=536><CTL=ACK>  <SEQ=637><ACK=301><LEN=64><CTL=ACK>`,
  ],
  'MUST-16: the smaller of what both ends take is sent': [
    () =>
      after(
        synSent({ ...large, maximumSegmentSize: 1000 }),
        '<SEQ=300><ACK=101><MSS=1460><WND=60000><CTL=SYN,ACK>',
      ),
    `SEND 1200  ESTABLISHED  <SEQ=101><ACK=301><LEN=1000><CTL=ACK>  <SEQ=1101><ACK=301><LEN=200><CTL=ACK>`,
  ],
};

const opening: Section = {
  'MUST-10: both ends may open at once': [
    synSent,
    `<SEQ=300><CTL=SYN>               SYN-RECEIVED  <SEQ=100><ACK=301><CTL=SYN,ACK>
     <SEQ=300><ACK=101><CTL=SYN,ACK>  ESTABLISHED`,
  ],
  'MUST-11: SYN-RECEIVED remembers a passive OPEN, and returns to LISTEN': [
    synReceived,
    `<SEQ=301><CTL=RST>  LISTEN`,
  ],
  'MUST-11: SYN-RECEIVED remembers an active OPEN, and is refused': [
    synReceivedActively,
    `<SEQ=301><CTL=RST>  CLOSED  error ECONNREFUSED`,
  ],
  'MUST-41: a passive OPEN leaves an end that is there as it is': [
    established,
    `passive OPEN  ESTABLISHED  refused: connection already exists`,
  ],
};

const ending: Section = {
  'SHLD-2: a reset may carry text': [
    established,
    `<SEQ=301><LEN=9><CTL=RST>  CLOSED  error ECONNRESET`,
  ],
  'MUST-12: the user hears of a reset': [
    established,
    `<SEQ=301><CTL=RST>  CLOSED  error ECONNRESET`,
  ],
  'MUST-12: the user does not hear of a reset when the peer closes as one should': [
    established,
    `<SEQ=301><ACK=101><CTL=FIN,ACK>  CLOSE-WAIT  <SEQ=101><ACK=302><CTL=ACK>`,
  ],
  'MUST-13: who closes first stays in TIME-WAIT for 2 MSL': [
    () => timeWait({ options: { maximumSegmentLifetime: 120 } }),
    `time-wait timeout  CLOSED  at 240 s`,
  ],
};

const acknowledging: Section = {
  'SHLD-31, MAY-13: what comes ahead of its turn is kept, and what is missing is said at once': [
    established,
    `<SEQ=311><ACK=101><LEN=10><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
     <SEQ=301><ACK=101><LEN=10><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=321><CTL=ACK>  delivers 20`,
  ],
  'MUST-59: all that waited is taken before one acknowledgment leaves': [
    () =>
      after(
        established(),
        '<SEQ=311><ACK=101><LEN=10><CTL=ACK>',
        '<SEQ=321><ACK=101><LEN=10><CTL=ACK>',
      ),
    `<SEQ=301><ACK=101><LEN=10><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=331><CTL=ACK>  delivers 30`,
  ],
  'MUST-58: an acknowledgment that is owed travels with what leaves at that instant': [
    () => after(closeWait(), 'SEND hello'),
    `CLOSE                        LAST-ACK  <SEQ=106><ACK=302><CTL=FIN,ACK>
     <SEQ=302><ACK=107><CTL=ACK>  CLOSED`,
  ],
  'MAY-12: an acknowledgment of what was never sent is answered, not believed (RFC 5961 5.2)': [
    established,
    `<SEQ=301><ACK=999><LEN=5><CTL=ACK>  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>`,
  ],
};

const sections = { pushing, windows, segmentSizes, opening, ending, acknowledging };

describe.each(Object.entries(sections))('in %s', (_, section) => {
  test.each(Object.entries(section))('%s', (__, [end, transcript]) => {
    holds(end(), transcript);
  });
});

describe('by what is seen on segments', () => {
  test('MUST-61: the last segment of what was given is pushed', () => {
    const flags = sentBy(established(), 'SEND 250').map(({ flags: list }) => list.includes('PSH'));
    expect(flags).toEqual([false, false, true]);
  });

  test('MUST-14, SHLD-5, MAY-3: every SYN tells the MSS', () => {
    const mss = ({ options }: { options: { maximumSegmentSize?: number | undefined } }) =>
      options.maximumSegmentSize;
    expect(sentBy(nothing(large), 'active OPEN').map(mss)).toEqual([1460]);
    expect(sentBy(listening(large), '<SEQ=300><CTL=SYN>').map(mss)).toEqual([1460]);
  });

  test('MUST-65: no other segment tells it', () => {
    const sent = [
      ...sentBy(synSent(large), '<SEQ=300><ACK=101><CTL=SYN,ACK>'),
      ...sentBy(established(large), 'SEND 5'),
      ...sentBy(established(large), 'CLOSE'),
      ...sentBy(finWait2(large), '<SEQ=301><ACK=102><CTL=FIN,ACK>'),
    ];
    expect(sent).toHaveLength(4);
    expect(sent.map(({ options }) => options.maximumSegmentSize)).toEqual(Array(4).fill(undefined));
  });
});
