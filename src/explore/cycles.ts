/** Can a walk along these edges go on for ever? */

/** Edges between numbered nodes, as two lists of equal length. */
export interface Edges {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** For each node its first edge, for each edge the next one of the same node; -1 where none is. */
const chains = (nodes: number, from: readonly number[]) => {
  const first = new Int32Array(nodes).fill(-1);
  const next = new Int32Array(from.length);
  from.forEach((node, edge) => {
    next[edge] = first[node] ?? -1;
    first[node] = edge;
  });
  return { first, next };
};

/**
 * The first node on a cycle or behind one, or null where every walk ends: nodes that no edge leads
 * to are taken away until none is left.
 */
export const findEndless = (nodes: number, { from, to }: Edges): number | null => {
  const { first, next } = chains(nodes, from);
  const incoming = new Int32Array(nodes);
  for (const node of to) incoming[node] = (incoming[node] ?? 0) + 1;
  const free = [...incoming.keys()].filter((node) => incoming[node] === 0);
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    for (let edge = first[node] ?? -1; edge >= 0; edge = next[edge] ?? -1) {
      const target = to[edge] ?? 0;
      const left = (incoming[target] ?? 0) - 1;
      incoming[target] = left;
      if (left === 0) free.push(target);
    }
  }
  const endless = incoming.findIndex((count) => count > 0);
  return endless < 0 ? null : endless;
};
