/** L14: the server's program closes at once, after 20 ms, and after 100 ms. */
import { tables as catalogue } from '../../scenario/lessons.ts';

const ofCatalogue = (wanted: string): readonly string[] =>
  catalogue.find(({ scenario }) => scenario === wanted)!.lines;

export const tables = [
  { run: 'a', lines: ofCatalogue('three-segment-close') },
  { run: 'b', lines: ofCatalogue('three-segment-close-delayed') },
  {
    run: 'c',
    lines: [
      'FIN-WAIT-1 | --> <SEQ=100><ACK=300><CTL=FIN,ACK> | CLOSE-WAIT',
      'FIN-WAIT-1 | B delayed-ack timeout; <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT',
      'FIN-WAIT-1 | B shutdown; <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK',
      'FIN-WAIT-2 | <-- <SEQ=300><ACK=101><CTL=ACK> | LAST-ACK',
      'TIME-WAIT | <-- <SEQ=300><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=301><CTL=ACK> | LAST-ACK',
      'TIME-WAIT | --> | CLOSED',
    ],
  },
];
