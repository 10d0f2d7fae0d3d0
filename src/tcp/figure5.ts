/**
 * The arrows, read out of the machine. The state diagram, the mermaid text and the command line's
 * `machine` are all made from these; no second list exists.
 */
import {
  machine,
  states,
  step,
  type Control,
  type Fiction,
  type Figure5Event,
  type TcpEvent,
  type State,
} from './machine.ts';

export interface Arrow {
  readonly from: State;
  readonly event: Figure5Event;
  readonly to: State;
  /** The control that the arrow sends, or null. */
  readonly sends: Control | null;
}

/** A transition that the figure does not draw, with the clause that it comes from. */
export interface OutsideArrow {
  readonly from: State;
  readonly event: TcpEvent;
  readonly to: State;
  readonly sends: Control | null;
  readonly clause: string;
}

const clauseOf = (meta: unknown): string | undefined =>
  (meta as { clause: string } | undefined)?.clause;

const none: typeof machine.root.transitions = new Map<never, never>();

/** What leads out of a state by its own line or by the root's, targetless lines left out. */
const leaving = (from: State) => {
  const own = machine.states[from]?.transitions ?? none;
  const inherited = [...machine.root.transitions].filter(
    ([event]) => from !== 'CLOSED' && !own.has(event),
  );
  return [...own, ...inherited].flatMap(([event, [definition]]) => {
    if (definition?.target === undefined) return [];
    const { state: to, owed: sends } = step(from, event as TcpEvent);
    return [{ from, event, to, sends, clause: clauseOf(definition.meta) }];
  });
};

const all = states.flatMap(leaving);

/** The 20 arrows of RFC 9293 Figure 5. */
export const arrows: readonly Arrow[] = all
  .filter(({ clause }) => clause === undefined)
  .map(({ from, event, to, sends }) => ({ from, event: event as Figure5Event, to, sends }));

/** The arrows of the machine that ran: the figure's own, or with those that a fiction changes. */
export const arrowsOf = (fiction: Fiction | null): readonly Arrow[] =>
  arrows.map((arrow) => {
    const { state: to, owed: sends } = step(arrow.from, arrow.event, fiction);
    return { ...arrow, to, sends };
  });

/** The transitions outside the figure. */
export const outsideArrows: readonly OutsideArrow[] = all.flatMap(({ clause, ...arrow }) =>
  clause === undefined ? [] : [{ ...arrow, event: arrow.event as TcpEvent, clause }],
);
