export const tables = [
  {
    run: 'a',
    lines: [
      'CLOSED | A close; <SEQ=100><CTL=RST> | ESTABLISHED',
      'CLOSED | --> <SEQ=100><CTL=RST> | CLOSED',
    ],
  },
  {
    run: 'b',
    lines: [
      'ESTABLISHED | <-- <SEQ=300><ACK=100><LEN=6><CTL=ACK>; <SEQ=100><ACK=306><CTL=ACK> | ESTABLISHED',
      'CLOSED | A close; <SEQ=100><ACK=306><CTL=RST,ACK> | ESTABLISHED',
      'CLOSED | --> <SEQ=100><ACK=306><CTL=RST,ACK> | CLOSED',
    ],
  },
  {
    run: 'c',
    lines: [
      'FIN-WAIT-1 | A close; <SEQ=100><ACK=300><CTL=FIN,ACK> | ESTABLISHED',
      'FIN-WAIT-1 | --> | CLOSE-WAIT',
      'FIN-WAIT-2 | <-- <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT',
      'CLOSED | <-- <SEQ=300><ACK=101><LEN=20><CTL=ACK>; <SEQ=101><CTL=RST> | CLOSE-WAIT',
      'CLOSED | --> <SEQ=101><CTL=RST> | CLOSED',
    ],
  },
  {
    run: 'd',
    lines: [
      'FIN-WAIT-2 | B send; <SEQ=300><ACK=101><LEN=5><CTL=ACK> | CLOSE-WAIT',
      'CLOSED | <-- <SEQ=300><ACK=101><LEN=5><CTL=ACK>; <SEQ=101><CTL=RST> | CLOSE-WAIT',
      'CLOSED | --> <SEQ=101><CTL=RST> | CLOSED',
      'CLOSED | B send | CLOSED',
    ],
  },
];
