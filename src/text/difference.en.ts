/** What sets two runs apart, in English. */
import type { CauseFacts, ConsequenceFacts, SegmentFacts } from './facts.ts';

/** Hosts that are called after what they do are no names. */
const roles = new Set(['Client', 'Server', 'Attacker', 'Sender', 'Receiver', 'Peer']);
const named = (host: string) => (roles.has(host) ? `the ${host.toLowerCase()}` : host);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const kindOf = ({ kind, flags }: SegmentFacts): string => {
  if (kind === 'data' || kind === 'FIN' || kind === 'RST') return kind;
  return flags === '' ? 'segment without flags' : flags;
};

const badges = { forged: 'forged ', 'old-duplicate': 'old ' } as const;

const noun = (segment: SegmentFacts): string => {
  if (segment.copy) return `copy of the ${kindOf(segment)}`;
  if (segment.badge !== null) return badges[segment.badge] + kindOf(segment);
  if (segment.injected) return `injected ${kindOf(segment)}`;
  return (segment.again ? 'repeated ' : '') + kindOf(segment);
};

/** `an ACK`, `a SYN`, `data`; RST is spelled, FIN and SYN are words. */
const indefinite = (segment: SegmentFacts): string => {
  const words = noun(segment);
  if (words === 'data') return words;
  return /^(?:[aeio]|ACK|RST)/.test(words) ? `an ${words}` : `a ${words}`;
};

const timers: Readonly<Record<string, string>> = {
  retransmission: 'retransmission timer',
  'time-wait': '2 MSL timer',
  'keep-alive': 'keep-alive timer',
  persist: 'persist timer',
  'delayed-ack': 'delayed-ACK timer',
  user: 'user timer',
  'fin-wait-2': 'FIN-WAIT-2 timer',
  send: 'send timer',
};

const hostEvents: Readonly<Record<string, readonly [did: string, didNot: string]>> = {
  crash: ['crashed', 'did not crash'],
  restart: ['started again', 'did not start again'],
  kill: ['lost its process', 'did not lose its process'],
  unplug: ['was unplugged', 'was not unplugged'],
  plug: ['was plugged in again', 'was not plugged in again'],
  release: ['had its segments released', 'did not have its segments released'],
};

/** What happened, and what did not, as a clause. */
const happened = ({ kind, host, act, segment }: CauseFacts): readonly [string, string] => {
  switch (kind) {
    case 'call':
      return [`${named(host)} called \`${act}()\``, `${named(host)} did not call \`${act}()\``];
    case 'timer': {
      const timer = `the ${timers[act] ?? act} of ${named(host)}`;
      return [`${timer} ran out`, `${timer} did not run out`];
    }
    case 'host': {
      const [did, didNot] = hostEvents[act] ?? [act, `no ${act}`];
      return [`${named(host)} ${did}`, `${named(host)} ${didNot}`];
    }
    case 'segment':
      return [`the ${noun(segment)} arrived`, `the ${noun(segment)} did not arrive`];
  }
};

const cause = (facts: CauseFacts): string => {
  const [did, didNot] = happened(facts);
  switch (facts.how) {
    case 'lost':
    case 'gone':
      return didNot;
    case 'damaged':
      return `the ${noun(facts.segment)} arrived damaged`;
    case 'arrived':
      return did;
    case 'added':
      return facts.kind === 'segment' ? `${indefinite(facts.segment)} arrived` : did;
    case 'later':
      return `${did} ${facts.by} later`;
    case 'earlier':
      return `${did} ${facts.by} earlier`;
    case 'other':
      return `${did}, with another outcome`;
  }
};

const sends = (segment: SegmentFacts): string => {
  if (segment.kind === 'none') return '';
  return segment.again
    ? ` and repeats its ${kindOf(segment)}`
    : ` and sends ${indefinite(segment)}`;
};

const consequence = (facts: ConsequenceFacts): string => {
  const { state, from, instead, time } = facts;
  const then = sends(facts.sends);
  if (state !== from) {
    const other = instead === from ? '' : `, not to ${instead}`;
    return `${named(facts.host)} goes to ${state}${other}${then}`;
  }
  const long = time === null ? ' to the end' : ` ${time} longer`;
  return `${named(facts.host)} stays in ${state}${then === '' ? long : then}`;
};

export const differenceEnglish = {
  same: 'Every event of the two runs is the same.',
  sentence: (what: CauseFacts, then: ConsequenceFacts | null, sameStates: boolean): string => {
    const first = capital(cause(what));
    if (then !== null) return `${first}: ${consequence(then)}.`;
    return sameStates ? `${first}: all states stay as they were.` : `${first}.`;
  },
  title: 'Compare two runs',
  with: 'Compare with',
  this: 'This run',
  beforeChange: 'The run before the last change',
  original: 'The original run',
  undone: (number: number, of: number) =>
    of === 1 ? 'The run that was undone' : `Undone run ${String(number)}`,
  catalogue: 'Scenarios',
  leave: 'Leave the comparison',
  first: 'First difference',
  show: 'Go to it',
  shown: 'Which run is shown',
  more: (steps: number) =>
    steps === 1
      ? 'It has 1 step more after this run is over.'
      : `It has ${String(steps)} steps more after this run is over.`,
  running: 'Running…',
  failed: 'This run could not be made.',
};

/** What every language says. */
export type DifferenceText = typeof differenceEnglish;
