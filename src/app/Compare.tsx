import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { displayTime, stepAt, type DisplayTime } from '../draw/display-time.ts';
import { together } from '../draw/together.ts';
import { narrateDifference } from '../narrate/difference.ts';
import { differenceText } from '../text/difference.ts';
import { difference, type Difference } from '../trace/difference.ts';
import { connectionsOf, restricted } from '../trace/connections.ts';
import { originalOf, shownTrace } from '../trace/shown.ts';
import type { Trace } from '../trace/trace.ts';
import { Lanes } from '../views/lanes/Lanes.tsx';
import type { Mark } from '../views/lanes/MarkPart.tsx';
import { Piece } from '../views/sentence/Sentence.tsx';
import { catalogueIn, useOtherRun, versionsOf, type Candidate } from './compared.ts';
import styles from './Compare.module.css';
import { Header } from './Header.tsx';
import { SkipLink } from './SkipLink.tsx';
import { Explanation, lanesId, TransportBar } from './Stage.tsx';
import { useFollowing } from './useFollowing.ts';
import type { View } from './view.ts';

/** Where a run is marked: at its own event that sets it apart, else at the time of the other's. */
const markOf = (found: Difference, trace: Trace, time: DisplayTime, name: string): Mark => {
  const own = originalOf(trace).events[found.index] === found.cause.event;
  const at = (own ? time.stepTimes[found.index + 1] : undefined) ?? time.at(found.time);
  return { at, step: stepAt(time, at), name };
};

interface ChoiceProps {
  readonly view: View;
  readonly chosen: string;
  readonly versions: readonly Candidate[];
  readonly others: readonly Candidate[];
  readonly onChoose: (id: string) => void;
}

const Options = ({ candidates }: { readonly candidates: readonly Candidate[] }) =>
  candidates.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));

/** The focus comes with the comparison, and goes back with it to the button that opened it. */
const useFocusHere = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    return () => {
      requestAnimationFrame(() => {
        document.querySelector<HTMLElement>('[data-opens=comparison]')?.focus();
      });
    };
  }, []);
  return heading;
};

