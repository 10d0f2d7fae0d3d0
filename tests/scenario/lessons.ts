/**
 * The tables of the course (`reference/lessons.md`) as they stand there: the states of both ends on
 * each line, and what is on the wire. A line is `A's state | what | B's state`, after the line; of
 * what happens, only the parts that are written must be there.
 */

export interface Table {
  readonly lesson: string;
  /** The catalogue's scenario that shows it. */
  readonly scenario: string;
  readonly lines: readonly string[];
}

const lines = (table: string): readonly string[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.trim());

const table = (lesson: string, scenario: string, text: string): Table => ({
  lesson,
  scenario,
  lines: lines(text),
});

export const tables: readonly Table[] = [
  table(
    'L02',
    'three-way-handshake',
    `CLOSED | B listen | LISTEN
     SYN-SENT | A connect; <SEQ=100><CTL=SYN> | LISTEN
     SYN-SENT | -->; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED
     ESTABLISHED | <--; <SEQ=101><ACK=301><CTL=ACK> | SYN-RECEIVED
     ESTABLISHED | --> | ESTABLISHED`,
  ),
  table(
    'L03',
    'numbers-ledger',
    `ESTABLISHED | --> <SEQ=101><ACK=301><LEN=10><CTL=ACK> | ESTABLISHED
     ESTABLISHED | <-- <SEQ=301><ACK=111><CTL=ACK> | ESTABLISHED
     ESTABLISHED | <-- <SEQ=301><ACK=111><LEN=5><CTL=ACK> | ESTABLISHED
     ESTABLISHED | --> <SEQ=111><ACK=306><CTL=ACK> | ESTABLISHED
     FIN-WAIT-1 | --> <SEQ=111><ACK=306><CTL=FIN,ACK> | CLOSE-WAIT
     FIN-WAIT-2 | <-- <SEQ=306><ACK=112><CTL=ACK> | CLOSE-WAIT`,
  ),
  table(
    'L04',
    'old-duplicate-syn',
    `SYN-SENT | A connect; <SEQ=100><CTL=SYN> | LISTEN
     SYN-SENT | --> <SEQ=90><CTL=SYN>; <SEQ=300><ACK=91><CTL=SYN,ACK> | SYN-RECEIVED
     SYN-SENT | <--; <SEQ=91><CTL=RST> | SYN-RECEIVED
     SYN-SENT | --> <SEQ=91><CTL=RST> | LISTEN
     SYN-SENT | --> <SEQ=100><CTL=SYN>; <SEQ=400><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED
     ESTABLISHED | <--; <SEQ=101><ACK=401><CTL=ACK> | SYN-RECEIVED
     ESTABLISHED | --> | ESTABLISHED`,
  ),
  table(
    'L05 c',
    'third-ack-lost',
    `ESTABLISHED | --> <SEQ=101><ACK=301><CTL=ACK> lost | SYN-RECEIVED
     ESTABLISHED | --> <SEQ=101><ACK=301><LEN=5><CTL=ACK> | ESTABLISHED
     ESTABLISHED | <-- <SEQ=301><ACK=106><CTL=ACK> | ESTABLISHED`,
  ),
  table(
    'L05 c, A silent',
    'third-ack-lost-silent',
    `ESTABLISHED | B retransmission timeout; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED
     ESTABLISHED | <--; <SEQ=101><ACK=301><CTL=ACK> | SYN-RECEIVED
     ESTABLISHED | --> | ESTABLISHED`,
  ),
  table(
    'L06',
    'syn-to-closed-port',
    `SYN-SENT | --> <SEQ=100><CTL=SYN> | CLOSED
     CLOSED | <-- <SEQ=0><ACK=101><CTL=RST,ACK> | CLOSED`,
  ),
  table(
    'L08',
    'simultaneous-open',
    `SYN-SENT | A connect; <SEQ=100><CTL=SYN> | SYN-SENT
     SYN-RECEIVED | <-- <SEQ=300><CTL=SYN>; <SEQ=100><ACK=301><CTL=SYN,ACK> | SYN-SENT
     SYN-RECEIVED | --> <SEQ=100><CTL=SYN>; <SEQ=300><ACK=101><CTL=SYN,ACK> | SYN-RECEIVED
     SYN-RECEIVED | --> <SEQ=100><ACK=301><CTL=SYN,ACK> | ESTABLISHED
     ESTABLISHED | <-- <SEQ=300><ACK=101><CTL=SYN,ACK> | ESTABLISHED`,
  ),
  table(
    'L13',
    'four-way-close',
    `FIN-WAIT-1 | A shutdown; <SEQ=100><ACK=300><CTL=FIN,ACK> | ESTABLISHED
     FIN-WAIT-1 | -->; <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT
     FIN-WAIT-2 | <-- | CLOSE-WAIT
     FIN-WAIT-2 | B shutdown; <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK
     TIME-WAIT | <--; <SEQ=101><ACK=301><CTL=ACK> | LAST-ACK
     TIME-WAIT | --> | CLOSED
     CLOSED | A time-wait timeout | CLOSED`,
  ),
  ...['three-segment-close', 'three-segment-close-delayed'].map((scenario) =>
    table(
      'L14',
      scenario,
      `FIN-WAIT-1 | --> <SEQ=100><ACK=300><CTL=FIN,ACK> | CLOSE-WAIT
       FIN-WAIT-1 | B shutdown; <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK
       TIME-WAIT | <--; <SEQ=101><ACK=301><CTL=ACK> | LAST-ACK
       TIME-WAIT | --> | CLOSED`,
    ),
  ),
  table(
    'L15',
    'half-close',
    `FIN-WAIT-1 | A shutdown; <SEQ=100><ACK=300><CTL=FIN,ACK> | ESTABLISHED
     FIN-WAIT-1 | -->; <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT
     FIN-WAIT-2 | <-- | CLOSE-WAIT
     FIN-WAIT-2 | <-- <SEQ=300><ACK=101><LEN=20><CTL=ACK>; <SEQ=101><ACK=320><CTL=ACK> | CLOSE-WAIT
     TIME-WAIT | <-- <SEQ=320><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=321><CTL=ACK> | LAST-ACK
     TIME-WAIT | --> | CLOSED`,
  ),
  table(
    'L16',
    'simultaneous-close',
    `FIN-WAIT-1 | A shutdown; <SEQ=100><ACK=300><CTL=FIN,ACK> | FIN-WAIT-1
     CLOSING | <-- <SEQ=300><ACK=100><CTL=FIN,ACK>; <SEQ=101><ACK=301><CTL=ACK> | FIN-WAIT-1
     CLOSING | --> <SEQ=100><ACK=300><CTL=FIN,ACK>; <SEQ=301><ACK=101><CTL=ACK> | CLOSING
     CLOSING | --> <SEQ=101><ACK=301><CTL=ACK> | TIME-WAIT
     TIME-WAIT | <-- <SEQ=301><ACK=101><CTL=ACK> | TIME-WAIT
     CLOSED | time-wait timeout | CLOSED`,
  ),
  table(
    'L17 a',
    'fin-lost',
    `FIN-WAIT-1 | --> <SEQ=100><ACK=300><CTL=FIN,ACK> lost | ESTABLISHED
     FIN-WAIT-1 | A retransmission timeout | ESTABLISHED
     FIN-WAIT-1 | --> <SEQ=100><ACK=300><CTL=FIN,ACK> | CLOSE-WAIT`,
  ),
  table(
    'L17 b',
    'fin-ack-lost',
    `FIN-WAIT-1 | <-- <SEQ=300><ACK=101><CTL=ACK> lost | CLOSE-WAIT
     FIN-WAIT-1 | A retransmission timeout; <SEQ=100><ACK=300><CTL=FIN,ACK> | CLOSE-WAIT
     FIN-WAIT-1 | -->; <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT
     FIN-WAIT-2 | <-- | CLOSE-WAIT`,
  ),
  table(
    'L17 b2',
    'fin-ack-lost-fin-arrives',
    `FIN-WAIT-1 | <-- <SEQ=300><ACK=101><CTL=ACK> lost | CLOSE-WAIT
     TIME-WAIT | <-- <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK`,
  ),
  table(
    'L17 c',
    'last-ack-lost',
    `TIME-WAIT | --> <SEQ=101><ACK=301><CTL=ACK> lost | LAST-ACK
     TIME-WAIT | <-- <SEQ=300><ACK=101><CTL=FIN,ACK>; <SEQ=101><ACK=301><CTL=ACK> | LAST-ACK
     TIME-WAIT | --> <SEQ=101><ACK=301><CTL=ACK> | CLOSED`,
  ),
  table(
    'L17 d',
    'time-wait-off',
    `CLOSED | <-- <SEQ=300><ACK=101><CTL=FIN,ACK>; <SEQ=101><CTL=RST> | LAST-ACK
     CLOSED | --> <SEQ=101><CTL=RST> | CLOSED`,
  ),
  table(
    'L20',
    'close-wait-forgotten',
    `FIN-WAIT-1 | A close; <SEQ=100><ACK=300><CTL=FIN,ACK> | ESTABLISHED
     FIN-WAIT-1 | --> | CLOSE-WAIT
     FIN-WAIT-2 | <-- <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT
     CLOSED | A fin-wait-2 timeout | CLOSE-WAIT
     CLOSED | B shutdown; <SEQ=300><ACK=101><CTL=FIN,ACK> | LAST-ACK
     CLOSED | <--; <SEQ=101><CTL=RST> | LAST-ACK
     CLOSED | --> <SEQ=101><CTL=RST> | CLOSED`,
  ),
  table(
    'L21',
    'close-with-unread-data',
    `CLOSED | A close; <SEQ=100><ACK=306><CTL=RST,ACK> | ESTABLISHED
     CLOSED | --> <SEQ=100><ACK=306><CTL=RST,ACK> | CLOSED`,
  ),
  table(
    'L22 a',
    'process-killed',
    `FIN-WAIT-1 | A kill; <SEQ=100><ACK=300><CTL=FIN,ACK> | ESTABLISHED
     FIN-WAIT-1 | -->; <SEQ=300><ACK=101><CTL=ACK> | CLOSE-WAIT
     FIN-WAIT-2 | <-- | CLOSE-WAIT`,
  ),
  table(
    'L23',
    'half-open',
    `SYN-SENT | A connect; <SEQ=400><CTL=SYN> | ESTABLISHED
     SYN-SENT | <-- <SEQ=300><ACK=100><CTL=ACK> | ESTABLISHED
     SYN-SENT | --> <SEQ=100><CTL=RST> | CLOSED
     SYN-SENT | A retransmission timeout; <SEQ=400><CTL=SYN> | LISTEN
     SYN-SENT | --> <SEQ=400><CTL=SYN> | SYN-RECEIVED`,
  ),
  table(
    'L23 b',
    'half-open-data',
    `CLOSED | <-- <SEQ=300><ACK=100><LEN=10><CTL=ACK>; <SEQ=100><CTL=RST> | ESTABLISHED
     CLOSED | --> <SEQ=100><CTL=RST> | CLOSED`,
  ),
  table(
    'L24',
    'keep-alive-dead',
    `ESTABLISHED | A keep-alive timeout; <SEQ=99><ACK=300><CTL=ACK> | CLOSED
     ESTABLISHED | A keep-alive timeout; <SEQ=99><ACK=300><CTL=ACK> | CLOSED
     ESTABLISHED | A keep-alive timeout; <SEQ=99><ACK=300><CTL=ACK> | CLOSED
     CLOSED | A keep-alive timeout; <CTL=RST,ACK> | CLOSED`,
  ),
  table(
    'L27',
    'forged-reset',
    `ESTABLISHED | --> <SEQ=110><CTL=RST>; <SEQ=300><ACK=100><CTL=ACK> | ESTABLISHED
     ESTABLISHED | --> <SEQ=90000><CTL=RST> | ESTABLISHED
     ESTABLISHED | --> <SEQ=55><CTL=SYN>; <SEQ=300><ACK=100><CTL=ACK> | ESTABLISHED
     ESTABLISHED | --> <SEQ=100><CTL=RST> | CLOSED`,
  ),
  table(
    'L27, RFC 793 rules',
    'forged-reset-rfc793',
    `ESTABLISHED | --> <SEQ=110><CTL=RST> | CLOSED`,
  ),
  table(
    'L28 a',
    'time-wait-reused',
    `CLOSED | time-wait | SYN-SENT
     SYN-RECEIVED | <--; <SEQ=65638><ACK=5001><CTL=SYN,ACK> | SYN-SENT
     ESTABLISHED | <-- | ESTABLISHED`,
  ),
  table(
    'L28 b',
    'time-wait-assassinated',
    `TIME-WAIT | <-- <SEQ=50><CTL=SYN>; <SEQ=101><ACK=301><CTL=ACK> | SYN-SENT
     TIME-WAIT | -->; <SEQ=301><CTL=RST> | SYN-SENT
     CLOSED | <-- <SEQ=301><CTL=RST> | SYN-SENT
     SYN-RECEIVED | <-- <SEQ=50><CTL=SYN> | SYN-SENT
     ESTABLISHED | <-- | ESTABLISHED`,
  ),
  table(
    'L28 c',
    'time-wait-protected',
    `TIME-WAIT | <-- <SEQ=301><CTL=RST> | SYN-SENT
     TIME-WAIT | B retransmission timeout; <SEQ=50><CTL=SYN> | SYN-SENT`,
  ),
];
