/** Reads the keys of the page. */
import { useEffect, useEffectEvent } from 'react';
import { commandOf, type Command, type Focus, type Mode } from './keys.ts';

/** What the focus is on, as far as keys are concerned. */
export const focusOf = (element: Element | null): Focus => {
  if (element === null) return 'other';
  if (element.matches('input:not([type=range], [type=radio]), textarea, [contenteditable]'))
    return 'text';
  if (element.matches('select, [role=tab], [type=radio]')) return 'choice';
  return element.matches('button, a, summary') ? 'button' : 'other';
};

export const useKeys = (
  enabled: boolean,
  mode: Mode,
  onCommand: (command: Command) => void,
): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    // What is open over the page has the keyboard to itself.
    if (document.querySelector('dialog[open], [popover]') !== null) return;
    const command = commandOf(event, focusOf(document.activeElement), mode);
    if (command === null) return;
    event.preventDefault();
    onCommand(command);
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent) => {
      press(event);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [enabled]);
};
