/** What the pages of reference say, in English; `reference.zh.ts` has the same lines. */
import type { Lines } from './language.ts';

/** What a rule demands, where the panel of a segment has no line for it. */
const rules = {
  'rfc9293:3.10.1': 'OPEN: passive, it waits in LISTEN; active, it sends SYN and goes to SYN-SENT',
  'rfc9293:3.10.2': 'SEND: data is cut into segments and sent as far as the window allows',
  'rfc9293:3.10.3': 'RECEIVE: the program gets what has arrived in order',
  'rfc9293:3.10.4': 'CLOSE: after all data a FIN is sent; receiving goes on',
  'rfc9293:3.10.5': 'ABORT: all is thrown away, and a RST tells the other end',
  'rfc9293:3.10.6': 'STATUS: tells how the connection stands and changes nothing',
  'rfc9293:3.5.2': 'the end that sends a reset should enter TIME-WAIT (where that is chosen)',
  'linux:syn-again':
    'a refused ACK in SYN-SENT: its own SYN is sent again at once, since the other end may be a new one',
  'linux:syn-with-fin': 'a SYN with FIN in LISTEN: dropped in silence',
  'linux:fin-again': 'a FIN one number after the first one: counted once more',
  'linux:text-beyond-fin': 'data beyond the FIN of the other end: the connection is reset',
  'linux:tcp_fin_timeout': 'FIN-WAIT-2 ends after a while once the program has called close()',
  'fiction:two-way-handshake/listen': 'a SYN is believed at once: ESTABLISHED',
  'fiction:two-way-handshake/syn-sent': 'the answer is believed, and no third segment is sent',
  'fiction:time-wait-off': 'there is no TIME-WAIT: CLOSED at once',
  'rfc9293:3.10.8/retransmission':
    'the retransmission timer fires: the oldest segment is sent again',
  'rfc9293:3.10.8/time-wait': '2 MSL have passed: the connection is forgotten',
  'rfc6298:5.5': 'after each repetition the timer waits twice as long',
  'rfc9293:3.8.3': 'too many repetitions (R2): it gives up, and the program is told',
  'rfc9293:3.8.3/r1': 'several repetitions (R1): the program hears of the trouble',
  'rfc9293:3.10.8/user': 'the user timeout fires: the connection is given up',
  'linux:tcp_syn_linear_timeouts': 'the first repetitions of a SYN come at a steady pace',
  'rfc6298:2.2': 'the first round trip is measured: SRTT, RTTVAR and RTO are set',
  'rfc6298:2.3': 'another round trip is measured: SRTT, RTTVAR and RTO follow it',
  'rfc6298:5.7': 'the SYN had to be repeated: data begins with an RTO of 3 seconds',
  'rfc9293:3.8.4': 'an idle connection is probed with an old number and, as a rule, no data',
  'rfc9293:3.8.4/dead': 'several probes unanswered, never just one: the connection is given up',
  'rfc9293:3.8.6.1': 'a closed window is probed until it opens',
  'rfc9293:3.8.6.3': 'an ACK may wait for company, less than half a second',
  'linux:tcp_invalid_ratelimit': 'an ACK to something invalid was sent just now: no second one',
  'rfc9293:3.6.1/unread': 'close() with unread data: RST instead of FIN',
  'socket:linger': 'close() with SO_LINGER of 0 seconds: RST instead of FIN',
  'rfc9293:3.8.4/mss': 'no segment carries more than the other end announced (MSS)',
  'rfc9293:3.8.6/window': 'no data is sent beyond the window of the other end',
  'rfc9293:3.6.1/reuse': 'a SYN beyond all that was received may end TIME-WAIT early',
  'socket:abandoned': 'a listener is closed: connections that nobody accepted go with it',
  'socket:address': 'another socket has the address: the call is refused',
  'socket:no-port': 'every port that the call could have is taken: it is refused',
  'socket:accept': 'accept() takes a finished connection from its queue',
  'socket:accept/waits': 'accept() waits until a connection is finished',
  'link:lost': 'the network loses a segment; TCP is not told',
  'host:crash': 'a machine crashes: its TCP forgets everything',
  'host:restart': 'a machine starts again and knows none of its old connections',
  'host:kill': 'a process is killed: the kernel closes its sockets for it',
  'host:unplug': 'the cable is pulled out; TCP is not told',
  'host:plug': 'the cable is back in; TCP is not told',
  'host:release': 'the network lets go of what it held',
  'host:silent': 'a host without TCP answers nothing',
  'option:set': 'a program sets an option of its socket',
  'option:not-modelled': 'an option that this model knows but does not act on',
};

