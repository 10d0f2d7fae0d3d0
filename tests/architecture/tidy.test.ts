/** House rules that only ever tighten. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readImports, type Import } from './graph.ts';

const longestFunction = 70;

/** The rooms that know no browser, no clock and no chance (tests/tsconfig.core.json has them too). */
const core = [
  ...['tcp', 'net', 'scenario', 'trace', 'sim', 'explore'],
  ...['wire', 'text', 'narrate', 'draw', 'lessons'],
];

const banned = new Set([
  ...[
    'Date',
    'performance',
    'setTimeout',
    'setInterval',
    'queueMicrotask',
    'requestAnimationFrame',
  ],
  ...['window', 'document', 'navigator', 'fetch', 'console', 'process', 'globalThis', 'crypto'],
]);

/**
 * Exact on every engine. The others may differ in their last bit: a trace may not, a picture may.
 */
const exactMath = new Set([
  ...['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt'],
  ...['trunc', 'PI'],
]);

const files = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => posix.join(entry.parentPath, entry.name));

const script = /\.tsx?$/;

const parse = (path: string, text = readFileSync(path, 'utf8')) =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

const nodes = (node: ts.Node): ts.Node[] => [
  node,
  ...node.getChildren().flatMap((child) => nodes(child)),
];

const at = (node: ts.Node) => {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

function lines(node: ts.Node): number {
  const source = node.getSourceFile();
  const line = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart()) + 1;
}

const longFunctions = (source: ts.SourceFile): string[] =>
  nodes(source)
    .filter((node) => ts.isFunctionLike(node) && lines(node) > longestFunction)
    .map((node) => `${at(node)}: ${lines(node)} lines`);

/** Is this a name that stands for a value in scope, and not a key of an object or a declaration? */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  return !('name' in parent && parent.name === node) || ts.isShorthandPropertyAssignment(parent);
}

const isDeclared = (node: ts.Identifier) =>
  (ts.isVariableDeclaration(node.parent) ||
    ts.isParameter(node.parent) ||
    ts.isBindingElement(node.parent) ||
    ts.isFunctionDeclaration(node.parent)) &&
  node.parent.name === node;

/** A file's own `window` (TCP has one) is not the browser's. */
function bannedGlobals(all: readonly ts.Node[]): string[] {
  const names = all.filter(ts.isIdentifier);
  const own = new Set(names.filter(isDeclared).map(({ text }) => text));
  return names
    .filter((node) => banned.has(node.text) && !own.has(node.text) && isReference(node))
    .map((node) => `${at(node)}: ${node.text}`);
}

const isMath = (node: ts.Node) => ts.isIdentifier(node) && node.text === 'Math';

/** `Math` may only be used as `Math.name`, with a name that is allowed. */
const otherMath = (all: readonly ts.Node[], allowed: (name: string) => boolean): string[] =>
  all
    .filter(isMath)
    .filter(({ parent }) => !ts.isPropertyAccessExpression(parent) || !allowed(parent.name.text))
    .map((node) => `${at(node)}: ${node.parent.getText()}`);

const powers = (all: readonly ts.Node[]): string[] =>
  all
    .filter(({ kind }) => kind === ts.SyntaxKind.AsteriskAsteriskToken)
    .map((node) => `${at(node)}: ${node.parent.getText()}`);

function impurities(source: ts.SourceFile): string[] {
  const all = nodes(source);
  if (source.fileName.startsWith('src/draw/'))
    return [...bannedGlobals(all), ...otherMath(all, (name) => name !== 'random')];
  return [...bannedGlobals(all), ...otherMath(all, (name) => exactMath.has(name)), ...powers(all)];
}

/** `it.only`, `test.skip` and their like: a test that is there runs. */
const leftOut = (source: ts.SourceFile): string[] =>
  nodes(source)
    .filter(ts.isPropertyAccessExpression)
    .filter(({ name }) => ['only', 'skip', 'todo', 'fixme', 'fails'].includes(name.text))
    .filter(({ expression }) => /^(?:it|test|describe|suite)\b/.test(expression.getText()))
    .map((node) => `${at(node)}: ${node.getText()}`);

/** What is reached by an address or a pattern rather than by an import. */
function addresses(source: ts.SourceFile): Import[] {
  const folder = posix.dirname(source.fileName);
  return nodes(source)
    .filter(ts.isStringLiteralLike)
    .filter(({ text, parent }) => text.startsWith('.') && !ts.isImportDeclaration(parent))
    .map(({ text }) => ({
      from: source.fileName,
      to: posix.join(folder, text),
      lazy: true,
    }));
}

