/** What is said where a reader acts on a run, in English. `intervene.zh.ts` has the same lines. */

import type { Lines } from './language.ts';

export const interveneEnglish = {
  segment: {
    title: (flags: string, from: string, to: string) =>
      `${flags} from ${from} to ${to}, on its way`,
    drop: 'Drop',
    duplicate: 'Duplicate',
    delay: 'Delay',
    delayBy: 'Delay by, in seconds',
    seconds: 's',
    hold: 'Hold',
    release: 'Release',
    corrupt: 'Corrupt',
    go: 'Go to its arrival',
    never: 'It never arrives in this run.',
    held: 'The link holds it.',
    why: {
      injected: 'It was put on the link by hand: the link does nothing to it.',
      copy: 'It is a copy that the link made. Faults choose what an end sent.',
      arriving: 'It arrives at this very moment. Go back a step to catch it.',
      held: 'The link holds it: release it first.',
      released: 'The link has held it and let it go: that is all it does to a segment.',
      notHeld: 'The link does not hold it.',
    },
  },
  after: {
    label: 'After',
    unit: 's',
    now: 'Now, in the instant of this step.',
    then: (state: string) => `Later than this step. This end is then in ${state}.`,
    wrong: 'Write seconds: 0 or more.',
  },
  link: 'Link',
  inject: 'Put a segment on the link…',
  injectSays: 'A forged or an old segment towards this end',
  calls: 'Calls',
  callsOf: (host: string) => `Calls and machine of ${host}`,
  more: 'More',
  machine: 'Machine',
  says: {
    listen: 'Wait for a connection (passive OPEN)',
    connect: 'Call the other end (active OPEN)',
    send: 'Give text to be sent (SEND)',
    receive: 'Read what has arrived (RECEIVE)',
    shutdown: 'Nothing more to send (CLOSE)',
    close: 'Close the socket (CLOSE)',
    abort: 'Reset the connection (ABORT)',
  },
  text: 'Text to send',
  example: 'hello',
  send: 'Send',
  refused: (call: string) => `${call} is not allowed now`,
  off: 'This machine is off.',
  why: {
    exists: (state: string) => `There is a connection already: it is in ${state}.`,
    nothing: 'There is no connection: nothing is open.',
    notOpen: 'Connection not open yet: nobody has called, so there is nobody to send to.',
    closed: 'This end has closed: it has nothing more to send.',
    closing: 'This end is closing already.',
    ended: 'The other end has closed, and everything has been read.',
    other: 'The state does not allow it.',
  },
  error: (words: string) => `Error: ${words}`,
  events: {
    crash: 'Crash',
    restart: 'Restart',
    unplug: 'Unplug',
    plug: 'Plug in',
  },
  eventsSay: {
    crash: 'The machine forgets everything and is silent.',
    restart: 'The machine starts again and knows of nothing.',
    unplug: 'Take the cable out: nothing comes and nothing goes.',
    plug: 'Put the cable back.',
  },
  close: 'Close',
  copy: {
    badge: 'My copy',
    changes: (count: number) => (count === 1 ? '1 change' : `${count} changes`),
    hint: 'You changed this run. The original is untouched; Restart (↺) brings it back.',
    undo: 'Undo',
    redo: 'Redo',
  },
} as const;

export type InterveneText = Lines<typeof interveneEnglish>;
