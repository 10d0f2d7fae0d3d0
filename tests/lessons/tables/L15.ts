/** L15: data after shutdown(), data after close(), and a send after the FIN. */
import { tables as catalogue } from '../../scenario/lessons.ts';

export const tables = [
  { run: 'a', lines: catalogue.find(({ scenario }) => scenario === 'half-close')!.lines },
  {
    run: 'b',
    lines: [
      'FIN-WAIT-1 | A close; <SEQ=100><ACK=300><CTL=FIN,ACK> | ESTABLISHED',
      'FIN-WAIT-1 | -->; <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT',
      'FIN-WAIT-2 | <-- | CLOSE-WAIT',
      'CLOSED | <-- <SEQ=300><ACK=101><LEN=20><CTL=ACK>; <SEQ=101><CTL=RST> | CLOSE-WAIT',
      'CLOSED | --> <SEQ=101><CTL=RST> | CLOSED',
    ],
  },
  {
    run: 'c',
    lines: [
      'FIN-WAIT-2 | <-- <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT',
      'FIN-WAIT-2 | A send | CLOSE-WAIT',
      'FIN-WAIT-2 | B shutdown; <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK',
      'TIME-WAIT | <--; <SEQ=101><ACK=301><CTL=ACK> | LAST-ACK',
      'TIME-WAIT | --> | CLOSED',
    ],
  },
];
