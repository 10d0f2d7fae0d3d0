/** L19: a server restarts over TIME-WAIT; a client runs out of ports; HTTP/1.0 leaves it at the server. */

const serverFirst = [
  'ESTABLISHED | B shutdown; <SEQ=300><ACK=100><CTL=FIN,ACK> | FIN-WAIT-1',
  'CLOSE-WAIT | <--; <SEQ=100><ACK=301><CTL=ACK> | FIN-WAIT-1',
  'CLOSE-WAIT | --> | FIN-WAIT-2',
  'LAST-ACK | A shutdown; <SEQ=100><ACK=301><CTL=FIN,ACK> | FIN-WAIT-2',
  'LAST-ACK | -->; <SEQ=301><ACK=101><CTL=ACK> | TIME-WAIT',
  'CLOSED | <-- | TIME-WAIT',
];

export const tables = [
  { run: 'a', lines: [...serverFirst, 'CLOSED | B listen | CLOSED'] },
  { run: 'a2', lines: [...serverFirst, 'CLOSED | B listen | CLOSED'] },
  {
    run: 'a3',
    lines: [...serverFirst, 'CLOSED | B listen | LISTEN', 'ESTABLISHED | <-- | SYN-RECEIVED'],
  },
  {
    run: 'b',
    lines: [
      'FIN-WAIT-1 | A shutdown; <SEQ=100><ACK=300><CTL=FIN,ACK> | ESTABLISHED',
      'TIME-WAIT | <-- <SEQ=300><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=301><CTL=ACK> | LAST-ACK',
      'TIME-WAIT | --> | CLOSED',
      'TIME-WAIT | B listen | LISTEN',
    ],
  },
  {
    run: 'c',
    lines: [
      'TIME-WAIT | <-- <SEQ=301><ACK=102><CTL=FIN,ACK>; <SEQ=102><ACK=302><CTL=ACK> | LAST-ACK',
      'TIME-WAIT | <-- <SEQ=6001><ACK=2002><CTL=FIN,ACK>; <SEQ=2002><ACK=6002><CTL=ACK> | LAST-ACK',
      'CLOSED | A connect | CLOSED',
      'CLOSED | A time-wait timeout | CLOSED',
      'SYN-SENT | A connect; <SEQ=4000><CTL=SYN> | CLOSED',
      'ESTABLISHED | --> | ESTABLISHED',
    ],
  },
  {
    run: 'd',
    lines: [
      'ESTABLISHED | B close; <SEQ=440><ACK=119><CTL=FIN,ACK> | FIN-WAIT-1',
      'LAST-ACK | A close; <SEQ=119><ACK=441><CTL=FIN,ACK> | FIN-WAIT-1',
      'LAST-ACK | --> <SEQ=119><ACK=441><CTL=FIN,ACK>; <SEQ=441><ACK=120><CTL=ACK> | TIME-WAIT',
      'LAST-ACK | A close; <SEQ=1119><ACK=1441><CTL=FIN,ACK> | FIN-WAIT-1',
      'LAST-ACK | --> <SEQ=1119><ACK=1441><CTL=FIN,ACK>; <SEQ=1441><ACK=1120><CTL=ACK> | TIME-WAIT',
      'LAST-ACK | A close; <SEQ=2119><ACK=2441><CTL=FIN,ACK> | FIN-WAIT-1',
      'LAST-ACK | --> <SEQ=2119><ACK=2441><CTL=FIN,ACK>; <SEQ=2441><ACK=2120><CTL=ACK> | TIME-WAIT',
    ],
  },
];
