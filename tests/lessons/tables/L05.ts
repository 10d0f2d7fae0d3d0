/** The handshake loses a segment. The runs c and c2 are the catalogue's. */
export const tables = [
  {
    run: 'a',
    lines: [
      'SYN-SENT | --> <SEQ=100><CTL=SYN> lost | LISTEN',
      'SYN-SENT | A retransmission timeout; <SEQ=100><CTL=SYN> | LISTEN',
      'SYN-SENT | --> <SEQ=100><CTL=SYN> lost | LISTEN',
      'SYN-SENT | A retransmission timeout; <SEQ=100><CTL=SYN> | LISTEN',
      'SYN-SENT | --> <SEQ=100><CTL=SYN>; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED',
      'ESTABLISHED | <--; <SEQ=101><ACK=301><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | --> | ESTABLISHED',
    ],
  },
  {
    run: 'a2',
    lines: [
      ...Array.from(
        { length: 10 },
        () => 'SYN-SENT | A retransmission timeout; <SEQ=100><CTL=SYN> | CLOSED',
      ),
      'CLOSED | A retransmission timeout | CLOSED',
    ],
  },
  {
    run: 'b',
    lines: [
      'SYN-SENT | <-- <SEQ=300><ACK=101><CTL=SYN,ACK> lost | SYN-RECEIVED',
      'SYN-SENT | A retransmission timeout; <SEQ=100><CTL=SYN> | SYN-RECEIVED',
      'SYN-SENT | --> <SEQ=100><CTL=SYN>; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED',
      'ESTABLISHED | <--; <SEQ=101><ACK=301><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | --> | ESTABLISHED',
    ],
  },
  {
    run: 'b2',
    lines: [
      'SYN-SENT | <-- <SEQ=300><ACK=101><CTL=SYN,ACK> lost | SYN-RECEIVED',
      'SYN-SENT | --> <SEQ=100><CTL=SYN>; <SEQ=301><ACK=101><CTL=ACK> | SYN-RECEIVED',
      'SYN-SENT | B retransmission timeout; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED',
      'SYN-SENT | <-- <SEQ=301><ACK=101><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | <-- <SEQ=300><ACK=101><CTL=SYN,ACK>; <SEQ=101><ACK=301><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | --> | ESTABLISHED',
    ],
  },
];
