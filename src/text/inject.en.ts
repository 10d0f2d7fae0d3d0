/** What the form says with which a segment is put on the link by hand, in English. */
import type { Lines } from './language.ts';

export const injectEnglish = {
  title: (host: string) => `Put a segment on the link to ${host}`,
  aim: (host: string, state: string) => `${host} is in ${state}.`,
  noNumbers: 'It expects no number yet, so there is no window to aim at.',
  presets: {
    label: 'Fill in',
    rstExact: 'RST exactly at RCV.NXT',
    rstInside: 'RST inside the window',
    rstBelow: 'RST one below the window',
    oldSyn: 'Old SYN',
    newSyn: 'SYN of a new connection',
    data: 'Data in order',
  },
  notNow: 'This end expects no such number in this state.',
  flags: 'Flags',
  fields: {
    seq: 'Sequence number',
    ack: 'Acknowledgment number',
    from: 'It says it is from',
    fromPort: 'Port it says it is from',
    to: 'To',
    toPort: 'Port it goes to',
    sender: 'Really sent by',
    badge: 'Shown as',
    window: 'Window',
    length: 'Octets of text',
    text: 'Text',
  },
  port: 'port',
  telling: 'Telling values',
  own: 'a number of your own',
  seqs: {
    exact: 'exactly RCV.NXT',
    below: 'RCV.NXT − 1: one below the window',
    inside: 'inside the window',
    last: 'the last in the window',
    beyond: 'one beyond the window',
    oldSyn: 'an old SYN',
    newSyn: 'a new connection',
  },
  acks: {
    right: 'SND.NXT: all that was sent',
    tooHigh: 'SND.NXT + 1: never sent',
    old: 'SND.UNA − 1: acknowledged long ago',
    tooOld: 'older than any window offered',
  },
  badges: { forged: 'forged', 'old-duplicate': 'an old duplicate' },
  stranger: 'Attacker',
  relative: 'Numbers count from each end’s initial one, as on the page.',
  problems: {
    number: (highest: string) => `A whole number from 0 to ${highest}.`,
    tooLong: (most: string) => `At most ${most} octets.`,
    same: 'No end sends to itself: choose another one.',
  },
  preview: {
    label: 'On the link',
    way: (from: string, to: string) => `from ${from} to ${to}`,
    really: (sender: string) => `really from ${sender}`,
    times: (leaves: string, arrives: string) => `leaves at ${leaves}, arrives at ${arrives}`,
    wrong: 'Something is still wrong above.',
  },
  put: 'Put it on the link',
} as const;

export type InjectText = Lines<typeof injectEnglish>;
