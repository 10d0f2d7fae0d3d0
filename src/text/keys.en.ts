/** What the keys do, in English. `keys.zh.ts` has the same lines. */
import type { Lines } from './language.ts';

export const keysEnglish = {
  title: 'Keys',
  key: 'Key',
  does: 'What it does',
  toggle: 'Play or pause',
  next: 'Next step',
  back: 'Previous step',
  first: 'First step',
  last: 'Last step',
  faster: 'Faster',
  slower: 'Slower',
  fullscreen: 'Full screen',
  restart: 'Restart: back to the beginning, and to the original run',
  undo: 'Undo a change to the run',
  redo: 'Redo it',
  control: 'Ctrl/⌘+',
  keys: 'This list',
  close: 'Close what is open, leave the lecture view',
  blank: 'Blank the screen (in a lecture)',
  names: {
    ' ': 'Space',
    ArrowRight: '→',
    ArrowLeft: '←',
    Home: 'Home',
    End: 'End',
    PageDown: 'Page Down',
    PageUp: 'Page Up',
    Escape: 'Esc',
  } as Readonly<Record<string, string>>,
} as const;

export type KeysText = Lines<typeof keysEnglish>;
