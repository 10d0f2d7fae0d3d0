/** What the panel of variables says, in English. */
export const variablesEnglish = {
  title: 'Transmission control blocks (TCB)',
  more: 'What else an end remembers',
  spaces: 'Sequence spaces',
  spacesNote: 'Not to scale: an empty part has no width.',
  variable: 'Variable',
  /** For each host, why its column is empty. */
  noTcb: (state: string) => `No TCB in ${state}`,
  noTcp: 'No TCP here: only the scenario speaks for it.',
  nothingChanged: 'This step changes no variable.',
  changed: (host: string) => `${host}, changed in this step:`,
  created: (host: string) => `${host} made its TCB in this step:`,
  deleted: (host: string) => `${host} deleted its TCB in this step:`,
  allNew: 'every value is new.',
  was: (value: string) => `was ${value}`,
  none: 'none',
  notRunning: 'off',
  yes: 'yes',
  no: 'no',
  active: 'active',
  passive: 'passive',
  names: {
    retransmissions: 'repeats',
    unsent: 'unsent',
    unread: 'unread',
    closePending: 'FIN waits',
    openedBy: 'opened',
  },
  timers: { retransmission: 'RTO timer', 'time-wait': '2 MSL timer' },
  changes: { started: 'started', stopped: 'stopped' },
  timeLeft: (timer: string) => `${timer}: time left`,
  meanings: {
    'SND.UNA':
      'Send unacknowledged: the oldest number that was sent and is not acknowledged. The peer has all before it.',
    'SND.NXT': 'Send next: the number that the next new octet (or the FIN) will take.',
    'SND.WND':
      'Send window: how many octets from SND.UNA on the peer takes, as it said in its last ACK.',
    'SND.WL1':
      'SEQ of the segment that set SND.WND last, so that an older one cannot change it back.',
    'SND.WL2': 'ACK of the segment that set SND.WND last.',
    ISS: 'Initial send sequence number: the number that the SYN of this end took.',
    'RCV.NXT': 'Receive next: the number that is expected next. All before it has arrived.',
    'RCV.WND': 'Receive window: how many octets from RCV.NXT on this end takes.',
    IRS: 'Initial receive sequence number: the number of the SYN of the peer.',
    RTO: 'Retransmission timeout: how long an unacknowledged segment waits before it is sent again.',
    retransmissions: 'How often the timer has run out in a row. Too often, and the end gives up.',
    'SND.MSS':
      'Maximum segment size to send: the largest text that goes into one segment to the peer.',
    'MAX.SND.WND':
      'The largest window that the peer ever offered. An ACK further back than this is too old.',
    unsent: 'Octets that the application gave and that have not left yet.',
    unread: 'Octets that arrived in order and that the application has not read.',
    closePending: 'The application called CLOSE; the FIN waits for the octets before it.',
    openedBy: 'Whether this end called connect() (active) or was listening (passive).',
    retransmission:
      'Runs while anything is not acknowledged. When it runs out, the oldest segment is sent again. Shown is the time left.',
    'time-wait':
      'Runs in TIME-WAIT: twice the longest life of a segment. Then nothing old is on its way. Shown is the time left.',
  },
  sendSpace: 'Send sequence space',
  receiveSpace: 'Receive sequence space',
  figure3: 'Figure 3',
  figure4: 'Figure 4',
  notYet: 'The SYN of the peer is not here, so no number is expected yet.',
  regions: {
    /** With a place to break it. */
    acknowledged: 'acknow\u00adledged',
    unacknowledged: 'in flight',
    usable: 'may be sent',
    received: 'received',
    open: 'may come',
    beyond: 'not allowed',
  },
  held: (pieces: string) => `Held, since something before it is missing: ${pieces}`,
  heldFin: (seq: string) => `FIN ${seq}`,
  heldMore: (count: string) => `${count} more`,
};

/** What every language says. */
export type VariablesText = typeof variablesEnglish;