/** What a timer is for, what sets it and what stops it. */
const timers = {
  retransmission: {
    name: 'Retransmission timer (RTO)',
    starts: 'Data, a SYN or a FIN leaves while it is not running.',
    stops: 'Everything that was sent is acknowledged; an ACK of something new starts it afresh.',
    fires: 'The oldest unacknowledged segment is sent again, and the wait doubles.',
  },
  'time-wait': {
    name: 'TIME-WAIT timer (2 MSL)',
    starts: 'The end enters TIME-WAIT.',
    stops:
      'Only a reset, or a new connection where that is allowed; a repeated FIN starts it afresh.',
    fires: 'The control block is deleted: CLOSED.',
  },
  'keep-alive': {
    name: 'Keep-alive timer',
    starts: 'A connection with SO_KEEPALIVE becomes idle: nothing sent is unacknowledged.',
    stops: 'Any segment from the other end; the idle time begins anew.',
    fires: 'A probe is sent; after too many without an answer the connection is given up.',
  },
  persist: {
    name: 'Persist timer',
    starts: 'There is data to send and the window of the other end is closed.',
    stops: 'The window opens.',
    fires: 'A window probe is sent, and the wait doubles.',
  },
  'delayed-ack': {
    name: 'Delayed ACK timer',
    starts: 'An ACK is owed and may wait for data or a FIN to travel with.',
    stops: 'A segment leaves that carries the ACK.',
    fires: 'The ACK leaves alone.',
  },
  user: {
    name: 'User timeout',
    starts: 'The program has given something that is not acknowledged.',
    stops: 'It is acknowledged.',
    fires: 'The connection is given up: CLOSED.',
  },
  'fin-wait-2': {
    name: 'FIN-WAIT-2 timer',
    starts: 'FIN-WAIT-2 is entered after close().',
    stops: 'The FIN of the other end arrives.',
    fires: 'CLOSED, without TIME-WAIT. The RFC has no such timer.',
  },
};

/** What a field of the header is for. */
const fields = {
  sourcePort:
    'The port of the sender. With the other port and both addresses it names the connection.',
  destinationPort: 'The port of the receiver.',
  sequenceNumber:
    'The number of the first octet of data. With SYN it is the initial sequence number itself.',
  acknowledgmentNumber: 'The next number that the sender expects. It counts only if ACK is set.',
  dataOffset: 'Where the data begins, in words of 32 bits: 5 without options.',
  reserved: 'For later use: zero when sent, ignored when received.',
  controlBits: 'Eight flags, each one bit; they are explained below.',
  window: 'How many octets the sender takes, counted from its acknowledgment number.',
  checksum: 'Guards header, data and both addresses. What does not fit is dropped in silence.',
  urgentPointer: 'Where urgent data ends. It counts only if URG is set.',
};

const maximumSegmentSize =
  'An option of 4 octets, kind 2, on segments with SYN only: the most data that its sender takes in one segment.';

