/** The two ends as tokens on the state diagram: their letters and their places. */
import type { Diagram, DiagramBox } from '../../draw/diagram.ts';
import { hostName } from '../../narrate/narrate.ts';
import type { Language } from '../../text/language.ts';
import { stateOf } from '../../trace/questions.ts';
import type { HostId, Trace } from '../../trace/trace.ts';

export interface Token {
  readonly host: HostId;
  readonly name: string;
  readonly letter: string;
  readonly box: DiagramBox;
  readonly x: number;
  readonly y: number;
}

/** The two ends that have a TCP. What only the scenario speaks for has no state. */
const ends = (trace: Trace): readonly HostId[] =>
  ['A', 'B'].filter((host) => trace.scenario.hosts[host]?.kind !== 'silent');

const firstCharacter = (name: string): string => /^./u.exec(name)?.[0] ?? '';

/** The first letters of the names; the ids where those would be the same. */
const letters = (hosts: readonly HostId[], names: readonly string[]): readonly string[] => {
  const first = names.map(firstCharacter);
  return new Set(first).size === hosts.length ? first : hosts;
};

/** The left end's token sits on the upper left corner of its state, the right end's on the right. */
export const tokens = (
  diagram: Diagram,
  trace: Trace,
  step: number,
  language: Language,
): readonly Token[] => {
  const hosts = ends(trace);
  const names = hosts.map((host) => hostName(trace, host, language));
  const marks = letters(hosts, names);
  return hosts.flatMap((host, index) => {
    const state = stateOf(trace, host, step);
    const box = diagram.boxes.find((candidate) => candidate.state === state);
    if (box === undefined) return [];
    const x = host === 'A' ? box.x + 2 : box.x + box.width - 2;
    return [{ host, name: names[index] ?? host, letter: marks[index] ?? host, box, x, y: box.y }];
  });
};
