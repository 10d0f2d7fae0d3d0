import { describe, expect, it } from 'vitest';
import { bindings, commandOf, type Focus, type Mode, type Press } from '../../src/app/keys.ts';

const press = (key: string, change: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  repeat: false,
  ...change,
});
const command = (key: string, focus: Focus = 'other', mode: Mode = 'explore') =>
  commandOf(press(key), focus, mode);

describe('the keys', () => {
  it.each([
    [' ', 'toggle'],
    ['k', 'toggle'],
    ['K', 'toggle'],
    ['ArrowRight', 'next'],
    ['.', 'next'],
    ['PageDown', 'next'],
    ['ArrowLeft', 'back'],
    [',', 'back'],
    ['PageUp', 'back'],
    ['Home', 'first'],
    ['End', 'last'],
    ['<', 'slower'],
    ['>', 'faster'],
    ['f', 'fullscreen'],
    ['r', 'restart'],
    ['?', 'keys'],
    ['Escape', 'close'],
    ['b', null],
    ['x', null],
    ['Tab', null],
  ])('%j means %s', (key, expected) => {
    expect(command(key)).toBe(expected);
  });

  it.each(['b', 'B', '.'])('%j blanks the screen of a lecture', (key) => {
    expect(command(key, 'other', 'lecture')).toBe('blank');
  });

  it('leaves Space to a focused button, and only Space', () => {
    expect(command(' ', 'button')).toBeNull();
    expect(command('k', 'button')).toBe('toggle');
    expect(command('ArrowRight', 'button')).toBe('next');
  });

  it('leaves everything but Esc to a text field', () => {
    expect(['k', ' ', 'ArrowLeft', 'PageDown'].map((key) => command(key, 'text'))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(command('Escape', 'text')).toBe('close');
  });

  it('leaves a choice its arrows, but not the keys of a remote', () => {
    expect(command('ArrowRight', 'choice')).toBeNull();
    expect(command('PageDown', 'choice')).toBe('next');
  });

  it.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])(
    'does nothing with %j',
    (change) => {
      expect(commandOf(press('k', change), 'other', 'explore')).toBeNull();
    },
  );

  it.each([{ ctrlKey: true }, { metaKey: true }])('undoes and redoes with %j', (control) => {
    const z = (change: Partial<Press>, focus: Focus = 'other') =>
      commandOf(press('z', { ...control, ...change }), focus, 'explore');
    expect(z({})).toBe('undo');
    expect(z({ key: 'Z', shiftKey: true })).toBe('redo');
    expect(z({}, 'button')).toBe('undo');
    expect(z({}, 'text')).toBeNull();
    expect(z({ altKey: true })).toBeNull();
    expect(commandOf(press('z'), 'other', 'explore')).toBeNull();
  });

  it('steps on while a key is held, and toggles once', () => {
    expect(commandOf(press('ArrowRight', { repeat: true }), 'other', 'explore')).toBe('next');
    expect(commandOf(press(' ', { repeat: true }), 'other', 'explore')).toBeNull();
  });

  it.each(['explore', 'lecture', 'embed'] as const)('gives each key one meaning in %s', (mode) => {
    const keys = bindings(mode).flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
