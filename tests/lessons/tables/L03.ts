/** The number ledger. The run a is the catalogue's. */
export const tables = [
  {
    run: 'b',
    lines: [
      'ESTABLISHED | A send; <SEQ=101><ACK=301><LEN=10><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | A send; <SEQ=111><ACK=301><LEN=10><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | -->; <SEQ=301><ACK=111><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | -->; <SEQ=301><ACK=121><CTL=ACK> | ESTABLISHED',
    ],
  },
  {
    run: 'c',
    lines: [
      'SYN-SENT | A connect; <SEQ=1833789493><CTL=SYN> | CLOSED',
      'CLOSED | <-- <SEQ=0><ACK=1833789494><CTL=RST,ACK> | CLOSED',
      'SYN-SENT | A connect; <SEQ=1834039493><CTL=SYN> | CLOSED',
      'SYN-SENT | A connect; <SEQ=959271508><CTL=SYN> | CLOSED',
      'CLOSED | <-- <SEQ=0><ACK=959271509><CTL=RST,ACK> | CLOSED',
    ],
  },
];
