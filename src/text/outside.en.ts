/** What is said of a change of state that Figure 5 does not draw, in English. */
import type { Lines } from './language.ts';

export const outsideEnglish = {
  change: (host: string, from: string, to: string) =>
    `In this step ${host} goes from ${from} to ${to} by a way that Figure 5 does not draw: `,
  why: {
    reset: 'a reset that is believed ends the connection, in every state.',
    abort: 'an ABORT ends the connection at once, in every state.',
    gaveUp: 'it has tried often enough and gives up.',
    crash: 'the machine has forgotten everything.',
    turned: 'an active OPEN makes a caller of a listener.',
    timer: 'a timer ran out that the figure does not know.',
    reused: 'a new connection takes the place of the old one.',
    other: 'the text of the RFC has it, its figure has not.',
  },
} as const;

export type OutsideText = Lines<typeof outsideEnglish>;
