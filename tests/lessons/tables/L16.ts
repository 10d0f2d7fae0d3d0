/** L16: both ends close, at the same instant and 50 ms apart. */
import { tables as catalogue } from '../../scenario/lessons.ts';

export const tables = [
  { run: 'a', lines: catalogue.find(({ scenario }) => scenario === 'simultaneous-close')!.lines },
  {
    run: 'b',
    lines: [
      'FIN-WAIT-1 | A shutdown; <SEQ=100><ACK=300><CTL=FIN,ACK> | ESTABLISHED',
      'FIN-WAIT-1 | B shutdown; <SEQ=300><ACK=100><CTL=FIN,ACK> | FIN-WAIT-1',
      'FIN-WAIT-1 | -->; <SEQ=301><ACK=101><CTL=ACK> | CLOSING',
      'CLOSING | <--; <SEQ=101><ACK=301><CTL=ACK> | CLOSING',
      'TIME-WAIT | <-- <SEQ=301><ACK=101><CTL=ACK> | CLOSING',
      'TIME-WAIT | --> <SEQ=101><ACK=301><CTL=ACK> | TIME-WAIT',
      'CLOSED | time-wait timeout | CLOSED',
    ],
  },
];
