const probe = 'CLOSED | B keep-alive timeout; <SEQ=940><ACK=139><CTL=ACK> | ESTABLISHED';
const again = 'CLOSED | B retransmission timeout; <SEQ=941><ACK=139><CTL=FIN,ACK> | FIN-WAIT-1';

export const tables = [
  {
    run: 'a',
    lines: [
      'ESTABLISHED | B close; <SEQ=941><ACK=139><CTL=FIN,ACK> | FIN-WAIT-1',
      'CLOSE-WAIT | <--; <SEQ=139><ACK=942><CTL=ACK> | FIN-WAIT-1',
      'LAST-ACK | A close; <SEQ=139><ACK=942><CTL=FIN,ACK> | FIN-WAIT-1',
      'LAST-ACK | --> <SEQ=139><ACK=942><CTL=ACK> | FIN-WAIT-2',
      'LAST-ACK | -->; <SEQ=942><ACK=140><CTL=ACK> | TIME-WAIT',
      'CLOSED | <-- | TIME-WAIT',
      'CLOSED | B time-wait timeout | CLOSED',
    ],
  },
  {
    run: 'b',
    lines: [
      'CLOSED | A crash | ESTABLISHED',
      ...Array.from({ length: 9 }, () => probe),
      'CLOSED | B keep-alive timeout; <SEQ=941><ACK=139><CTL=RST,ACK> | CLOSED',
    ],
  },
  {
    run: 'c',
    lines: [
      'CLOSED | B close; <SEQ=941><ACK=139><CTL=FIN,ACK> | FIN-WAIT-1',
      ...Array.from({ length: 6 }, () => again),
      'CLOSED | B retransmission timeout | CLOSED',
    ],
  },
  {
    run: 'd',
    lines: [
      'ESTABLISHED | B close | FIN-WAIT-1',
      'CLOSE-WAIT | <-- | FIN-WAIT-1',
      'SYN-SENT | A connect; <SEQ=2100><CTL=SYN> | FIN-WAIT-1',
      'LAST-ACK | --> | FIN-WAIT-2',
      'LAST-ACK | --> | TIME-WAIT',
      'ESTABLISHED | <-- <SEQ=2300><ACK=2101><CTL=SYN,ACK> | TIME-WAIT',
      'ESTABLISHED | B close | FIN-WAIT-1',
      'CLOSED | <-- | TIME-WAIT',
    ],
  },
  { run: 'e', lines: ['CLOSED | A crash | ESTABLISHED', 'CLOSED | B status | ESTABLISHED'] },
];
