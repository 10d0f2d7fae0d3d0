/**
 * The phase of a state or of a segment. A phase has a colour and always a word beside it: the
 * colour is the same for all states of one part of a connection's life.
 */
import type { State } from '../tcp/machine.ts';
import type { Flag } from '../tcp/segment.ts';

export const phases = [
  'closed',
  'listen',
  'opening',
  'open',
  'closing-active',
  'closing-passive',
  'waiting',
  'reset',
] as const;
export type Phase = (typeof phases)[number];

const ofState: Record<State, Phase> = {
  CLOSED: 'closed',
  LISTEN: 'listen',
  'SYN-SENT': 'opening',
  'SYN-RECEIVED': 'opening',
  ESTABLISHED: 'open',
  'FIN-WAIT-1': 'closing-active',
  'FIN-WAIT-2': 'closing-active',
  CLOSING: 'closing-active',
  'CLOSE-WAIT': 'closing-passive',
  'LAST-ACK': 'closing-passive',
  'TIME-WAIT': 'waiting',
};

export const statePhase = (state: State): Phase => ofState[state];

/** What a segment does to a connection: its most telling part decides. */
export const segmentPhase = (segment: {
  readonly flags: readonly Flag[];
  readonly length: number;
}): Phase => {
  const has = (flag: Flag) => segment.flags.includes(flag);
  if (has('RST')) return 'reset';
  if (has('SYN')) return 'opening';
  if (has('FIN')) return 'closing-active';
  return segment.length > 0 ? 'open' : 'closed';
};

export type Theme = 'light' | 'dark' | 'lectureLight';

/** The colours of the phases, and of what surrounds them. */
export interface Palette extends Readonly<Record<Phase, string>> {
  readonly muted: string;
  readonly background: string;
  readonly surface: string;
  readonly line: string;
  readonly ink: string;
  /** Text on a filled phase colour. */
  readonly onPhase: string;
}

const light: Palette = {
  closed: '#5f6875',
  listen: '#3c6c8f',
  opening: '#2459c8',
  open: '#0b7a5f',
  'closing-active': '#b04a06',
  'closing-passive': '#7a42c0',
  waiting: '#806000',
  reset: '#c4242f',
  muted: '#566170',
  background: '#f6f7f9',
  surface: '#ffffff',
  line: '#e2e6ec',
  ink: '#16191d',
  onPhase: '#ffffff',
};

const dark: Palette = {
  closed: '#9aa4b2',
  listen: '#6fa8cf',
  opening: '#7aa7ff',
  open: '#35c39b',
  'closing-active': '#f08a3c',
  'closing-passive': '#b68af5',
  waiting: '#e0b23c',
  reset: '#ff7b81',
  muted: '#9aa4b2',
  background: '#0d1117',
  surface: '#161b22',
  line: '#2b323c',
  ink: '#f0f3f6',
  onPhase: '#0d1117',
};

/** A projector washes colours out, so a lecture's light theme has darker ones (7:1). */
const lectureLight: Palette = {
  ...light,
  closed: '#454d58',
  listen: '#1f4f70',
  opening: '#163f95',
  open: '#06553f',
  'closing-active': '#7a3200',
  'closing-passive': '#57279a',
  waiting: '#5a4300',
  reset: '#971620',
  muted: '#3d4652',
};

export const palettes: Readonly<Record<Theme, Palette>> = { light, dark, lectureLight };
