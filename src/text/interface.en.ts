/** The words of the interface itself, in English. `interface.zh.ts` has the same lines. */

import type { Lines } from './language.ts';

export const english = {
  product: 'TCP Lanes',
  skip: 'Skip to the lanes',
  otherLanguage: '中文',
  switchLanguage: 'Show in Chinese (中文)',
  theme: {
    label: (now: string) => `Theme: ${now}`,
    auto: 'as the system',
    light: 'light',
    dark: 'dark',
  },
  lecture: 'Lecture',
  leaveLecture: 'Leave lecture',
  blank: 'The screen is blank. Press B to go on.',
  open: 'Open…',
  openHint: 'Open a scenario file',
  conditions: 'Conditions',
  explore: 'Explore…',
  reference: 'Reference',
  compare: 'Compare',
  compareHint: 'See this run beside another one',
  share: 'Share',
  dropHere: 'Drop a scenario file to run it',
  openFullPage: 'Open',
  openFullPageHint: 'Open this run in the full page, in a new tab',
  restart: 'Restart',
  restartHint: 'Back to the beginning, and to the original run',
  keysButton: 'Keys',
  close: 'Close',
  dismiss: 'Dismiss',
  scenarios: 'Scenarios',
  ownScenario: 'Own file',
  myCopy: (title: string) => `${title} (my copy)`,
  groups: {
    sandbox: 'Your own',
    open: 'Open',
    close: 'Close',
    transfer: 'Transfer',
    http: 'HTTP on TCP',
    failure: 'Failure',
    attack: 'Attack',
    fiction: 'What if? (not TCP)',
  },
  fiction: 'Not TCP',
  explanation: 'What happens',
  hints: {
    keyOrButton: 'Press → or › to take the first step.',
    key: 'Press → to take the first step.',
    button: 'Press › to take the first step.',
    empty:
      'Nothing happens here by itself. Press listen() at one end, then connect() at the other; ⋯ has all calls.',
  },
  details: 'Details',
  lists: { label: 'What is listed', course: 'Course', runs: 'All runs' },
  panels: {
    lesson: 'Lesson',
    states: 'States',
    variables: 'Variables',
    segment: 'Segment',
    mermaid: 'Mermaid',
  },
  states: {
    title: 'State diagram of RFC 9293, Figure 5',
    note: 'Drawn from the machine. Bold arrows were taken in this run.',
    noteLast: 'The last one taken is marked.',
    on: (name: string, state: string) => `${name} is in ${state}.`,
  },
  mermaid: {
    run: 'The run so far',
    machine: 'The machine',
    picture: (of: string) => `${of}, drawn by Mermaid`,
    text: (of: string) => `${of}, as Mermaid text`,
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Could not copy. Select the text and copy it.',
    loading: 'Drawing…',
    failed: 'Mermaid could not draw this. Its text is below.',
    long: (shown: number, all: number) =>
      `Shown here: the last ${shown} of ${all} steps. Copy takes all of them.`,
  },
  controls: {
    label: 'Playback',
    first: 'First step',
    back: 'Previous step',
    play: 'Play',
    pause: 'Pause',
    next: 'Next step',
    last: 'Last step',
    scrubber: 'Position in the run',
    position: (step: number, all: number) => `Step ${step} of ${all}`,
    speed: 'Speed',
    predict: 'Predict',
    time: 'Simulated time',
  },
  running: 'Running…',
  runningSoFar: (events: number) => `Running… ${events} events so far`,
  notices: {
    limit: (events: number) =>
      `This run was stopped after ${events} events, the most that this page makes of one. The command line makes longer ones.`,
    refused: (file: string) => `${file} cannot be run. `,
    tooLarge: (limit: string) => `It is larger than ${limit}.`,
    unreadable: 'It could not be read.',
    badLink:
      'This address holds a run that is unknown or cannot be read. Shown instead: the handshake.',
    failed: 'The run failed: ',
    unusedFaults: (count: number) =>
      count === 1
        ? 'One fault of this scenario never fired.'
        : `${count} faults of this scenario never fired.`,
  },
  broken: {
    title: 'Something went wrong on this page.',
    what: 'The run itself is safe in the address. Loading the page again shows it.',
    again: 'Load again',
    start: 'Start with the handshake',
    detail: 'What the browser said',
  },
} as const;

export type InterfaceText = Lines<typeof english>;
