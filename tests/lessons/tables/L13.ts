/** L13: four segments; then the same with the roles of closing exchanged. */
import { tables as catalogue } from '../../scenario/lessons.ts';

export const tables = [
  { run: 'a', lines: catalogue.find(({ scenario }) => scenario === 'four-way-close')!.lines },
  {
    run: 'b',
    lines: [
      'ESTABLISHED | B shutdown; <SEQ=300><ACK=100><CTL=FIN,ACK> | FIN-WAIT-1',
      'CLOSE-WAIT | <--; <SEQ=100><ACK=301><CTL=ACK> | FIN-WAIT-1',
      'CLOSE-WAIT | --> | FIN-WAIT-2',
      'LAST-ACK | A shutdown; <SEQ=100><ACK=301><CTL=FIN,ACK> | FIN-WAIT-2',
      'LAST-ACK | -->; <SEQ=301><ACK=101><CTL=ACK> | TIME-WAIT',
      'CLOSED | <-- | TIME-WAIT',
      'CLOSED | B time-wait timeout | CLOSED',
    ],
  },
];
