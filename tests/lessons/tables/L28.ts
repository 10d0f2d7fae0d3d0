export const tables = [
  {
    run: 'a',
    lines: [
      'TIME-WAIT | B connect; <SEQ=5000><CTL=SYN> | SYN-SENT',
      'CLOSED | A time-wait timeout | SYN-SENT',
      'SYN-RECEIVED | <--; <SEQ=65638><ACK=5001><CTL=SYN,ACK> | SYN-SENT',
      'SYN-RECEIVED | -->; <SEQ=5001><ACK=65639><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | <-- | ESTABLISHED',
    ],
  },
];
