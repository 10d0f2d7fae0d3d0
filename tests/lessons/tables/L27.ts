export const tables = [
  {
    run: 'a',
    lines: [
      'ESTABLISHED | --> <SEQ=110><CTL=RST>; <SEQ=300><ACK=100><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | --> <SEQ=50000><CTL=RST> | ESTABLISHED',
      'ESTABLISHED | --> <SEQ=55><CTL=SYN>; <SEQ=300><ACK=100><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | --> <SEQ=100><CTL=RST> | CLOSED',
    ],
  },
  {
    run: 'b',
    lines: [
      'ESTABLISHED | --> <SEQ=50000><CTL=RST> | ESTABLISHED',
      'ESTABLISHED | --> <SEQ=110><CTL=RST> | CLOSED',
    ],
  },
  {
    run: 'c',
    lines: [
      'ESTABLISHED | --> <SEQ=55><CTL=SYN>; <SEQ=300><ACK=100><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | --> <SEQ=110><CTL=SYN>; <SEQ=0><ACK=111><CTL=RST,ACK> | CLOSED',
      'ESTABLISHED | <-- <SEQ=0><ACK=111><CTL=RST,ACK> | CLOSED',
    ],
  },
];
