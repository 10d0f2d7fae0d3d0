import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { placeOfPath, placeOfSyntax } from '../../src/scenario/place.ts';

const text = `{
  "version": 1,
  "hosts": { "A": { "iss": 1 }, "B": {} },
  "events": [
    { "at": 0, "host": "A" },
    {
      "at": "soon",
      "to": { "port": 80, "a \\"b\\"": [] }
    }
  ]
}`;

const lineOf = (path: string) => {
  const { line, column } = placeOfPath(text, path);
  return `${String(line)}:${String(column)}`;
};

describe('the place of a path', () => {
  it.each([
    ['version', '2:3'],
    ['hosts.A', '3:14'],
    ['hosts.A.iss', '3:21'],
    ['hosts.B', '3:33'],
    ['events', '4:3'],
    ['events[0]', '5:5'],
    ['events[0].host', '5:16'],
    ['events[1]', '6:5'],
    ['events[1].at', '7:7'],
    ['events[1].to.port', '8:15'],
    ['events[1].to.a "b"', '8:27'],
  ])('%s is where its key is', (path, place) => {
    expect(lineOf(path)).toBe(place);
  });

  it.each([
    ['', '1:1'],
    ['link.delay', '1:1'],
    ['hosts.C', '3:3'],
    ['events[1].host', '6:5'],
    ['events[7].at', '4:3'],
  ])('%s, which is not there, is the nearest thing around it', (path, place) => {
    expect(lineOf(path)).toBe(place);
  });

  it('of a key that is there twice is that of the last, which counts', () => {
    expect(placeOfPath('{"a": 1,\n"a": 2}', 'a').line).toBe(2);
  });
});

describe('the place where a text stops being JSON', () => {
  it.each<readonly [string, string | null]>([
    ['{"a": 1}', null],
    ['  [1, "x", null, true, -1.5e3, {}, []] ', null],
    ['', '1:1'],
    ['{\n  "a": 1\n  "b": 2\n}', '3:3'],
    ['{\n  "a": 1,\n}', '3:1'],
    ['[1, 2', '1:6'],
    ["{'a': 1}", '1:2'],
    ['{"a": 01}', '1:8'],
    ['{"a": "x\ny"}', '1:7'],
    ['{"a": undefined}', '1:7'],
    ['{} {}', '1:4'],
    ['[1,,2]', '1:4'],
    ['{"a" 1}', '1:6'],
    ['{"a": [1}', '1:9'],
  ])('of %j is %j', (json, place) => {
    const found = placeOfSyntax(json);
    expect(found && `${String(found.line)}:${String(found.column)}`).toBe(place);
  });

  it('is nowhere in what JSON itself writes or reads, and somewhere in what it does not', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (json, at, more) => {
        expect(placeOfSyntax(json)).toBeNull();
        const changed = json.slice(0, at % (json.length + 1)) + more;
        let reads = true;
        try {
          JSON.parse(changed);
        } catch {
          reads = false;
        }
        expect(placeOfSyntax(changed) === null).toBe(reads);
      }),
    );
    for (const scenario of catalogue) {
      expect(placeOfSyntax(JSON.stringify(scenario, null, 2))).toBeNull();
    }
  });

  it('is found however deep a text is nested and however long it is', () => {
    const deep = '['.repeat(400_000);
    expect(placeOfSyntax(deep)?.offset).toBe(deep.length);
    expect(placeOfSyntax(`${deep}${']'.repeat(400_000)}`)).toBeNull();
    expect(placeOfSyntax(`"${'x'.repeat(900_000)}"`)).toBeNull();
    expect(placeOfPath(`{"a":${deep}`, 'b').offset).toBe(0);
  });
});
