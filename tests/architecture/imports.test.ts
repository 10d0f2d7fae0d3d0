/** The rooms of `src`, what each may import, and a check that they keep to it. */
import { describe, expect, it } from 'vitest';
import { readImports, type Import } from './graph.ts';

const rooms: Readonly<Record<string, readonly string[]>> = {
  tcp: [],
  text: [],
  net: ['tcp'],
  scenario: ['tcp'],
  trace: ['tcp'],
  sim: ['net', 'tcp', 'scenario', 'trace'],
  explore: ['sim', 'net', 'tcp', 'scenario', 'trace'],
  wire: ['tcp', 'trace'],
  narrate: ['trace', 'tcp', 'text'],
  draw: ['trace', 'tcp', 'narrate', 'text'],
  lessons: ['scenario', 'trace', 'text', 'tcp'],
  player: ['trace', 'draw'],
  views: [
    ...['player', 'trace', 'draw', 'narrate', 'lessons'],
    ...['scenario', 'wire', 'text', 'tcp'],
  ],
  app: [
    ...['tcp', 'net', 'scenario', 'trace', 'sim', 'explore', 'wire', 'text'],
    ...['narrate', 'draw', 'lessons', 'player', 'views'],
  ],
  embed: ['app'],
  cli: [
    ...['tcp', 'net', 'scenario', 'trace', 'sim', 'explore', 'wire', 'text'],
    ...['narrate', 'draw', 'lessons'],
  ],
};

const screen = ['player', 'views', 'app', 'embed'];

/** Which rooms may import a package; one that is not here, none may. */
const packages: Readonly<Record<string, readonly string[]>> = {
  xstate: ['tcp', ...screen],
  '@xstate/react': screen,
  react: screen,
  'react-dom': screen,
  'framer-motion': screen,
  mermaid: ['views'],
  valibot: ['scenario', 'lessons'],
  'fastest-levenshtein': ['lessons'],
  node: ['cli'],
};

const split = (path: string) => path.replace(/^src\//, '').split('/');
const room = (path: string) => split(path)[0]!;
const view = (path: string) => split(path)[1]!;

function forbiddenRoom({ from, to }: Import): string | null {
  if (room(from) === room(to)) return null;
  return rooms[room(from)]?.includes(room(to)) ? null : `${room(from)} may not import ${room(to)}`;
}

function forbiddenView({ from, to }: Import): string | null {
  if (room(from) !== 'views' || room(to) !== 'views') return null;
  return view(to) === view(from) || view(to) === 'parts' ? null : 'a view imports no other view';
}

function forbiddenPackage({ from, to, lazy }: Import): string | null {
  if (!packages[to]?.includes(room(from))) return `${room(from)} may not import ${to}`;
  if (to !== 'mermaid') return null;
  return view(from) === 'mermaid' && lazy ? null : 'mermaid is fetched, and only by its view';
}

/** Why an import is forbidden, or null. */
function forbidden(edge: Import): string | null {
  return edge.to.startsWith('src/')
    ? (forbiddenRoom(edge) ?? forbiddenView(edge))
    : forbiddenPackage(edge);
}

const edge = (from: string, to: string, lazy = false): Import => ({ from, to, lazy });

describe('what may import what', () => {
  it('is kept by every file', async () => {
    const edges = await readImports();
    const broken = edges.flatMap((one) => {
      const why = forbidden(one);
      return why === null ? [] : [`${one.from} → ${one.to}: ${why}`];
    });
    expect(edges.length).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });

  it('sees imports of types and of packages', async () => {
    const edges = await readImports();
    expect(edges).toContainEqual(edge('src/tcp/tcb.ts', 'src/tcp/sequence.ts', true));
    expect(edges).toContainEqual(edge('src/tcp/machine.ts', 'xstate'));
  });

  it.each([
    edge('src/tcp/machine.ts', 'src/text/language.ts'),
    edge('src/trace/trace.ts', 'src/sim/run.ts'),
    edge('src/cli/main.ts', 'src/app/address.ts'),
    edge('src/attic/old.ts', 'src/tcp/machine.ts'),
    edge('src/tcp/machine.ts', 'src/attic/old.ts'),
    edge('src/views/lanes/Lanes.tsx', 'src/views/states/States.tsx'),
    edge('src/views/parts/Chip.tsx', 'src/views/lanes/Lanes.tsx'),
    edge('src/draw/lanes.ts', 'react'),
    edge('src/trace/trace.ts', 'valibot'),
    edge('src/tcp/machine.ts', 'node'),
    edge('src/app/main.tsx', 'lodash'),
    edge('src/views/mermaid/Mermaid.tsx', 'mermaid'),
    edge('src/views/lanes/Lanes.tsx', 'mermaid', true),
  ])('forbids $from → $to', (one) => {
    expect(forbidden(one)).not.toBeNull();
  });

  it.each([
    edge('src/views/lanes/Lanes.tsx', 'src/views/parts/Chip.tsx'),
    edge('src/views/lanes/Lanes.tsx', 'src/views/lanes/Lanes.module.css'),
    edge('src/views/mermaid/Mermaid.tsx', 'mermaid', true),
    edge('src/tcp/machine.ts', 'xstate'),
    edge('src/cli/main.ts', 'node'),
  ])('allows $from → $to', (one) => {
    expect(forbidden(one)).toBeNull();
  });
});
