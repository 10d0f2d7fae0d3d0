/** Data in the handshake: the states are those of a handshake in all runs. */
export const tables = [
  {
    run: 'a',
    lines: [
      'SYN-SENT | --> <SEQ=100><CTL=SYN>; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED',
      'ESTABLISHED | <--; <SEQ=101><ACK=301><LEN=5><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | -->; <SEQ=301><ACK=106><CTL=ACK> | ESTABLISHED',
    ],
  },
  {
    run: 'b',
    lines: [
      'SYN-SENT | --> <SEQ=100><LEN=5><CTL=SYN>; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED',
      'ESTABLISHED | <--; <SEQ=101><ACK=301><LEN=5><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | -->; <SEQ=301><ACK=106><CTL=ACK> | ESTABLISHED',
    ],
  },
  {
    run: 'c',
    lines: [
      'SYN-SENT | --> <SEQ=100><LEN=5><CTL=SYN>; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED',
      'ESTABLISHED | <--; <SEQ=101><ACK=301><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | --> <SEQ=101><ACK=301><CTL=ACK>; <SEQ=301><ACK=106><CTL=ACK> | ESTABLISHED',
    ],
  },
];
