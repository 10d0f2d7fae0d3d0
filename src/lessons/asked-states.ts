/** "In which state is this end then?" */
import type { State } from '../tcp/machine.ts';
import type { AskedText } from '../text/asked.en.ts';
import {
  both,
  clauses,
  optionsFrom,
  reason,
  type Draft,
  type Scene,
  type Why,
} from './asked-scene.ts';

type Fact = keyof AskedText['state']['has'];

/** What has happened at an end in each state (3.3.2). `first`: it closed before the other's FIN came. */
const factsOf: Readonly<Record<Exclude<State, 'CLOSED'>, readonly Fact[]>> = {
  LISTEN: [],
  'SYN-SENT': ['synSent'],
  'SYN-RECEIVED': ['synSent', 'peerSyn'],
  ESTABLISHED: ['synSent', 'peerSyn', 'synAcked'],
  'FIN-WAIT-1': ['synSent', 'peerSyn', 'synAcked', 'closed', 'first'],
  'FIN-WAIT-2': ['synSent', 'peerSyn', 'synAcked', 'closed', 'finAcked', 'first'],
  'CLOSE-WAIT': ['synSent', 'peerSyn', 'synAcked', 'peerFin'],
  CLOSING: ['synSent', 'peerSyn', 'synAcked', 'closed', 'peerFin', 'first'],
  'LAST-ACK': ['synSent', 'peerSyn', 'synAcked', 'closed', 'peerFin'],
  'TIME-WAIT': ['synSent', 'peerSyn', 'synAcked', 'closed', 'finAcked', 'peerFin', 'first'],
};
/** After the ACK of the last FIN there is no state any more, but all has happened. */
const afterLastAck: readonly Fact[] = [...factsOf['LAST-ACK'], 'finAcked'];

/** The fact that is told first where two states differ in several. */
const inOrder: readonly Fact[] = [
  ...(['peerFin', 'closed', 'finAcked', 'synAcked', 'peerSyn', 'synSent', 'first'] as const),
];

const difference = (state: Exclude<State, 'CLOSED'>, facts: readonly Fact[]): Why | null => {
  const own = factsOf[state];
  const fact = inOrder.find((one) => own.includes(one) !== facts.includes(one));
  if (fact === undefined) return null;
  return reason(
    (text) =>
      text.state.means(state, (own.includes(fact) ? text.state.has : text.state.hasNot)[fact]),
    clauses.states,
  );
};

type RightState = keyof AskedText['state']['right'];

/** Why it comes to this state, by where it comes from. */
const changes: Readonly<Partial<Record<State, Partial<Record<State, RightState>>>>> = {
  CLOSED: { LISTEN: 'listen', 'SYN-SENT': 'connect', 'SYN-RECEIVED': 'synReceived' },
  LISTEN: { 'SYN-RECEIVED': 'synReceived' },
  'SYN-SENT': { ESTABLISHED: 'established', 'SYN-RECEIVED': 'synReceived' },
  'SYN-RECEIVED': { ESTABLISHED: 'established' },
  ESTABLISHED: { 'FIN-WAIT-1': 'finWait1', 'CLOSE-WAIT': 'closeWait' },
  'FIN-WAIT-1': { 'FIN-WAIT-2': 'finWait2', CLOSING: 'closing', 'TIME-WAIT': 'timeWait' },
  'FIN-WAIT-2': { 'TIME-WAIT': 'timeWait' },
  CLOSING: { 'TIME-WAIT': 'timeWait' },
  'CLOSE-WAIT': { 'LAST-ACK': 'lastAck' },
};

const isReset = ({ arriving }: Scene): boolean => arriving?.flags.includes('RST') === true;

const isAbort = ({ event, sent }: Scene): boolean =>
  event.kind === 'call' && sent.some(({ flags }) => flags.includes('RST'));

/** What is right, and what its being right makes wrong. */
interface Verdict {
  readonly right: RightState;
  readonly wrong: Readonly<Record<string, Why | null>>;
}

const among = (
  tempting: readonly Exclude<State, 'CLOSED'>[],
  facts: readonly Fact[],
): Verdict['wrong'] =>
  Object.fromEntries(tempting.map((state) => [state, difference(state, facts)]));

