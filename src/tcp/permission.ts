/**
 * Which user calls a state allows, and the RFC's own words for those that it does not (3.10.1 to
 * 3.10.6). The calls ask here, and so does whoever offers them to a person.
 */
import type { State } from './machine.ts';
import type { RuleId } from './rules.ts';

export type CallName =
  'passive OPEN' | 'active OPEN' | 'SEND' | 'RECEIVE' | 'CLOSE' | 'close' | 'ABORT' | 'STATUS';

export type Refusal =
  | 'connection already exists'
  | 'connection does not exist'
  | 'connection closing'
  | 'remote socket unspecified'
  | 'insufficient resources';

/** What of an end decides about a call. */
export interface Standing {
  readonly state: State;
  /** CLOSE was called, and its FIN waits for text before it. */
  readonly closePending: boolean;
  /** Octets that arrived in order and that the user has not read. */
  readonly unread: number;
  /** The user has called `close()`: it can neither send nor read any more. */
  readonly orphaned?: boolean;
  /** The passive OPEN named a remote socket. */
  readonly remoteSpecified: boolean;
}

export const clauseOfCall = {
  'passive OPEN': 'rfc9293:3.10.1',
  'active OPEN': 'rfc9293:3.10.1',
  SEND: 'rfc9293:3.10.2',
  RECEIVE: 'rfc9293:3.10.3',
  CLOSE: 'rfc9293:3.10.4',
  close: 'rfc9293:3.10.4',
  ABORT: 'rfc9293:3.10.5',
  STATUS: 'rfc9293:3.10.6',
} as const satisfies Record<CallName, RuleId>;

const ourFinWasAskedFor: readonly State[] = [
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
];
/** Our FIN has been asked for, and left unless text is before it. */
export const finWasAskedFor = (state: State): boolean => ourFinWasAskedFor.includes(state);

const nothingMoreComes: readonly State[] = ['CLOSING', 'LAST-ACK', 'TIME-WAIT'];

/** Calls that only a user can make who still has the connection. */
const needsUser: readonly CallName[] = ['SEND', 'RECEIVE', 'CLOSE', 'close'];

const ofOpenConnection = (call: CallName, standing: Standing): Refusal | null => {
  const { state, closePending, unread, remoteSpecified } = standing;
  if (standing.orphaned === true && needsUser.includes(call)) return 'connection closing';
  switch (call) {
    case 'passive OPEN':
      return 'connection already exists';
    case 'active OPEN':
      return state === 'LISTEN' ? null : 'connection already exists';
    case 'SEND':
      if (state === 'LISTEN' && !remoteSpecified) return 'remote socket unspecified';
      return closePending || ourFinWasAskedFor.includes(state) ? 'connection closing' : null;
    case 'RECEIVE':
      if (state === 'CLOSE-WAIT' && unread === 0) return 'connection closing';
      return nothingMoreComes.includes(state) ? 'connection closing' : null;
    case 'CLOSE':
      return closePending || ourFinWasAskedFor.includes(state) ? 'connection closing' : null;
    case 'close':
    case 'ABORT':
    case 'STATUS':
      return null;
  }
};

/** Why the call would be refused, or null where it is allowed. */
export const refusal = (call: CallName, standing: Standing): Refusal | null => {
  if (standing.state !== 'CLOSED') return ofOpenConnection(call, standing);
  return call === 'passive OPEN' || call === 'active OPEN' ? null : 'connection does not exist';
};