/** From which sheets of styles a sheet takes classes. */
const composed = (path: string): Import[] =>
  [...readFileSync(path, 'utf8').matchAll(/composes:[^;]* from '(.+)'/g)].map(([, text]) => ({
    from: path,
    to: posix.join(posix.dirname(path), text!),
    lazy: false,
  }));

/** A glob as `import.meta.glob` takes it, as far as `*` and `**`. */
function matches(pattern: string, path: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'));
  return new RegExp(`^${expression}$`).test(path);
}

/** The files that no path of imports leads to, from any of the entries. */
function unreached(all: readonly string[], entries: readonly string[], edges: readonly Import[]) {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { from, to } of edges)
      if (from === file) all.filter((other) => matches(to, other)).forEach(visit);
  };
  entries.forEach(visit);
  return all.filter((file) => !reached.has(file));
}

const source = files('src', script).map((path) => parse(path));
const isCore = ({ fileName }: ts.SourceFile) => core.includes(fileName.split('/')[1]!);
const tests = files('tests', script).map((path) => parse(path));

describe('src', () => {
  it(`has no function of more than ${longestFunction} lines`, () => {
    expect(source.flatMap(longFunctions)).toEqual([]);
  });

  it('reaches for no clock, chance, browser or inexact function in the core', () => {
    expect(source.filter(isCore).flatMap(impurities)).toEqual([]);
  });

  it('has no room for everything else', () => {
    const vague = /^(?:utils?|helpers?|types|misc|common)(?:\.|$)/;
    const paths = files('src', /./).flatMap((path) => path.split('/'));
    expect(paths.filter((part) => vague.test(basename(part)))).toEqual([]);
  });

  // Nothing can be told before both programs are there.
  const entries = ['src/app/main.tsx', 'src/cli/main.ts', 'src/embed/main.tsx'].filter(existsSync);
  it.runIf(entries.length >= 2)('has no file that nothing imports', async () => {
    const styles = files('src', /\.css$/).flatMap(composed);
    const edges = [...(await readImports()), ...source.flatMap(addresses), ...styles];
    // What is there to be read by people is imported by nobody.
    expect(unreached(files('src', /(?<!\.md)$/), entries, edges)).toEqual([]);
  });
});

describe('tests', () => {
  it('leave none out', () => {
    expect(tests.flatMap(leftOut)).toEqual([]);
  });
});

describe('these rules', () => {
  const impure = (text: string, path = 'src/tcp/example.ts') =>
    impurities(parse(path, text)).length;

  it.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const luck = Math.random();',
    'const { random } = Math;',
    'const e = Math.exp(1);',
    'const k = 2 ** 10;',
    'window.alert(1);',
    'const all = { console };',
    'const later = () => setTimeout(later, 1);',
  ])('see the impurity of %s', (text) => {
    expect(impure(text)).toBeGreaterThan(0);
  });

  it.each([
    'const { window } = segment; use(window);',
    'const size = segment.window;',
    'const segment = { window: 1, Date: 2 };',
    'interface Segment { window: number }',
    'const top = Math.max(1, Math.floor(2));',
    'const text = "Date.now() and Math.random()"; // new Date()',
  ])('see no impurity in %s', (text) => {
    expect(impure(text)).toBe(0);
  });

  it('let a picture have angles, but no chance', () => {
    expect(impure('const x = Math.cos(1);', 'src/draw/example.ts')).toBe(0);
    expect(impure('const x = Math.random();', 'src/draw/example.ts')).toBe(1);
  });

  it('see a long function, and not one that is just short enough', () => {
    const long = (body: number) =>
      parse('example.ts', `const f = () => {\n${'a();\n'.repeat(body)}};`);
    expect(longFunctions(long(longestFunction - 1))).toHaveLength(1);
    expect(longFunctions(long(longestFunction - 2))).toEqual([]);
  });

  it('see a test that is left out', () => {
    const count = (text: string) => leftOut(parse('example.ts', text)).length;
    expect(count('it.skip("a", f); test.only("b", f); describe.each([]).only("c", f);')).toBe(3);
    expect(count('// it.skip\nconst skip = player.skip; it("a", f);')).toBe(0);
  });

  it('see a file that nothing imports, and follow patterns', () => {
    const all = ['src/a.ts', 'src/b/c.json', 'src/b/d.json', 'src/e.ts'];
    const edges = [
      { from: 'src/a.ts', to: 'src/b/*.json', lazy: true },
      { from: 'src/e.ts', to: 'src/e.ts', lazy: false },
    ];
    expect(unreached(all, ['src/a.ts'], edges)).toEqual(['src/e.ts']);
  });
});
