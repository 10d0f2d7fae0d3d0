/** Nobody listening. The run a is the catalogue's. */
export const tables = [
  {
    run: 'b',
    lines: [
      'SYN-SENT | --> <SEQ=100><CTL=SYN> | CLOSED',
      ...Array.from(
        { length: 7 },
        () => 'SYN-SENT | A retransmission timeout; <SEQ=100><CTL=SYN> | CLOSED',
      ),
      'CLOSED | A retransmission timeout | CLOSED',
    ],
  },
  {
    run: 'c',
    lines: [
      'CLOSED | --> <SEQ=1><ACK=777><CTL=ACK>; <SEQ=777><CTL=RST> | LISTEN',
      'CLOSED | <-- <SEQ=777><CTL=RST> | LISTEN',
      'CLOSED | --> <SEQ=1><ACK=777><CTL=ACK>; <SEQ=777><CTL=RST> | LISTEN',
      'CLOSED | <-- <SEQ=777><CTL=RST> | LISTEN',
    ],
  },
  {
    run: 'd',
    lines: ['CLOSED | --> <SEQ=1><CTL=RST> | LISTEN', 'CLOSED | --> <SEQ=1><CTL=RST> | LISTEN'],
  },
  {
    run: 'e',
    lines: [
      'SYN-SENT | <-- <SEQ=0><ACK=555><CTL=RST,ACK> | SYN-RECEIVED',
      'SYN-SENT | <-- <SEQ=0><CTL=RST> | SYN-RECEIVED',
      'ESTABLISHED | <-- <SEQ=300><ACK=101><CTL=SYN,ACK>; <SEQ=101><ACK=301><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | --> | ESTABLISHED',
    ],
  },
];
