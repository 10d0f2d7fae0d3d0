/** Where in the text of a scenario an error lies: the line that a parser or a path speaks of. */

/** As an editor counts: from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The same as a number of characters from the beginning. */
  readonly offset: number;
}

const placeAt = (text: string, offset: number): Place => {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset };
};

type Key = string | number;

/** A list or an object that the reading is inside of, and where in it. */
interface Level {
  readonly isList: boolean;
  key: Key;
}

type Expected = 'value' | 'item' | 'member' | 'key' | 'colon' | 'next' | 'end';

const tokens =
  /(?<string>"[^"\\\0-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\0-\x1f]*)*")|(?<scalar>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|[[\]{}:,]/y;
const space = /[ \t\n\r]*/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Goes through JSON without recursion, since text from outside may be nested as deep as it likes. */
class Reading {
  readonly levels: Level[] = [];
  expected: Expected = 'value';
  readonly #visit: (levels: readonly Level[], offset: number) => void;

  constructor(visit: (levels: readonly Level[], offset: number) => void) {
    this.#visit = visit;
  }

  /** Takes a token; false where it has no business there. */
  take(symbol: string, kind: 'string' | 'scalar' | 'sign', offset: number): boolean {
    const level = this.levels.at(-1);
    switch (this.expected) {
      case 'value':
      case 'item':
        if (symbol === ']' && this.expected === 'item') return this.#close();
        return this.#value(symbol, kind, offset);
      case 'member':
      case 'key':
        if (symbol === '}' && this.expected === 'member') return this.#close();
        if (kind !== 'string' || level === undefined) return false;
        level.key = JSON.parse(symbol) as string;
        this.#visit(this.levels, offset);
        return this.#expect('colon');
      case 'colon':
        return symbol === ':' && this.#expect('value');
      case 'next':
        if (level === undefined) return false;
        if (symbol === (level.isList ? ']' : '}')) return this.#close();
        if (symbol !== ',') return false;
        if (typeof level.key === 'number') level.key += 1;
        return this.#expect(level.isList ? 'value' : 'key');
      case 'end':
        return false;
    }
  }

  #expect(expected: Expected): true {
    this.expected = expected;
    return true;
  }

  #value(symbol: string, kind: 'string' | 'scalar' | 'sign', offset: number): boolean {
    if (kind === 'sign' && symbol !== '{' && symbol !== '[') return false;
    // In an object the key was visited, which is what a reader looks for.
    if (this.levels.at(-1)?.isList !== false) this.#visit(this.levels, offset);
    if (kind !== 'sign') return this.#done();
    this.levels.push(symbol === '[' ? { isList: true, key: 0 } : { isList: false, key: '' });
    return this.#expect(symbol === '[' ? 'item' : 'member');
  }

  #close(): true {
    this.levels.pop();
    return this.#done();
  }

  #done(): true {
    return this.#expect(this.levels.length === 0 ? 'end' : 'next');
  }
}

/** Reads JSON; where it stops being JSON, or null. */
const read = (
  text: string,
  visit: (levels: readonly Level[], offset: number) => void,
): number | null => {
  const reading = new Reading(visit);
  for (let at = 0; ;) {
    at += matchAt(space, text, at)?.[0].length ?? 0;
    if (at >= text.length) return reading.expected === 'end' ? null : text.length;
    const match = matchAt(tokens, text, at);
    if (match === null) return at;
    const { string, scalar } = match.groups ?? {};
    const kind = string !== undefined ? 'string' : scalar !== undefined ? 'scalar' : 'sign';
    if (!reading.take(match[0], kind, at)) return at;
    at += match[0].length;
  }
};

/** `events[3].to.port` in its keys. */
const keysOf = (path: string): readonly Key[] =>
  Array.from(path.matchAll(/\[(\d+)\]|[^.[\]]+/g), ([key, index]) =>
    index === undefined ? key : Number(index),
  );

/** Where a text stops being JSON; null where it does not. */
export const placeOfSyntax = (text: string): Place | null => {
  const offset = read(text, () => undefined);
  return offset === null ? null : placeAt(text, offset);
};

/** Where a path leads to: to its key; where that is not there, to the nearest thing around it. */
export const placeOfPath = (text: string, path: string): Place => {
  const wanted = keysOf(path);
  const best = { depth: 0, offset: 0 };
  read(text, (levels, offset) => {
    const depth = levels.length;
    // Of a key that is there twice, the last one counts.
    if (depth < best.depth || depth > wanted.length) return;
    if (levels.every(({ key }, at) => key === wanted[at])) Object.assign(best, { depth, offset });
  });
  return placeAt(text, best.offset);
};
