const probe = 'A keep-alive timeout; <SEQ=99><ACK=300><CTL=ACK>';

export const tables = [
  {
    run: 'a',
    lines: [
      ...Array.from({ length: 3 }, () => `ESTABLISHED | ${probe} | CLOSED`),
      'CLOSED | A keep-alive timeout; <SEQ=100><ACK=300><CTL=RST,ACK> | CLOSED',
    ],
  },
  {
    run: 'b',
    lines: [
      `ESTABLISHED | ${probe} | ESTABLISHED`,
      'ESTABLISHED | --> <SEQ=99><ACK=300><CTL=ACK>; <SEQ=300><ACK=100><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | <-- <SEQ=300><ACK=100><CTL=ACK> | ESTABLISHED',
      `ESTABLISHED | ${probe} | ESTABLISHED`,
    ],
  },
  {
    run: 'c',
    lines: [
      `ESTABLISHED | ${probe} | CLOSED`,
      'ESTABLISHED | --> <SEQ=99><ACK=300><CTL=ACK>; <SEQ=300><CTL=RST> | CLOSED',
      'CLOSED | <-- <SEQ=300><CTL=RST> | CLOSED',
    ],
  },
  {
    run: 'd',
    lines: [
      ...Array.from({ length: 3 }, () => `ESTABLISHED | ${probe} | ESTABLISHED`),
      'CLOSED | A keep-alive timeout; <SEQ=100><ACK=300><CTL=RST,ACK> | ESTABLISHED',
      'CLOSED | <-- <SEQ=300><ACK=100><LEN=10><CTL=ACK>; <SEQ=100><CTL=RST> | ESTABLISHED',
      'CLOSED | --> <SEQ=100><CTL=RST> | CLOSED',
    ],
  },
  {
    run: 'e',
    lines: [
      ...Array.from({ length: 9 }, () => `ESTABLISHED | ${probe} | CLOSED`),
      'CLOSED | A keep-alive timeout; <SEQ=100><ACK=300><CTL=RST,ACK> | CLOSED',
    ],
  },
  { run: 'f', lines: ['ESTABLISHED | B crash | CLOSED', 'ESTABLISHED | A status | CLOSED'] },
];
