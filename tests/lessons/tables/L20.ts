/** L20: the server's program forgets to close, after close(), after shutdown(), and three times. */
import { tables as catalogue } from '../../scenario/lessons.ts';

export const tables = [
  { run: 'a', lines: catalogue.find(({ scenario }) => scenario === 'close-wait-forgotten')!.lines },
  {
    run: 'b',
    lines: [
      'FIN-WAIT-1 | A shutdown; <SEQ=100><ACK=300><CTL=FIN,ACK> | ESTABLISHED',
      'FIN-WAIT-2 | <-- <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT',
      'FIN-WAIT-2 | B shutdown; <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK',
      'TIME-WAIT | <--; <SEQ=101><ACK=301><CTL=ACK> | LAST-ACK',
      'TIME-WAIT | --> | CLOSED',
      'CLOSED | A time-wait timeout | CLOSED',
    ],
  },
  {
    run: 'c',
    lines: [
      'FIN-WAIT-2 | <-- <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT',
      'FIN-WAIT-2 | <-- <SEQ=1300><ACK=1101><CTL=ACK> | CLOSE-WAIT',
      'FIN-WAIT-2 | <-- <SEQ=2300><ACK=2101><CTL=ACK> | CLOSE-WAIT',
      'CLOSED | A fin-wait-2 timeout | CLOSE-WAIT',
      'CLOSED | A fin-wait-2 timeout | CLOSE-WAIT',
      'CLOSED | A fin-wait-2 timeout | CLOSE-WAIT',
      'CLOSED | B status | CLOSE-WAIT',
    ],
  },
];
