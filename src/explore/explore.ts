/**
 * Exploration: every world that a few calls, losses, copies and late segments can lead to, each
 * visited once. It goes in breadth, so what it finds, it finds by a shortest way.
 */
import { counterexample, type Counterexample } from './counterexample.ts';
import type { State } from '../tcp/machine.ts';
import type { Bounds, Side } from './bounds.ts';
import { findEndless } from './cycles.ts';
import {
  cameOfOldSyn,
  findingKinds,
  judgeRest,
  judgeStep,
  story,
  titles,
  type FindingKind,
  type Verdict,
} from './judge.ts';
import {
  createMemory,
  firstWorld,
  isAtRest,
  transitions,
  worldKey,
  type Action,
  type Memory,
  type World,
} from './world.ts';

export interface Progress {
  readonly visited: number;
  /** Worlds that are known and not looked into yet. */
  readonly queued: number;
}

export interface Finding extends Counterexample {
  readonly kind: FindingKind;
  /** `legal`: nobody likes it, and the RFC allows it. */
  readonly judgement: 'bad' | 'legal';
  /** The end that it is about. */
  readonly host: string;
  /** The states of both at its end; null of what has none. */
  readonly states: Readonly<Record<Side, State>> | null;
  /** The connection came of a SYN that was a copy, or older than the peer's newest connection. */
  readonly oldSyn: boolean;
  /** In how many worlds, or by how many steps, the same was found. */
  readonly times: number;
}

export interface Result {
  readonly visited: number;
  readonly transitions: number;
  /** Worlds in which nothing happens any more unless a user calls. */
  readonly atRest: number;
  /** One for each story: the bad ones first, and of those the shortest. */
  readonly findings: readonly Finding[];
  /** Every world within the bounds was visited. */
  readonly complete: boolean;
}

/** Progress is told after so many worlds. */
const stride = 4096;

interface Sighting {
  readonly verdict: Verdict;
  /** The number of the world before the last step, and that step; of the first world, none. */
  readonly node: number;
  readonly last: Action | null;
  readonly states: Finding['states'];
  readonly oldSyn: boolean;
  times: number;
}

/** All that grows while an exploration goes on. Worlds are numbered as they are met. */
interface Search {
  readonly bounds: Bounds;
  readonly memory: Memory;
  readonly numbers: Map<string, number>;
  /** Worlds that are not looked into yet, from `visited` on. */
  readonly waiting: (World | null)[];
  /** How each world was met first. */
  readonly parents: number[];
  readonly actions: (Action | null)[];
  readonly edges: { readonly from: number[]; readonly to: number[] };
  readonly sightings: Map<string, Sighting>;
  visited: number;
  atRest: number;
}

const meet = (search: Search, world: World, parent: number, action: Action | null): number => {
  const key = worldKey(world);
  const known = search.numbers.get(key);
  if (known !== undefined) return known;
  const number = search.numbers.size;
  search.numbers.set(key, number);
  search.waiting.push(world);
  search.parents.push(parent);
  search.actions.push(action);
  return number;
};

const sight = (
  { sightings }: Search,
  world: World,
  verdict: Verdict,
  node: number,
  last: Action | null,
): void => {
  const name = story(world, verdict);
  const known = sightings.get(name);
  if (known === undefined) {
    const { A, B } = world.ends;
    const states = { A: A.endpoint.state, B: B.endpoint.state };
    const oldSyn = cameOfOldSyn(world, verdict.side);
    sightings.set(name, { verdict, node, last, states, oldSyn, times: 1 });
  }
  if (known !== undefined) known.times++;
};

/** Looks into one world: is it good to stay in, and where does it lead to? */
const visit = (search: Search, world: World, number: number): void => {
  if (isAtRest(world)) {
    search.atRest++;
    for (const verdict of judgeRest(world)) sight(search, world, verdict, number, null);
  }
  for (const transition of transitions(search.memory, world)) {
    const { action, world: next } = transition;
    const verdict = judgeStep(transition, search.bounds);
    if (verdict !== null) sight(search, next, verdict, number, action);
    search.edges.from.push(number);
    search.edges.to.push(meet(search, next, number, action));
  }
};

/** The steps that first led to a world. */
const pathTo = ({ parents, actions }: Search, node: number): readonly Action[] => {
  const path: Action[] = [];
  for (let at = node; ; at = parents[at] ?? 0) {
    const action = actions[at];
    if (action === null || action === undefined) return path.reverse();
    path.push(action);
  }
};

const findingOf = (search: Search, sighting: Sighting): Finding => {
  const { verdict, node, last, states, oldSyn, times } = sighting;
  const path = [...pathTo(search, node), ...(last === null ? [] : [last])];
  const { kind, side } = verdict;
  return {
    kind,
    judgement: findingKinds[kind],
    host: side,
    states,
    oldSyn,
    times,
    ...counterexample(search.bounds, path, titles[kind]),
  };
};

const endlessSighting = {
  verdict: { kind: 'no end', side: 'A' },
  last: null,
  states: null,
  oldSyn: false,
  times: 1,
} as const;

const conclude = (search: Search): Result => {
  const { numbers, visited, edges, sightings, atRest } = search;
  const endless = findEndless(numbers.size, edges);
  const cycle: readonly Sighting[] =
    endless === null ? [] : [{ ...endlessSighting, node: endless }];
  return {
    visited,
    transitions: edges.to.length,
    atRest,
    findings: [...cycle, ...sightings.values()]
      .map((sighting) => findingOf(search, sighting))
      .sort((a, b) => (a.judgement < b.judgement ? -1 : a.judgement > b.judgement ? 1 : 0)),
    complete: visited === numbers.size,
  };
};

const begin = (bounds: Bounds): Search => {
  const search: Search = {
    bounds,
    memory: createMemory(bounds),
    numbers: new Map(),
    waiting: [],
    parents: [],
    actions: [],
    edges: { from: [], to: [] },
    sightings: new Map(),
    visited: 0,
    atRest: 0,
  };
  meet(search, firstWorld(search.memory), 0, null);
  return search;
};

/** Explores step by step: between two steps it can be told of, or left. */
export function* explore(bounds: Bounds): Generator<Progress, Result> {
  const search = begin(bounds);
  for (;;) {
    const number = search.visited;
    const world = search.waiting[number];
    if (world === null || world === undefined || number >= bounds.limit) return conclude(search);
    search.waiting[number] = null;
    visit(search, world, number);
    search.visited++;
    if (search.visited % stride === 0) {
      yield { visited: search.visited, queued: search.numbers.size - search.visited };
    }
  }
}

/** The whole exploration at once. */
export const exploreAll = (bounds: Bounds): Result => {
  const steps = explore(bounds);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
};