const deleted = ({ event: { before } }: Scene, right: 'reset' | 'aborted'): Verdict => ({
  right,
  wrong: {
    [before]: reason(({ state }) => state.afterReset.stays, clauses.resetTaken),
    'TIME-WAIT': reason(({ state }) => state.afterReset.timeWait, clauses.resetTaken),
    'CLOSE-WAIT':
      before === 'CLOSE-WAIT'
        ? reason(({ state }) => state.afterReset.stays, clauses.resetTaken)
        : ['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'].includes(before)
          ? reason(({ state }) => state.afterReset.closeWait, clauses.states)
          : null,
  },
});

const toClosed = (scene: Scene): Verdict | null => {
  const { event, arriving } = scene;
  if (event.before === 'TIME-WAIT' && event.kind === 'timer') {
    if (event.rules.includes('rfc9293:3.6.1/reuse')) return null;
    return {
      right: 'over',
      wrong: {
        'TIME-WAIT': reason(({ state }) => state.isOver, clauses.timeouts),
        LISTEN: reason(({ state }) => state.onlyPassive, clauses.open),
        'FIN-WAIT-2': difference('FIN-WAIT-2', factsOf['TIME-WAIT']),
      },
    };
  }
  if (isReset(scene)) return deleted(scene, 'reset');
  if (isAbort(scene)) return deleted(scene, 'aborted');
  if (event.before !== 'LAST-ACK' || arriving === null) return null;
  return { right: 'closed', wrong: among(['LAST-ACK', 'TIME-WAIT', 'CLOSE-WAIT'], afterLastAck) };
};

/** States that are near enough to be taken for the right one. */
const near: Readonly<Record<Exclude<State, 'CLOSED'>, readonly Exclude<State, 'CLOSED'>[]>> = {
  LISTEN: ['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'],
  'SYN-SENT': ['SYN-RECEIVED', 'LISTEN', 'ESTABLISHED'],
  'SYN-RECEIVED': ['ESTABLISHED', 'SYN-SENT', 'LISTEN'],
  ESTABLISHED: ['SYN-RECEIVED', 'SYN-SENT', 'CLOSE-WAIT'],
  'FIN-WAIT-1': ['FIN-WAIT-2', 'CLOSE-WAIT', 'LAST-ACK'],
  'FIN-WAIT-2': ['TIME-WAIT', 'CLOSING', 'CLOSE-WAIT'],
  'CLOSE-WAIT': ['LAST-ACK', 'FIN-WAIT-1', 'TIME-WAIT'],
  CLOSING: ['TIME-WAIT', 'CLOSE-WAIT', 'FIN-WAIT-2'],
  'LAST-ACK': ['CLOSE-WAIT', 'TIME-WAIT', 'CLOSING'],
  'TIME-WAIT': ['CLOSING', 'FIN-WAIT-2', 'LAST-ACK'],
};

const toState = ({ event: { before, after } }: Scene): Verdict | null => {
  const right = changes[before]?.[after];
  if (right === undefined || after === 'CLOSED') return null;
  return { right, wrong: among(near[after], factsOf[after]) };
};

/** What is refused changes nothing, though it looks as if it must. */
const unchanged = ({ event, arriving }: Scene): Verdict | null => {
  if (event.kind !== 'arrival' || event.accepted || event.before === 'CLOSED') return null;
  const tempts = arriving?.flags.some((flag) => flag !== 'ACK' && flag !== 'PSH') === true;
  if (!tempts || event.before === 'LISTEN') return null;
  return {
    right: 'stays',
    wrong: {
      CLOSED: reason(({ state }) => state.noReset, clauses.otherArrival),
      ...among(near[event.before].slice(0, 2), factsOf[event.before]),
    },
  };
};

const verdictOf = (scene: Scene): Verdict | null => {
  const { before, after } = scene.event;
  if (before === after) return unchanged(scene);
  return after === 'CLOSED' ? toClosed(scene) : toState(scene);
};

export const askState = (scene: Scene): Draft | null => {
  const { event, at, told } = scene;
  // As long as a FIN waits for data, a state says less than it means.
  if (event.socket === null || event.tcb?.closePending === true) return null;
  const verdict = verdictOf(scene);
  return (
    verdict && {
      question: both((text, language) => text.question.state(told[language])),
      ask: { of: 'state', socket: event.socket, at },
      right: reason(({ state }) => state.right[verdict.right], clauses.states),
      wrong: optionsFrom(verdict.wrong).filter(({ is }) => is !== event.after),
    }
  );
};
