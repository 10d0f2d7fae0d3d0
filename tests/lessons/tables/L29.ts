/** What follows a FIN of the server, each time: the states of both ends up to TIME-WAIT. */
const closedByServer = (seq: number, ack: number) => [
  `ESTABLISHED | B close; <SEQ=${seq}><ACK=${ack}><CTL=FIN,ACK> | FIN-WAIT-1`,
  `CLOSE-WAIT | <--; <SEQ=${ack}><ACK=${seq + 1}><CTL=ACK> | FIN-WAIT-1`,
  `LAST-ACK | A close; <SEQ=${ack}><ACK=${seq + 1}><CTL=FIN,ACK> | FIN-WAIT-1`,
  `LAST-ACK | --> <SEQ=${ack}><ACK=${seq + 1}><CTL=ACK> | FIN-WAIT-2`,
  `LAST-ACK | -->; <SEQ=${seq + 1}><ACK=${ack + 1}><CTL=ACK> | TIME-WAIT`,
  'CLOSED | <-- | TIME-WAIT',
];

export const tables = [
  {
    run: 'a',
    lines: [
      ...['SYN-SENT | A connect | LISTEN', 'ESTABLISHED | A send | SYN-RECEIVED'],
      ...['ESTABLISHED | B send | ESTABLISHED', 'ESTABLISHED | B close | FIN-WAIT-1'],
      ...['CLOSE-WAIT | <-- | FIN-WAIT-1', 'SYN-SENT | A connect | FIN-WAIT-1'],
      ...['LAST-ACK | A close | FIN-WAIT-1', 'LAST-ACK | --> | FIN-WAIT-2'],
      ...['LAST-ACK | --> | TIME-WAIT', 'CLOSED | <-- | TIME-WAIT'],
      ...['SYN-SENT | A connect | FIN-WAIT-1', 'LAST-ACK | --> | TIME-WAIT'],
      ...['LAST-ACK | --> | TIME-WAIT', 'CLOSED | B time-wait timeout | CLOSED'],
    ],
  },
  { run: 'a2', lines: closedByServer(2293, 230) },
  {
    run: 'b',
    lines: [
      'ESTABLISHED | A send; <SEQ=101><ACK=301><LEN=38><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | B send; <SEQ=301><ACK=139><LEN=640><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | A send; <SEQ=139><ACK=941><LEN=38><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | A send; <SEQ=177><ACK=1581><LEN=38><CTL=ACK> | ESTABLISHED',
      ...closedByServer(2221, 215),
    ],
  },
  {
    run: 'c',
    lines: [
      'ESTABLISHED | A send; <SEQ=177><ACK=301><LEN=38><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | --> <SEQ=101><ACK=301><LEN=38><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | B send; <SEQ=1581><ACK=215><LEN=640><CTL=ACK> | ESTABLISHED',
      ...closedByServer(2221, 215),
    ],
  },
  {
    run: 'c2',
    lines: [
      'ESTABLISHED | --> <SEQ=177><ACK=301><LEN=38><CTL=ACK>; <SEQ=301><ACK=215><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | B send; <SEQ=301><ACK=215><LEN=640><CTL=ACK> | ESTABLISHED',
      ...closedByServer(2221, 215),
    ],
  },
  {
    run: 'd',
    lines: [
      'ESTABLISHED | A send; <SEQ=274><ACK=301><LEN=70><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | B send; <SEQ=301><ACK=344><LEN=296><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | B send; <SEQ=1701><ACK=344><LEN=265><CTL=ACK> | ESTABLISHED',
      ...closedByServer(1966, 344),
    ],
  },
  {
    run: 'd2',
    lines: [
      'ESTABLISHED | B send; <SEQ=301><ACK=344><LEN=296><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | B send; <SEQ=1414><ACK=344><LEN=287><CTL=ACK> | ESTABLISHED',
      ...closedByServer(1966, 344),
    ],
  },
  {
    run: 'e',
    lines: [
      'ESTABLISHED | <-- <SEQ=597><ACK=344><LEN=287><CTL=ACK> lost | ESTABLISHED',
      'ESTABLISHED | <-- <SEQ=884><ACK=344><LEN=287><CTL=ACK>; <SEQ=344><ACK=597><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | B retransmission timeout; <SEQ=597><ACK=344><LEN=287><CTL=ACK> | ESTABLISHED',
      'ESTABLISHED | <--; <SEQ=344><ACK=1966><CTL=ACK> | ESTABLISHED',
      ...closedByServer(1966, 344),
    ],
  },
  {
    run: 'f',
    lines: [
      'ESTABLISHED | B close; <SEQ=941><ACK=139><CTL=FIN,ACK> | FIN-WAIT-1',
      'ESTABLISHED | A send; <SEQ=139><ACK=941><LEN=38><CTL=ACK> | FIN-WAIT-1',
      'CLOSE-WAIT | <-- <SEQ=941><ACK=139><CTL=FIN,ACK> | FIN-WAIT-1',
      'SYN-SENT | A connect | FIN-WAIT-1',
      'SYN-SENT | --> <SEQ=139><ACK=941><LEN=38><CTL=ACK>; <SEQ=941><CTL=RST> | CLOSED',
      'ESTABLISHED | A send; <SEQ=2101><ACK=2301><LEN=38><CTL=ACK> | SYN-RECEIVED',
      'ESTABLISHED | B send; <SEQ=2301><ACK=2139><LEN=640><CTL=ACK> | ESTABLISHED',
    ],
  },
  {
    run: 'g',
    lines: [
      'ESTABLISHED | B close; <SEQ=941><ACK=139><CTL=FIN,ACK> | FIN-WAIT-1',
      'ESTABLISHED | A send; <SEQ=139><ACK=941><LEN=79><CTL=ACK> | FIN-WAIT-1',
      'CLOSE-WAIT | <-- <SEQ=941><ACK=139><CTL=FIN,ACK> | FIN-WAIT-1',
      'LAST-ACK | --> <SEQ=139><ACK=941><LEN=79><CTL=ACK>; <SEQ=941><CTL=RST> | CLOSED',
    ],
  },
];
