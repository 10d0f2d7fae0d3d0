/**
 * The keys of the player as a table. What a key means depends only on the key, on where the focus
 * is and on the layout, so it is a pure function.
 */

export type Command =
  | 'toggle'
  | 'next'
  | 'back'
  | 'first'
  | 'last'
  | 'faster'
  | 'slower'
  | 'fullscreen'
  | 'restart'
  | 'undo'
  | 'redo'
  | 'keys'
  | 'blank'
  | 'close';

export interface Binding {
  readonly keys: readonly string[];
  /** Pressed together with Control, or with Command where that is the key for it. */
  readonly control?: true;
  readonly command: Command;
}

const everywhere: readonly Binding[] = [
  { keys: [' ', 'K'], command: 'toggle' },
  { keys: ['ArrowRight', 'PageDown', '.'], command: 'next' },
  { keys: ['ArrowLeft', 'PageUp', ','], command: 'back' },
  { keys: ['Home'], command: 'first' },
  { keys: ['End'], command: 'last' },
  { keys: ['>'], command: 'faster' },
  { keys: ['<'], command: 'slower' },
  { keys: ['F'], command: 'fullscreen' },
  { keys: ['R'], command: 'restart' },
  { keys: ['Z'], control: true, command: 'undo' },
  { keys: ['Shift+Z'], control: true, command: 'redo' },
  { keys: ['?'], command: 'keys' },
  { keys: ['Escape'], command: 'close' },
];

/** A presenter's remote sends a full stop for its blank button. */
const inLecture: readonly Binding[] = [{ keys: ['B', '.'], command: 'blank' }];

export type Mode = 'explore' | 'lecture' | 'embed';

/** What has the focus: text is typed, a choice uses the arrows itself, a button takes Space. */
export type Focus = 'text' | 'choice' | 'button' | 'other';

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** An input method is composing a character. */
  readonly isComposing: boolean;
  readonly repeat: boolean;
}

const spelled = (key: string) => (key.length === 1 ? key.toUpperCase() : key);

/** The keys that act in a layout; where a key has two meanings, the layout's own comes first. */
export const bindings = (mode: Mode): readonly Binding[] => {
  const own = mode === 'lecture' ? inLecture : [];
  const taken = new Set(own.flatMap(({ keys }) => keys));
  return [
    ...everywhere.map((binding) => ({
      ...binding,
      keys: binding.keys.filter((key) => !taken.has(key)),
    })),
    ...own,
  ];
};

/** Holding a key down steps on and on; holding another must not flicker. */
const mayRepeat: ReadonlySet<Command> = new Set<Command>(['next', 'back', 'undo', 'redo']);

const isTakenByFocus = (key: string, control: boolean, focus: Focus): boolean => {
  if (key === 'Escape') return false;
  if (focus === 'text') return true;
  if (control) return false;
  if (focus === 'choice') return !['PageDown', 'PageUp'].includes(key);
  return focus === 'button' && key === ' ';
};

/** With Control a letter is the same with Shift and without, so Shift is spelled out. */
const spelledOut = ({ key, shiftKey }: Press, control: boolean): string =>
  (control && shiftKey ? 'Shift+' : '') + spelled(key);

/** The command of a key press, or null where it is none of ours. */
export const commandOf = (press: Press, focus: Focus, mode: Mode): Command | null => {
  const control = press.ctrlKey || press.metaKey;
  if (press.altKey || press.isComposing) return null;
  if (isTakenByFocus(press.key, control, focus)) return null;
  const key = spelledOut(press, control);
  const isPressed = (binding: Binding) =>
    (binding.control ?? false) === control && binding.keys.includes(key);
  const command = bindings(mode).find(isPressed)?.command ?? null;
  return command !== null && press.repeat && !mayRepeat.has(command) ? null : command;
};
