export const tables = [
  {
    run: 'a',
    lines: [
      'SYN-SENT | A connect; <SEQ=400><CTL=SYN> | ESTABLISHED',
      'SYN-SENT | --> <SEQ=400><CTL=SYN>; <SEQ=300><ACK=100><CTL=ACK> | ESTABLISHED',
      'SYN-SENT | <-- <SEQ=300><ACK=100><CTL=ACK>; <SEQ=100><CTL=RST> | ESTABLISHED',
      'SYN-SENT | --> <SEQ=100><CTL=RST> | CLOSED',
      'SYN-SENT | A retransmission timeout; <SEQ=400><CTL=SYN> | LISTEN',
      'SYN-SENT | --> <SEQ=400><CTL=SYN>; <SEQ=500><ACK=401><CTL=SYN,ACK> | SYN-RECEIVED',
      'ESTABLISHED | <--; <SEQ=401><ACK=501><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | --> | ESTABLISHED',
    ],
  },
  {
    run: 'b',
    lines: [
      'CLOSED | B send; <SEQ=300><ACK=100><LEN=10><CTL=ACK> | ESTABLISHED',
      'CLOSED | <-- <SEQ=300><ACK=100><LEN=10><CTL=ACK>; <SEQ=100><CTL=RST> | ESTABLISHED',
      'CLOSED | --> <SEQ=100><CTL=RST> | CLOSED',
    ],
  },
];
