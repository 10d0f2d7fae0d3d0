/** Why three? The run a is the catalogue's. */
export const tables = [
  {
    run: 'b',
    lines: [
      'CLOSED | --> <SEQ=90><CTL=SYN>; <SEQ=300><ACK=91><CTL=SYN,ACK> | SYN-RECEIVED',
      'CLOSED | <--; <SEQ=91><CTL=RST> | SYN-RECEIVED',
      'CLOSED | --> <SEQ=91><CTL=RST> | LISTEN',
    ],
  },
  {
    run: 'c',
    lines: [
      'CLOSED | --> <SEQ=91><CTL=RST> lost | SYN-RECEIVED',
      'CLOSED | B retransmission timeout; <SEQ=300><ACK=91><CTL=SYN,ACK> | SYN-RECEIVED',
      'CLOSED | <--; <SEQ=91><CTL=RST> | SYN-RECEIVED',
      'CLOSED | --> <SEQ=91><CTL=RST> | LISTEN',
    ],
  },
  {
    run: 'c2',
    lines: [
      ...Array.from(
        { length: 5 },
        () => 'CLOSED | B retransmission timeout; <SEQ=300><ACK=91><CTL=SYN,ACK> | SYN-RECEIVED',
      ),
      'CLOSED | B retransmission timeout | CLOSED',
    ],
  },
  {
    run: 'd',
    lines: [
      'CLOSED | --> <SEQ=90><CTL=SYN>; <SEQ=300><ACK=91><CTL=SYN,ACK> | ESTABLISHED',
      'CLOSED | <--; <SEQ=91><CTL=RST> | ESTABLISHED',
      'CLOSED | --> <SEQ=91><CTL=RST> lost | ESTABLISHED',
    ],
  },
  {
    run: 'e',
    lines: [
      'SYN-SENT | <-- <SEQ=300><ACK=101><CTL=SYN,ACK> lost | ESTABLISHED',
      'SYN-SENT | <-- <SEQ=301><ACK=101><LEN=10><CTL=ACK> | ESTABLISHED',
      'SYN-SENT | --> <SEQ=100><CTL=SYN>; <SEQ=311><ACK=101><CTL=ACK> | ESTABLISHED',
      'CLOSED | A retransmission timeout | ESTABLISHED',
      'CLOSED | B retransmission timeout | CLOSED',
    ],
  },
];
