/** L17: each segment of the close is lost once; then TIME-WAIT is missing, then the other end. */
import { tables as catalogue } from '../../scenario/lessons.ts';

const ofCatalogue = (wanted: string): readonly string[] =>
  catalogue.find(({ scenario }) => scenario === wanted)!.lines;

const repeated =
  'FIN-WAIT-2 | B retransmission timeout; <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK';

export const tables = [
  { run: 'a', lines: ofCatalogue('fin-lost') },
  { run: 'b', lines: ofCatalogue('fin-ack-lost') },
  { run: 'b2', lines: ofCatalogue('fin-ack-lost-fin-arrives') },
  { run: 'c', lines: ofCatalogue('last-ack-lost') },
  { run: 'd', lines: ofCatalogue('time-wait-off') },
  {
    run: 'e',
    lines: [
      'FIN-WAIT-2 | B close; <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK',
      ...Array.from({ length: 8 }, () => repeated),
      'FIN-WAIT-2 | B retransmission timeout | CLOSED',
    ],
  },
];
