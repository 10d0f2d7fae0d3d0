/** The life of a connection, closed by one end and by the other. */
const opened = [
  'CLOSED | B listen | LISTEN',
  'SYN-SENT | A connect; <SEQ=100><CTL=SYN> | LISTEN',
  'SYN-SENT | -->; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED',
  'ESTABLISHED | <--; <SEQ=101><ACK=301><CTL=ACK> | SYN-RECEIVED',
  'ESTABLISHED | --> | ESTABLISHED',
  'ESTABLISHED | --> <SEQ=101><ACK=301><LEN=5><CTL=ACK>; <SEQ=301><ACK=106><CTL=ACK> | ESTABLISHED',
];

export const tables = [
  {
    run: 'a',
    lines: [
      ...opened,
      'FIN-WAIT-1 | A shutdown; <SEQ=106><ACK=301><CTL=FIN,ACK> | ESTABLISHED',
      'FIN-WAIT-1 | -->; <SEQ=301><ACK=107><CTL=ACK> | CLOSE-WAIT',
      'FIN-WAIT-2 | <-- | CLOSE-WAIT',
      'FIN-WAIT-2 | B shutdown; <SEQ=301><ACK=107><CTL=FIN,ACK> | LAST-ACK',
      'TIME-WAIT | <--; <SEQ=107><ACK=302><CTL=ACK> | LAST-ACK',
      'TIME-WAIT | --> | CLOSED',
      'CLOSED | A time-wait timeout | CLOSED',
    ],
  },
  {
    run: 'b',
    lines: [
      ...opened,
      'ESTABLISHED | B shutdown; <SEQ=301><ACK=106><CTL=FIN,ACK> | FIN-WAIT-1',
      'CLOSE-WAIT | <--; <SEQ=106><ACK=302><CTL=ACK> | FIN-WAIT-1',
      'CLOSE-WAIT | --> | FIN-WAIT-2',
      'LAST-ACK | A shutdown; <SEQ=106><ACK=302><CTL=FIN,ACK> | FIN-WAIT-2',
      'LAST-ACK | -->; <SEQ=302><ACK=107><CTL=ACK> | TIME-WAIT',
      'CLOSED | <-- | TIME-WAIT',
      'CLOSED | B time-wait timeout | CLOSED',
    ],
  },
];
