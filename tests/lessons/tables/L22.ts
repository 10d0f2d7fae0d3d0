const again = (count: number) =>
  Array.from(
    { length: count },
    () => 'CLOSED | B retransmission timeout; <SEQ=300><ACK=100><LEN=10><CTL=ACK> | ESTABLISHED',
  );

export const tables = [
  {
    run: 'a',
    lines: [
      'FIN-WAIT-1 | A kill; <SEQ=100><ACK=300><CTL=FIN,ACK> | ESTABLISHED',
      'FIN-WAIT-1 | -->; <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT',
      'FIN-WAIT-2 | <-- | CLOSE-WAIT',
      'FIN-WAIT-2 | B shutdown; <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK',
      'TIME-WAIT | <--; <SEQ=101><ACK=301><CTL=ACK> | LAST-ACK',
      'TIME-WAIT | --> | CLOSED',
      'CLOSED | A time-wait timeout | CLOSED',
    ],
  },
  {
    run: 'a2',
    lines: [
      'ESTABLISHED | <-- <SEQ=300><ACK=100><LEN=6><CTL=ACK>; <SEQ=100><ACK=306><CTL=ACK> | ESTABLISHED',
      'CLOSED | A kill; <SEQ=100><ACK=306><CTL=RST,ACK> | ESTABLISHED',
      'CLOSED | --> <SEQ=100><ACK=306><CTL=RST,ACK> | CLOSED',
    ],
  },
  {
    run: 'b',
    lines: [
      'CLOSED | A crash | ESTABLISHED',
      'CLOSED | B send; <SEQ=300><ACK=100><LEN=10><CTL=ACK> | ESTABLISHED',
      ...again(6),
      'CLOSED | B retransmission timeout | CLOSED',
    ],
  },
  { run: 'b2', lines: ['CLOSED | A crash | ESTABLISHED', 'CLOSED | B status | ESTABLISHED'] },
  {
    run: 'c',
    lines: [
      'ESTABLISHED | A unplug | ESTABLISHED',
      'ESTABLISHED | <-- <SEQ=300><ACK=100><LEN=10><CTL=ACK> lost | ESTABLISHED',
      'ESTABLISHED | B retransmission timeout; <SEQ=300><ACK=100><LEN=10><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | <--; <SEQ=100><ACK=310><CTL=ACK> | ESTABLISHED',
    ],
  },
  {
    run: 'd',
    lines: [
      'CLOSED | A restart | ESTABLISHED',
      'CLOSED | <-- <SEQ=300><ACK=100><LEN=10><CTL=ACK>; <SEQ=100><CTL=RST> | ESTABLISHED',
      'CLOSED | --> <SEQ=100><CTL=RST> | CLOSED',
    ],
  },
];
