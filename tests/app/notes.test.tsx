import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contradictingNotes, notesToMend, wrongPieces } from '../../src/lessons/notes.ts';

const name = 'tcp-lanes.notes';
const [note, next] = notesToMend;
const [pair] = contradictingNotes;
const wrong = wrongPieces(note!).map(({ id }) => id);

/** The page as it is after it was loaded anew. */
const load = async () => {
  cleanup();
  vi.resetModules();
  const notes = await import('../../src/app/notes.ts');
  const { result } = renderHook(() => notes.useReading());
  return { ...notes, reading: () => result.current };
};

const putRight = ({ press }: Awaited<ReturnType<typeof load>>) =>
  act(() => wrong.forEach((id) => press(note!, id)));

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
});

describe('what was found in the notes', () => {
  it('is there again after the page was loaded anew, and the first open note lies on the top', async () => {
    const before = await load();
    putRight(before);
    act(() => before.choose(pair!, 'b'));
    const after = await load();
    expect(after.isFound(note!, after.reading())).toBe(true);
    expect(after.isFound(next!, after.reading())).toBe(false);
    expect(after.reading()).toEqual({
      at: { notes: 1, pairs: 1 },
      pressed: { [note!.id]: wrong },
      chosen: { [pair!.id]: 'b' },
    });
  });

  it('is kept by ids alone', async () => {
    const before = await load();
    putRight(before);
    act(() => before.choose(pair!, 'a'));
    expect(JSON.parse(localStorage.getItem(name)!)).toEqual({
      pressed: { [note!.id]: wrong },
      chosen: { [pair!.id]: 'a' },
    });
  });

  it.each(['{', '[]', '7', '{"pressed":[1],"chosen":{"D1":"c"}}', '{"pressed":{"N1":"p1"}}'])(
    'is given up where it is not understood: %s',
    async (text) => {
      localStorage.setItem(name, text);
      const { reading } = await load();
      expect(reading().at).toEqual({ notes: 0, pairs: 0 });
      expect(reading().chosen).toEqual({});
    },
  );

  it('is known until the page is closed where nothing may be kept', async () => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    const notes = await load();
    putRight(notes);
    expect(notes.isFound(note!, notes.reading())).toBe(true);
    expect((await load()).reading().pressed).toEqual({});
  });
});