/** What this run is compared with. */
const Choice = ({ view, chosen, versions, others, onChoose }: ChoiceProps) => {
  const text = differenceText(view.language);
  const id = useId();
  const heading = useFocusHere();
  return (
    <div className={styles.choice}>
      <h2 ref={heading} tabIndex={-1}>
        {text.title}
      </h2>
      <label htmlFor={id}>{text.with}</label>
      <select
        id={id}
        className={styles.select}
        value={chosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        <Options candidates={versions} />
        <optgroup label={text.catalogue}>
          <Options candidates={others} />
        </optgroup>
      </select>
      <button type="button" className="button" onClick={view.controls.leaveComparison}>
        {text.leave}
      </button>
    </div>
  );
};

interface FoundProps {
  readonly view: View;
  readonly found: Difference | null;
  readonly onShow: () => void;
}

/** The first difference in a sentence, and the way to it. */
const Found = ({ view, found, onShow }: FoundProps) => {
  const text = differenceText(view.language);
  const { parts } = narrateDifference(found, view.trace, view.language);
  return (
    <div className={styles.found}>
      <p role="status">
        {found !== null && (
          <>
            <span className={styles.sign} aria-hidden="true">
              ≠
            </span>
            <span className="unseen">{text.first}: </span>
          </>
        )}
        {parts.map((part, index) => (
          // The parts of a sentence have no other identity than their place.
          <Piece key={index} part={part} />
        ))}
      </p>
      {found !== null && (
        <button type="button" className="button" onClick={onShow}>
          {text.show}
        </button>
      )}
    </div>
  );
};

/** Both show the same connection, where there are several. */
const sameConnection = ({ connections }: View, run: Trace): Trace => {
  if (connections === null || connections === 'coming') return run;
  const same = connectionsOf(run).find(({ name }) => name === connections.shown.name);
  return same === undefined ? run : restricted(run, same);
};

interface PairProps {
  readonly view: View;
  readonly other: Trace;
  readonly otherName: string;
  readonly found: Difference | null;
}

/** Both pictures. The other run stands where this one stands, by the simulated time. */
const Pair = ({ view, other, otherName, found }: PairProps) => {
  const { trace, time, step, clock, player, language, reducedMotion } = view;
  const text = differenceText(language);
  const otherTime = displayTime(other);
  const common = found?.index ?? trace.events.length;
  const follow = useMemo(() => together(time, otherTime, common), [time, otherTime, common]);
  const following = useFollowing(clock, follow, otherTime);
  const shared = { mode: 'explore', language, reducedMotion } as const;
  const mark = (of: Trace, at: DisplayTime) =>
    found === null ? undefined : markOf(found, of, at, text.first);
  const more = other.events.length - following.step;
  const goTo = (reading: number) =>
    player.send({ type: 'go', step: stepAt(time, together(otherTime, time, common)(reading)) });
  return (
    <>
      <section className={styles.run} data-run="other" aria-label={otherName}>
        <h3>{otherName}</h3>
        <Lanes
          {...shared}
          name={otherName}
          trace={sameConnection(view, other)}
          step={following.step}
          clock={following.clock}
          mark={mark(other, otherTime)}
          onSelectStep={(chosen) => goTo(otherTime.stepTimes[chosen] ?? 0)}
        />
        {step === trace.events.length && more > 0 && (
          <p className={styles.more}>{text.more(more)}</p>
        )}
      </section>
      <section className={styles.run} data-run="this" aria-label={text.this}>
        <h3>{text.this}</h3>
        <Lanes
          {...shared}
          told
          name={text.this}
          trace={view.part}
          step={step}
          clock={clock}
          mark={mark(trace, time)}
          onSelectStep={(chosen) => player.send({ type: 'go', step: chosen })}
        />
      </section>
    </>
  );
};

const shownRuns = ['other', 'this'] as const;
type ShownRun = (typeof shownRuns)[number];

interface SwitchProps {
  readonly names: Readonly<Record<ShownRun, string>>;
  readonly label: string;
  readonly shown: ShownRun;
  readonly onShow: (run: ShownRun) => void;
}

/** Where there is room for one picture only. */
const Switch = ({ names, label, shown, onShow }: SwitchProps) => (
  <div role="group" aria-label={label} className={styles.switch}>
    {shownRuns.map((run) => (
      <button
        key={run}
        type="button"
        className="button"
        aria-pressed={run === shown}
        onClick={() => onShow(run)}
      >
        {names[run]}
      </button>
    ))}
  </div>
);

/** Two runs side by side, stepped by the one player. */
export const Compare = (view: View) => {
  const { language, copy, scenario, address, player, controls } = view;
  const text = differenceText(language);
  const versions = useMemo(() => versionsOf(copy, text), [copy, text]);
  const others = useMemo(() => catalogueIn(language, scenario), [language, scenario]);
  const [wanted, want] = useState<string | null>(null);
  const [shown, show] = useState<ShownRun>('this');
  const all = [...versions, ...others];
  const chosen = all.find(({ id }) => id === wanted) ?? all[0];
  const made = useOtherRun(chosen?.scenario ?? scenario);
  const run = originalOf(view.trace);
  const found = useMemo(() => made.trace && difference(made.trace, run), [made.trace, run]);
  const goThere = useCallback(() => {
    if (found !== null) player.send({ type: 'go', step: found.index + 1 });
  }, [found, player]);
  const name = chosen?.name ?? '';
  return (
    <div className={styles.compare}>
      <SkipLink language={language} />
      {/* The button that opened the comparison closes it too. */}
      <Header
        {...view}
        controls={{ ...controls, compare: controls.leaveComparison }}
        group={null}
      />
      <main className={styles.main}>
        <div className={styles.bar}>
          <Choice {...{ view, versions, others }} chosen={chosen?.id ?? ''} onChoose={want} />
          {made.trace !== null && <Found view={view} found={found} onShow={goThere} />}
          <Switch
            names={{ other: name, this: text.this }}
            label={text.shown}
            shown={shown}
            onShow={show}
          />
        </div>
        <div id={lanesId} tabIndex={-1} className={styles.runs} data-shown={shown}>
          {made.trace === null ? (
            <p role="status">{made.failed ? text.failed : text.running}</p>
          ) : (
            <Pair
              view={view}
              other={shownTrace(made.trace, address.names, address.numbers)}
              otherName={name}
              found={found}
            />
          )}
        </div>
        <div className={styles.dock}>
          <Explanation {...view} />
          <TransportBar {...view} />
        </div>
      </main>
    </div>
  );
};
