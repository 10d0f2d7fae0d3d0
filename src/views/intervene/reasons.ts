/** Why a call is not allowed, in a reader's words. The model's own word stands beside them. */
import type { InterveneText } from '../../text/intervene.ts';
import type { CallOffer, End } from './offers.ts';

export const reasonOf = (
  { call, refused }: CallOffer,
  { off, orphaned, unaccepted, state }: End,
  { off: machineIsOff, why }: InterveneText,
): string => {
  if (off) return machineIsOff;
  switch (refused) {
    case 'connection already exists':
      return why.exists(state);
    case 'connection does not exist':
      return unaccepted ? why.unaccepted : why.nothing;
    case 'remote socket unspecified':
      return why.notOpen;
    case 'connection closing':
      if (orphaned) return why.orphaned;
      return call === 'send' ? why.closed : call === 'receive' ? why.ended : why.closing;
    case 'insufficient resources':
    case null:
      return why.other;
  }
};
