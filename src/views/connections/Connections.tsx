import { useId, useLayoutEffect, useRef } from 'react';
import { statePhase } from '../../draw/phases.ts';
import { hostName } from '../../draw/names.ts';
import { connectionsText, type ConnectionsText } from '../../text/connections.ts';
import { count } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { restricted, type Connection, type ConnectionEnd } from '../../trace/connections.ts';
import { stateOf } from '../../trace/questions.ts';
import { namingOf, stateName } from '../../trace/shown.ts';
import type { Trace } from '../../trace/trace.ts';
import { Timeline } from './Timeline.tsx';
import styles from './connections.module.css';

export interface ConnectionsProps {
  /** The whole run. */
  readonly trace: Trace;
  readonly step: number;
  readonly connections: readonly Connection[];
  /** The one that the lanes show. */
  readonly shown: Connection;
  /** The one to which the step belongs; null where it belongs to none. */
  readonly current: Connection | null;
  /** The lanes keep to the one that they show, whatever the step. */
  readonly pinned: boolean;
  readonly mode: 'explore' | 'lecture' | 'embed';
  readonly language: Language;
  /** Null: the lanes follow the steps. */
  readonly onChoose: (connection: number | null) => void;
}

/** More connections than this are chosen from a list that opens. */
const mostCards = 12;

type CardProps = Pick<ConnectionsProps, 'trace' | 'step' | 'language'> & {
  readonly connection: Connection;
};

/** A silent host has no state. */
const stateOfEnd = ({ trace, step, connection }: CardProps, { host }: ConnectionEnd) =>
  trace.scenario.hosts[host]?.kind === 'silent'
    ? null
    : stateOf(restricted(trace, connection), host, step);

/** What is read out: who talks to whom, and the states of both. */
const spoken = (props: CardProps, text: ConnectionsText): string => {
  const { trace, language, connection } = props;
  const [first, second] = connection.ends.map((end) => {
    const state = stateOfEnd(props, end);
    const shown = state === null ? '' : stateName(state, namingOf(trace));
    return text.end(hostName(trace, end.host, language), String(end.port), shown);
  });
  return text.both(first ?? '', second ?? '');
};

const EndState = ({ end, ...card }: CardProps & { readonly end: ConnectionEnd }) => {
  const state = stateOfEnd(card, end);
  return (
    <span className={styles.state} data-phase={state === null ? undefined : statePhase(state)}>
      {state === null ? '—' : stateName(state, namingOf(card.trace))}
    </span>
  );
};

const Card = (card: CardProps & { readonly current: boolean }) => {
  const { trace, step, language, connection, current } = card;
  return (
    <>
      <span className={styles.name} lang="en" aria-hidden>
        {connection.name}
        {current && <span className={styles.here} title={connectionsText(language).thisStep} />}
      </span>
      <span className={styles.states} lang="en" aria-hidden>
        {connection.ends.map((end) => (
          <EndState key={`${end.host} ${String(end.port)}`} {...card} end={end} />
        ))}
      </span>
      <Timeline trace={restricted(trace, connection)} ends={connection.ends} step={step} />
    </>
  );
};

/** Keeps what is shown in view, within the row of cards and nowhere else. */
const useInView = (shown: Connection) => {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const frame = row.current;
    const card = frame?.querySelector<HTMLElement>('[data-shown]');
    if (!frame || !card) return;
    const [left, right] = [card.offsetLeft, card.offsetLeft + card.offsetWidth];
    // The first stays where it is, and covers what scrolls behind it.
    const covered = (frame.firstElementChild?.clientWidth ?? 0) + 10;
    if (left < frame.scrollLeft + covered) frame.scrollLeft = left - covered;
    else if (right > frame.scrollLeft + frame.clientWidth) {
      frame.scrollLeft = right - frame.clientWidth;
    }
  }, [shown]);
  return row;
};

/** One card for each connection, as a group of which one is chosen. */
const Cards = (props: ConnectionsProps) => {
  const { connections, shown, current, pinned, onChoose, ...rest } = props;
  const text = connectionsText(rest.language);
  const group = useId();
  const row = useInView(shown);
  return (
    <div
      ref={row}
      className={styles.row}
      data-mode={rest.mode}
      role="radiogroup"
      aria-label={text.title}
    >
      <label className={styles.follow} title={text.followHint}>
        <input
          type="radio"
          name={group}
          checked={!pinned}
          aria-description={text.followHint}
          onChange={() => onChoose(null)}
        />
        {text.follow}
      </label>
      {connections.map((connection) => {
        const card = { ...rest, connection, current: connection === current };
        const marks = card.current ? ` (${text.thisStep})` : '';
        return (
          <label
            key={connection.name}
            className={styles.card}
            data-shown={connection === shown || undefined}
            data-current={card.current || undefined}
            title={text.choose(connection.name)}
          >
            <input
              type="radio"
              name={group}
              checked={pinned && connection === shown}
              aria-label={`${spoken(card, text)}${marks}`}
              onChange={() => onChoose(connection.number)}
            />
            <Card {...card} />
          </label>
        );
      })}
    </div>
  );
};

/** Many connections in a list that opens, and the card of the one that is shown. */
const Selection = (props: ConnectionsProps) => {
  const { connections, shown, current, pinned, onChoose, ...rest } = props;
  const text = connectionsText(rest.language);
  return (
    <div className={styles.row} data-mode={rest.mode} role="group" aria-label={text.title}>
      <div className={styles.many}>
        <span>{text.count(count(connections.length, rest.language))}</span>
        <select
          aria-label={text.title}
          value={pinned ? shown.number : ''}
          onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : Number(value))}
        >
          <option value="">{text.follow}</option>
          {connections.map(({ number, name }) => (
            <option key={number} value={number}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div
        className={styles.card}
        data-shown
        role="img"
        aria-label={spoken({ ...rest, connection: shown }, text)}
      >
        <Card {...rest} connection={shown} current={shown === current} />
      </div>
      {current !== null && current !== shown && (
        <div
          className={styles.card}
          data-current
          role="img"
          aria-label={spoken({ ...rest, connection: current }, text)}
        >
          <Card {...rest} connection={current} current />
        </div>
      )}
    </div>
  );
};

/** The connections of a run at a step, of which one is seen in the lanes. */
export const Connections = (props: ConnectionsProps) =>
  props.connections.length > mostCards ? <Selection {...props} /> : <Cards {...props} />;
