/** Simultaneous open. The run a is the catalogue's. */
export const tables = [
  {
    run: 'b',
    lines: [
      'SYN-RECEIVED | <-- <SEQ=300><CTL=SYN>; <SEQ=100><ACK=301><CTL=SYN,ACK> | SYN-SENT',
      'SYN-RECEIVED | --> <SEQ=100><CTL=SYN>; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED',
      'SYN-RECEIVED | --> <SEQ=100><ACK=301><CTL=SYN,ACK>; <SEQ=301><ACK=101><CTL=ACK> | SYN-RECEIVED',
      'SYN-RECEIVED | <-- <SEQ=300><ACK=101><CTL=SYN,ACK>; <SEQ=101><ACK=301><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | <-- <SEQ=301><ACK=101><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | --> <SEQ=101><ACK=301><CTL=ACK> | ESTABLISHED',
    ],
  },
  {
    run: 'c',
    lines: [
      'SYN-SENT | A connect; <SEQ=100><CTL=SYN> | CLOSED',
      'SYN-RECEIVED | --> <SEQ=100><CTL=SYN>; <SEQ=100><ACK=101><CTL=SYN,ACK> | CLOSED',
      'ESTABLISHED | --> <SEQ=100><ACK=101><CTL=SYN,ACK> | CLOSED',
    ],
  },
];
