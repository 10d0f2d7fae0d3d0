/** The states as people and files spell them. */
import { states, type State } from '../tcp/machine.ts';

/** Other spellings of the states, as netstat, ss and old texts have them. */
const aliases: Readonly<Record<string, State>> = {
  CLOSE: 'CLOSED',
  'SYN-RCVD': 'SYN-RECEIVED',
  'SYN-RECV': 'SYN-RECEIVED',
  ESTAB: 'ESTABLISHED',
  'FIN-WAIT1': 'FIN-WAIT-1',
  'FIN-WAIT2': 'FIN-WAIT-2',
};

/** The state that a person or a file means, or undefined. */
export const stateNamed = (name: string): State | undefined => {
  const plain = name.trim().toUpperCase().replaceAll('_', '-');
  return states.find((state) => state === plain) ?? aliases[plain];
};