export const referenceEnglish = {
  title: 'Reference',
  pages: {
    states: 'States',
    fields: 'Flags and fields',
    timers: 'Timers',
    rules: 'Rules',
    glossary: 'Glossary',
    claims: 'The notes',
  },
  search: 'Search',
  found: (number: number) => (number === 1 ? '1 entry' : `${String(number)} entries`),
  nothing: 'Nothing fits.',
  loading: 'Loading…',
  states: {
    intro:
      'The 11 states of a connection. The arrows are those of RFC 9293 Figure 5, read from the machine that runs here.',
    printed: (name: string) => `netstat prints ${name}`,
    into: 'How one comes here',
    outOf: 'Where one goes',
    outside: 'Not in the figure',
    sends: (control: string) => `sends ${control}`,
    calls: 'Calls',
    allowed: 'allowed',
    sometimes: 'sometimes',
    refused: 'refused',
    conditions: {
      SEND: 'only if the passive OPEN named the other end',
      RECEIVE: 'only while data that arrived is unread',
    },
  },
  fields: {
    intro: 'The header of a segment as RFC 9293 Figure 1 draws it, 32 bits to a line.',
    figure: 'The header of a segment',
    field: 'Field',
    place: 'Bits',
    meaning: 'What it says',
    flags: 'Flags',
    flag: 'Flag',
    number: 'Takes a number',
    yes: 'yes, one',
    no: 'no',
    options: 'Options',
    card: 'Card',
  },
  fieldMeanings: fields,
  maximumSegmentSize,
  timers: {
    intro:
      'What an end waits for. The values are those of the two presets: rfc does what the RFCs say, linux what Linux 6 does.',
    starts: 'Starts when',
    stops: 'Stops when',
    fires: 'When it fires',
    value: 'Value',
    off: 'none',
  },
  timerTexts: timers,
  rules: {
    intro:
      'Every rule that an end or a host applies here, with the clause that it comes from. What is said at a step is made of these.',
    clause: 'Clause',
    level: 'Level',
    says: 'What it says',
    allLevels: 'All levels',
    levels: {
      MUST: 'MUST: the RFC demands it',
      SHOULD: 'SHOULD: the RFC recommends it',
      MAY: 'MAY: the RFC allows it',
      RFC: 'RFC: prescribed, without a capital word',
      linux: 'linux: what Linux does',
      simplified: 'simplified: this model’s own way',
      fiction: 'fiction: not TCP',
    },
    groups: {
      calls: 'Calls of the program',
      closed: 'A segment arrives in CLOSED',
      listen: 'A segment arrives in LISTEN',
      synSent: 'A segment arrives in SYN-SENT',
      others: 'A segment arrives in any other state',
      timers: 'Timers, repetitions and probes',
      around: 'Listeners, sockets and machines',
      fiction: 'Not TCP',
    },
  },
  ruleTexts: rules,
  glossary: {
    intro: 'The words of the course in English and Chinese, with their other spellings.',
    allKinds: 'All parts',
    part: 'Part',
    kinds: {
      state: 'States',
      flag: 'Flags',
      field: 'Segments and fields',
      opening: 'Opening',
      transfer: 'Moving data',
      closing: 'Closing and failure',
      http: 'HTTP',
      visualizer: 'This program',
    },
  },
  claims: {
    intro:
      'TCP Lanes began from five Chinese study notes. This is each of their 240 claims in its own words, judged by RFC 9293 and by Linux 6.18.',
    verdict: 'Verdict',
    note: 'Note',
    allVerdicts: 'All verdicts',
    allNotes: 'All notes',
    noteNamed: (note: string) => `Note ${note}`,
    where: (where: string) => `line ${where}`,
    precisely: 'Precisely',
    shown: 'Shown in',
    missing: 'Not shown',
    verdicts: {
      RIGHT: 'right',
      PARTLY: 'partly right',
      WRONG: 'wrong',
      DIFF: 'notes differ',
      ASK: 'a question',
      REF: 'no claim',
    },
  },
};

/** What every language says. */
export type ReferenceText = Lines<typeof referenceEnglish>;
