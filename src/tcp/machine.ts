/**
 * RFC 9293 Figure 5, one line for each arrow, in the figure's own words.
 *
 * The machine has no context: arithmetic is done before it, in `arrivals.ts`, which turns a segment
 * into the figure's events. Its one action, `snd`, does nothing but name the control that is now
 * owed to the peer.
 */
import { setup, transition, type AnyStateMachine } from 'xstate';
import { states, type State } from './states.ts';

export { states, type State };

/** The words on the arrows of Figure 5. */
export const figure5Events = [
  'passive OPEN',
  'active OPEN',
  'SEND',
  'CLOSE',
  'rcv SYN',
  'rcv SYN,ACK',
  'rcv ACK of SYN',
  'rcv FIN',
  'rcv ACK of FIN',
  'rcv RST',
  'Timeout=2MSL',
] as const;
export type Figure5Event = (typeof figure5Events)[number];

/**
 * What the figure does not draw: the user's ABORT, a valid reset, patience at its end, and what a
 * decision may ask for: TIME-WAIT after a reset (D5), LISTEN after a refusal (D6), an end of
 * FIN-WAIT-2 (D12).
 */
export const outsideEvents = [
  'ABORT',
  'ABORT into TIME-WAIT',
  'reset',
  'refused',
  'give up',
  'Timeout=FIN-WAIT-2',
] as const;
export type OutsideEvent = (typeof outsideEvents)[number];
export type TcpEvent = Figure5Event | OutsideEvent;

/** The control that an arrow makes an end owe. */
export type Control = 'SYN' | 'SYN,ACK' | 'ACK' | 'FIN';

export const isFigure5Event = (event: string): event is Figure5Event =>
  (figure5Events as readonly string[]).includes(event);

const snd = (control: Control) => ({ type: 'snd', params: { control } }) as const;
/** D5: "The side of a connection issuing a reset should enter the TIME-WAIT state". */
const abortIntoTimeWait = { target: 'TIME-WAIT', meta: { clause: 'RFC 9293 3.5.2' } } as const;
const outside = (clause: string) => ({ meta: { clause } });

const tcp = setup({
  types: {
    events: {} as { type: TcpEvent },
    meta: {} as { clause: string },
  },
  actions: { snd: (_, _params: { control: Control }) => undefined },
});

/** Figure 5 itself. */
const figure5 = {
  id: 'tcp',
  initial: 'CLOSED',
  on: {
    ABORT: { target: '.CLOSED', ...outside('RFC 9293 3.10.5') },
    reset: { target: '.CLOSED', ...outside('RFC 9293 3.10.7.4, second') },
    'give up': { target: '.CLOSED', ...outside('RFC 9293 3.8.3') },
  },
  states: {
    CLOSED: {
      on: {
        'passive OPEN': { target: 'LISTEN' },
        'active OPEN': { target: 'SYN-SENT', actions: snd('SYN') },
      },
    },
    LISTEN: {
      on: {
        'rcv SYN': { target: 'SYN-RECEIVED', actions: snd('SYN,ACK') },
        SEND: { target: 'SYN-SENT', actions: snd('SYN') },
        CLOSE: { target: 'CLOSED' },
        'active OPEN': {
          target: 'SYN-SENT',
          actions: snd('SYN'),
          ...outside('RFC 9293 3.10.1, LISTEN'),
        },
        // A reset cannot be meant for a connection that does not exist yet (3.10.7.2, first), and
        // nothing is repeated here, so there is nothing to give up.
        reset: {},
        'give up': {},
      },
    },
    'SYN-SENT': {
      on: {
        'rcv SYN': { target: 'SYN-RECEIVED', actions: snd('SYN,ACK') },
        'rcv SYN,ACK': { target: 'ESTABLISHED', actions: snd('ACK') },
        CLOSE: { target: 'CLOSED' },
        refused: { target: 'LISTEN', ...outside('RFC 9293 3.5.3') },
      },
    },
    'SYN-RECEIVED': {
      on: {
        'ABORT into TIME-WAIT': abortIntoTimeWait,
        'rcv ACK of SYN': { target: 'ESTABLISHED' },
        CLOSE: { target: 'FIN-WAIT-1', actions: snd('FIN') },
        // Note 1 of the figure: only after a passive OPEN; otherwise `arrivals.ts` says `reset`.
        'rcv RST': { target: 'LISTEN' },
        'rcv SYN': { target: 'LISTEN', ...outside('RFC 9293 3.10.7.4, fourth') },
      },
    },
    ESTABLISHED: {
      on: {
        'ABORT into TIME-WAIT': abortIntoTimeWait,
        CLOSE: { target: 'FIN-WAIT-1', actions: snd('FIN') },
        'rcv FIN': { target: 'CLOSE-WAIT', actions: snd('ACK') },
      },
    },
    'FIN-WAIT-1': {
      on: {
        'ABORT into TIME-WAIT': abortIntoTimeWait,
        'rcv ACK of FIN': { target: 'FIN-WAIT-2' },
        'rcv FIN': { target: 'CLOSING', actions: snd('ACK') },
      },
    },
    'FIN-WAIT-2': {
      on: {
        'rcv FIN': { target: 'TIME-WAIT', actions: snd('ACK') },
        'ABORT into TIME-WAIT': abortIntoTimeWait,
        // Nothing that was sent waits for an acknowledgment here; keep-alives may go unanswered.
        'give up': { target: 'CLOSED', ...outside('RFC 9293 3.8.4') },
        // What the RFC does not know (D12): Linux's tcp_fin_timeout.
        'Timeout=FIN-WAIT-2': { target: 'CLOSED', ...outside('tcp(7), tcp_fin_timeout') },
      },
    },
    CLOSING: { on: { 'rcv ACK of FIN': { target: 'TIME-WAIT' } } },
    'CLOSE-WAIT': {
      on: {
        CLOSE: { target: 'LAST-ACK', actions: snd('FIN') },
        'ABORT into TIME-WAIT': abortIntoTimeWait,
      },
    },
    'LAST-ACK': { on: { 'rcv ACK of FIN': { target: 'CLOSED' } } },
    // Nothing that was sent waits for an acknowledgment in TIME-WAIT: nothing to give up.
    'TIME-WAIT': { on: { 'Timeout=2MSL': { target: 'CLOSED' }, 'give up': {} } },
  },
} as const;

