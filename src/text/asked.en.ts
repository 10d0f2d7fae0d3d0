/** Questions that are asked on any run, and why their options are right or wrong, in English. */
import type { Lines } from './language.ts';

export const askedEnglish = {
  /** What is about to happen. */
  scene: {
    arrival: (host: string, segment: string) => `${host}: ${segment} is about to arrive.`,
    call: (host: string, call: string) => `${host}: the program is about to call \`${call}()\`.`,
    kill: (host: string) => `${host}: the process is about to be killed.`,
    timer: (host: string, timer: string) => `${host}: the ${timer} timer is about to run out.`,
  },
  segment: (flags: string, fields: string) => `${flags} (${fields})`,
  /** Between two fields of a segment. */
  comma: ', ',
  question: {
    flags: (scene: string) => `${scene} What does this end send because of it?`,
    seq: (scene: string, flags: string) =>
      `${scene} Which sequence number does the ${flags} that leaves carry?`,
    ack: (scene: string, flags: string) =>
      `${scene} Which acknowledgment number does the ${flags} that leaves carry?`,
    state: (scene: string) => `${scene} In which state is this end then?`,
    timer: 'The next thing to happen is that a timer runs out. Which one?',
  },
  timers: {
    retransmission: 'retransmission',
    'time-wait': '2 MSL',
    'keep-alive': 'keep-alive',
    persist: 'persist',
    'delayed-ack': 'delayed-ACK',
    'fin-wait-2': 'FIN-WAIT-2',
  },
  timerAt: (host: string, timer: string) => `${host}: ${timer}`,

  /** Why it sends what it sends, or not what it does not. */
  flags: {
    synAck: 'One segment acknowledges the SYN and tells the initial sequence number of this end.',
    numbersTaken: 'What takes sequence numbers (SYN, FIN, data) is acknowledged.',
    unacceptable: 'What is not acceptable is answered by an ACK that says what is expected.',
    noConnection: 'There is no connection here to which it belongs, and TCP says so by RST.',
    neverSent: 'It acknowledges something that this end has never sent.',
    cannotRead: 'The program has closed the socket, so nobody can read this data; RST tells that.',
    pureAck: 'A pure ACK takes no number, so nothing acknowledges it: else there would be no end.',
    resetEnds: 'A RST that is believed ends the connection, and nothing is sent back.',
    resetToNobody: 'A RST for no connection is dropped: a RST is never answered by a RST.',
    opens: 'An active OPEN sends a SYN: a request for a connection, with the first number.',
    listens: 'A passive OPEN sends nothing: it waits for a SYN.',
    closes: 'FIN says that no more will come; like all segments after the SYN it carries an ACK.',
    unread: 'Data that has arrived was not read, so it resets: a FIN would hide the loss.',
    lingers: 'The program has set SO_LINGER to 0: closing then resets the connection.',
    aborts: 'An abort throws all away and tells the other end by RST.',
    again: 'What was not acknowledged in time is sent again as it was.',

    answersSyn: 'SYN,ACK answers a SYN, and none has come.',
    synIsOut: 'Its own SYN is with the other end already; only an ACK is left to say.',
    connectionThere: 'A connection is there already; a SYN on it does not begin another.',
    nobodyListens: 'Nobody listens here, so nobody opens a connection.',
    ackAlone: 'An ACK alone would not tell the initial sequence number of this end.',
    ownSynOpen: 'Its own SYN is not acknowledged yet, so it goes along once more.',
    resetNotAcked: 'A RST takes no number and is never acknowledged.',
    nothingToAck: 'There is no connection here that could acknowledge anything.',
    resetForStrangers:
      'RST answers what belongs to no connection; here there is one that takes it.',
    resetNeedsMore: 'A RST would let an old or a forged segment end the connection.',
    resetNoReset: 'A RST is never answered by a RST.',
    synAgain: 'Then the SYN would only come again.',
    sentAgain: 'Then it would be sent again and again: what takes numbers must be acknowledged.',
    silence: 'Silence would leave the other end in its error.',
    notClosed: 'FIN leaves only when the program of this end closes, and it has not.',
    finLeft: 'Its FIN has left already; only its retransmission timer would send it again.',
    nothingToClose: 'There is no connection here that could be closed.',
    callsFirst: 'SYN,ACK answers a SYN; the end that calls sends a SYN alone.',
    nothingArrived: 'Nothing has arrived that could be acknowledged.',
    openSends: 'An active OPEN sends at once; to wait in silence is what a listener does.',
    listenerSilent: 'To send a SYN is for the end that opens actively.',
    resetWouldAbort: 'RST would break the connection off; to close in order is to send FIN.',
    ackSaysNoEnd: 'An ACK alone would not say that no more will come.',
    silentClose: 'Without a FIN the other end could not know that no more will come.',
    finWithoutAck: 'Every segment after the SYN carries an acknowledgment, the FIN too.',
    finInOrder: 'FIN would say that all went in order.',
    silentAbort: 'Then the other end would keep a connection that is no more.',
    notYetGivenUp: 'It tries several times before it gives up.',
    silentTimer: 'It does not wait in silence: its segment, or the ACK for it, may have been lost.',
    ackNotRepeated: 'An ACK takes no number, so it is never repeated by a timer.',
    synWithAck: 'The SYN of the other end has arrived, so the ACK for it goes along.',
  },

  seq: {
    next: (seq: number) => `It is the first number that this end has not used yet: ${seq}.`,
    again: 'What is sent again carries the same numbers as before.',
    fromAck: (seq: number) => `A RST takes its SEQ from the ACK that it answers: ${seq}.`,
    zero: 'What it answers has no ACK from which a number could be taken, so SEQ is 0.',
    probe: 'A probe repeats a number that was acknowledged long ago, so that it must be answered.',
    afterPureAck: 'The segment before was a pure ACK, and that takes no number.',
    notYet: (seq: number) => `Number ${seq} has not been used yet, so it comes first.`,
    used: (value: number) => `Number ${value} has been used already.`,
    isAck: (value: number) => `${value} is what it acknowledges; SEQ counts what this end sends.`,
    isTheirs: (value: number) =>
      `${value} is a number of the other end: each end counts for itself.`,
    expected: (seq: number) => `The other end expects ${seq}, as its ACK has said.`,
    probeNext: 'A segment with the next number would be acceptable, and need not be answered.',
  },

  ack: {
    next: (ack: number) => `ACK names the next number that is expected: all before ${ack} is here.`,
    last: (value: number) => `${value} is the last number that is here; ACK names the next one.`,
    ahead: (ack: number) => `That would say that number ${ack} has arrived, and it has not.`,
    isSeq: (value: number) => `${value} is its own SEQ; ACK counts what the other end sends.`,
    gap: 'Something before it is missing, and an ACK can leave out no gap.',
    first: (value: number) =>
      `${value} is where the segment begins; ACK names what comes after it.`,
  },

  /** A state means so many things; each is told where one state has it and the other not. */
  state: {
    means: (state: string, fact: string) => `${state} means that ${fact}; that is not so here.`,
    has: {
      synSent: 'its own SYN has left',
      peerSyn: 'the other end’s SYN has arrived',
      synAcked: 'its own SYN is acknowledged',
      closed: 'its own program has closed',
      finAcked: 'its own FIN is acknowledged',
      peerFin: 'the other end’s FIN has arrived',
      first: 'its program closed before the other end’s FIN came',
    },
    hasNot: {
      synSent: 'its own SYN has not left yet',
      peerSyn: 'the other end’s SYN has not arrived yet',
      synAcked: 'its own SYN is not acknowledged yet',
      closed: 'its own program has not closed yet',
      finAcked: 'its own FIN is not acknowledged yet',
      peerFin: 'the other end’s FIN has not arrived yet',
      first: 'the other end’s FIN came before its program closed',
    },
    right: {
      listen: 'A passive OPEN waits for a SYN in LISTEN.',
      connect: 'Its SYN is on its way, and nothing has come back yet.',
      synReceived: 'The other end’s SYN is here, and its own is not acknowledged yet.',
      established: 'Its own SYN is acknowledged, and the other end’s is here.',
      finWait1: 'Its program closed first, and its FIN is not acknowledged yet.',
      closeWait: 'The other end has closed, its own program has not.',
      finWait2: 'Its FIN is acknowledged, and the other end’s has not come.',
      closing: 'Both have closed, and the ACK of its own FIN is still to come.',
      lastAck: 'Both have closed, the other end first; its FIN is not acknowledged yet.',
      timeWait: 'Both FINs are here and acknowledged; who closed first waits for 2 MSL.',
      closed: 'Its FIN was the last, and it is acknowledged.',
      over: '2 MSL are over, and nothing is left to wait for.',
      reset: 'A RST that is believed ends the connection at once.',
      aborted: 'An abort deletes the connection at once.',
      stays: 'The segment is not acceptable, so it changes nothing.',
    },
    afterReset: {
      stays: 'The connection is deleted; none of its states is left.',
      timeWait: 'TIME-WAIT comes of FINs; after a RST there is nothing to wait for.',
      closeWait: 'CLOSE-WAIT comes of the other end’s FIN, and there was none.',
    },
    noReset: 'The connection goes on: what is not acceptable does not end it.',
    onlyPassive: 'Only a passive OPEN leads to LISTEN.',
    isOver: 'The timer has run out, and that was all TIME-WAIT waited for.',
  },

  timer: {
    right: {
      retransmission: 'It has sent something that nothing has acknowledged.',
      'time-wait': 'It closed first, and waits in TIME-WAIT for 2 MSL.',
      'keep-alive': 'Its program has asked for keep-alive, and nothing has come for so long.',
      persist: 'The window of the other end is 0, so it is probed now and then.',
      'delayed-ack': 'It owes an ACK, and may not hold it back any longer.',
      'fin-wait-2': 'After close() Linux waits for the other end’s FIN only for a while.',
    },
    later: 'It runs, too, but longer.',
    idle: {
      retransmission: 'Nothing that it has sent waits for an acknowledgment.',
      'time-wait': 'It is not in TIME-WAIT.',
      'keep-alive': 'A keep-alive timer runs only where a program has asked for it.',
      persist: 'The window of the other end is not 0.',
      'delayed-ack': 'It owes no ACK.',
      'fin-wait-2': 'It is not in FIN-WAIT-2.',
    },
  },
} as const;

export type AskedText = Lines<typeof askedEnglish>;
