/** The words of the exploration: every interleaving of a small scenario. */
export const english = {
  title: 'Explore every order of events',
  intro:
    'The network may lose, copy or hold back a segment, and both programs may call when they like. Every order is tried once, on the real machine.',
  whyNotTwo: 'Why not two steps?',
  whyNotTwoHint: 'The fiction in which a SYN is believed at once: watch what it finds.',
  thisRun: 'This scenario',
  thisRunHint: 'Its calls at any moment, one loss and one copy.',
  handshake: 'A handshake and a close',
  handshakeHint: 'With two losses and one copy.',
  start: 'Explore',
  cancel: 'Cancel',
  progress: (visited: string, queued: string) => `${visited} situations visited, ${queued} known`,
  done: (visited: string, perSecond: string) =>
    `${visited} situations visited, ${perSecond} a second.`,
  incomplete: 'That is the limit: not every situation was visited.',
  nothing: 'Nothing bad found: no deadlock, nothing delivered wrongly, no connection without end.',
  found: 'Found',
  times: (times: string) => `in ${times} situations`,
  play: 'Play it',
  legal: 'the RFC allows it',
  failed: 'The exploration could not run here.',
  kinds: {
    deadlock: 'A deadlock',
    ghost: 'A ghost connection',
    'wrong delivery': 'Wrong delivery',
    'reset without cause': 'A reset without cause',
    'given up in vain': 'Given up in vain',
    'no end': 'An exchange without end',
    'half-open': 'A half-open connection',
    'time-wait cut short': 'TIME-WAIT cut short',
  },
} as const;
