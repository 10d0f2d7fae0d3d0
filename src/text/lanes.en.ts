/** What the lanes, the ladder and the table say, in English. */
export const lanesEnglish = {
  lanes: 'Sequence diagram: time runs down, each arrow is a segment',
  now: 'now',
  oneWay: (delay: string) => `one way ${delay}`,
  maximumSegmentLifetime: (time: string) => `MSL ${time}`,
  retransmissionTimeout: (time: string) => `RTO ${time}`,
  timeWaitTimeout: (time: string) => `2 MSL ${time}`,
  wait: (time: string) => `${time} pass`,
  duplicate: 'copy',
  badges: { 'old-duplicate': 'old duplicate', forged: 'forged' },
  /** Short: it stands on the arrow, after a badge. */
  posingAs: (host: string) => `as ${host}`,
  /** Who sent a segment, and whom it names as its source. */
  pretender: (host: string, claimed: string) => `${host} (claims to be ${claimed})`,
  claimsToBe: (host: string) => `claims to be ${host}`,
  /** A host that has no TCP: it may send, but answers nothing. */
  silentHost: (host: string) => `${host} (no answers)`,
  hiddenLabels: (count: number) =>
    count === 1 ? '1 segment without a label' : `${String(count)} segments without a label`,
  folded: (count: number) => `${String(count)} more segments`,
  /** Short: it stands on the arrow. */
  resent: 'resent',
  retransmission: 'retransmission',
  inFlight: 'in flight',
  arrived: 'arrived',
  lost: 'lost',
  held: 'held back',
  corrupted: 'damaged',
  segmentName: (segment: string, from: string, to: string, fate: string) =>
    `${segment}, from ${from} to ${to}: ${fate}`,
  steps: 'Steps',
  runTable: 'The whole run',
  showing: (count: string, of: string) =>
    `${count} of ${of} steps are shown, around the present one`,
  columns: {
    step: 'Step',
    time: 'Time',
    what: 'What happens',
    flags: 'Flags',
    seq: 'SEQ',
    ack: 'ACK',
    len: 'LEN',
    state: (host: string) => `State of ${host}`,
  },
  ladderEvent: 'Segment or event',
  timers: {
    retransmission: 'retransmission timeout',
    'time-wait': '2 MSL timeout',
    reuse: 'TIME-WAIT ends early',
    'keep-alive': 'keep-alive timeout',
    persist: 'persist timeout',
    'delayed-ack': 'delayed-ACK timeout',
    user: 'user timeout',
    'fin-wait-2': 'FIN-WAIT-2 timeout',
    send: 'send timeout',
  },
};

/** What every language says. */
export type LanesText = typeof lanesEnglish;
