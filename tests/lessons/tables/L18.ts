/** L18: the last ACK is lost; an old segment comes, with TIME-WAIT and without; all FINs are lost. */
import { tables as catalogue } from '../../scenario/lessons.ts';

const lost = [
  'TIME-WAIT | B retransmission timeout; <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK',
  'TIME-WAIT | <-- <SEQ=300><ACK=101><CTL=FIN,ACK> lost | LAST-ACK',
];

export const tables = [
  { run: 'a', lines: catalogue.find(({ scenario }) => scenario === 'last-ack-lost')!.lines },
  {
    run: 'b',
    lines: [
      'TIME-WAIT | <-- <SEQ=310><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=311><CTL=ACK> | LAST-ACK',
      'TIME-WAIT | --> <SEQ=101><ACK=311><CTL=ACK> | CLOSED',
      'TIME-WAIT | <-- <SEQ=300><ACK=100><LEN=10><CTL=ACK>; <SEQ=101><ACK=311><CTL=ACK> | LISTEN',
      'CLOSED | A time-wait timeout | LISTEN',
    ],
  },
  {
    run: 'c',
    lines: [
      'CLOSED | <-- <SEQ=310><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=311><CTL=ACK> | LAST-ACK',
      'SYN-SENT | A connect; <SEQ=5000><CTL=SYN> | LISTEN',
      'ESTABLISHED | --> <SEQ=5001><ACK=300><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | <-- <SEQ=300><ACK=100><LEN=10><CTL=ACK>; <SEQ=5001><ACK=310><CTL=ACK> | ESTABLISHED',
    ],
  },
  {
    run: 'd',
    lines: [
      'TIME-WAIT | --> <SEQ=101><ACK=301><CTL=ACK> lost | LAST-ACK',
      ...Array.from({ length: 8 }, () => lost).flat(),
      'CLOSED | A time-wait timeout | LAST-ACK',
      'CLOSED | <-- <SEQ=300><ACK=101><CTL=FIN,ACK>; <SEQ=101><CTL=RST> | LAST-ACK',
      'CLOSED | --> <SEQ=101><CTL=RST> | CLOSED',
    ],
  },
];