export const machine = tcp.createMachine(figure5);

/** Machines that are not TCP: each lacks what a lesson wants to be missed. */
export const fictions = ['two-way-handshake', 'time-wait-off'] as const;
export type Fiction = (typeof fictions)[number];

const { states: drawn } = figure5;

/** A fiction spreads the figure's config with an arrow changed. */
const fictional = {
  'two-way-handshake': tcp.createMachine({
    ...figure5,
    states: {
      ...drawn,
      LISTEN: {
        on: { ...drawn.LISTEN.on, 'rcv SYN': { target: 'ESTABLISHED', actions: snd('SYN,ACK') } },
      },
      'SYN-SENT': { on: { ...drawn['SYN-SENT'].on, 'rcv SYN,ACK': { target: 'ESTABLISHED' } } },
    },
  }),
  'time-wait-off': tcp.createMachine({
    ...figure5,
    states: {
      ...drawn,
      'FIN-WAIT-2': {
        on: { ...drawn['FIN-WAIT-2'].on, 'rcv FIN': { target: 'CLOSED', actions: snd('ACK') } },
      },
      CLOSING: { on: { 'rcv ACK of FIN': { target: 'CLOSED' } } },
    },
  }),
} satisfies Record<Fiction, AnyStateMachine>;

/** The states and events of a fiction are the figure's, so it is a machine of the same type. */
const machineOf = (fiction: Fiction | null): typeof machine =>
  fiction === null ? machine : fictional[fiction];

export interface Step {
  readonly state: State;
  /** The control that the taken arrow makes this end owe, or null. */
  readonly owed: Control | null;
  /** False where the figure has no arrow for the event: the state stays. */
  readonly taken: boolean;
}

const memory = new Map<string, Step>();

const takeStep = (within: typeof machine, state: State, event: TcpEvent): Step => {
  const before = within.resolveState({ value: state });
  const [after, actions] = transition(within, before, { type: event });
  const params = actions.find((action) => action.type === 'snd')?.params as
    { control: Control } | undefined;
  return {
    state: after.value,
    owed: params?.control ?? null,
    taken: after !== before,
  };
};

/** One event given to the machine in a state. A pure function of names, so it is remembered. */
export const step = (state: State, event: TcpEvent, fiction: Fiction | null = null): Step => {
  const key = `${state}/${event}/${fiction ?? ''}`;
  const known = memory.get(key) ?? takeStep(machineOf(fiction), state, event);
  memory.set(key, known);
  return known;
};
