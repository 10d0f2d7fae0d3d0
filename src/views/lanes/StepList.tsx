import { useLayoutEffect, useMemo, useRef } from 'react';
import { statePhase } from '../../draw/phases.ts';
import { hostName, senderName } from '../../draw/names.ts';
import { rows, type Row } from '../../draw/table.ts';
import { eventTitle } from '../../narrate/narrate.ts';
import { seconds } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { lanesText } from '../../text/lanes.ts';
import { isPart } from '../../trace/part.ts';
import type { Trace } from '../../trace/trace.ts';
import { FlagChip } from '../parts/FlagChip.tsx';
import type { Mark } from './MarkPart.tsx';
import styles from './lanes.module.css';

export interface StepListProps {
  readonly trace: Trace;
  readonly step: number;
  readonly language: Language;
  /** The sentence of the present step stands under the list, so its card need not say it again. */
  readonly told: boolean;
  readonly mark?: Mark | undefined;
  readonly onSelectStep: (step: number) => void;
}

/** So many steps before the present one are kept in the list. */
const kept = 100;

const phaseOf = ({ host, states: [a, b] }: Row): string | undefined =>
  host === 'A' ? statePhase(a) : host === 'B' ? statePhase(b) : undefined;

const Head = ({
  row,
  trace,
  language,
}: Pick<StepListProps, 'trace' | 'language'> & { readonly row: Row }) => {
  const { segment } = row;
  return (
    <span className={styles.stepHead}>
      <span>{row.step}</span>
      <span>{seconds(row.time, language)}</span>
      {segment !== null && (
        <>
          <FlagChip segment={segment} />
          <span>{`${senderName(trace, segment, language)} → ${hostName(trace, segment.to, language)}`}</span>
          <span className={styles.stepNumbers} lang="en">
            {`seq=${String(segment.seq)}`}
            {segment.ack !== null && ` ack=${String(segment.ack)}`}
            {` len=${String(segment.length)}`}
          </span>
        </>
      )}
    </span>
  );
};

type WordsProps = Pick<StepListProps, 'trace' | 'language'> & {
  readonly row: Row;
  readonly short: boolean;
};

/** What happened; in short where the sentence is said elsewhere. A segment then says enough. */
const Words = ({ trace, language, row, short }: WordsProps) => {
  const { events } = isPart(trace) ? trace.whole : trace;
  const event = events[row.step - 1];
  if (!short || event === undefined) return row.what;
  return row.segment === null && eventTitle(trace, event, language);
};

/** Scrolls the list's own frame and nothing else, at once. */
const bringIntoView = (item: HTMLElement | null): void => {
  const frame = item?.offsetParent;
  if (item === null || !frame) return;
  const [top, bottom] = [item.offsetTop, item.offsetTop + item.offsetHeight];
  if (bottom > frame.scrollTop + frame.clientHeight) frame.scrollTop = bottom - frame.clientHeight;
  if (top < frame.scrollTop) frame.scrollTop = top;
};

/** Of one connection its own steps; the present step is there, whose it may be. */
const rowsOf = (trace: Trace, step: number, first: number, language: Language): readonly Row[] => {
  if (!isPart(trace)) return rows(trace, language, first, step + 1);
  const { events, whole } = trace;
  const isOwn = ({ step: of }: Row) => of === 0 || events[of - 1] === whole.events[of - 1];
  const present = rows(whole, language, step, step + 1);
  const own = rows(trace, language, first, step + 1).filter(isOwn);
  return own.at(-1)?.step === step ? own : [...own, ...present];
};

/** What has happened so far, one step under the other; the present one is in view. */
export const StepList = (props: StepListProps) => {
  const { trace, step, language, told, mark, onSelectStep } = props;
  const present = useRef<HTMLButtonElement>(null);
  const first = Math.max(0, step - kept);
  const shown = useMemo(() => rowsOf(trace, step, first, language), [trace, language, first, step]);
  useLayoutEffect(() => {
    bringIntoView(present.current);
  }, [step]);
  return (
    <ol className={styles.steps} start={first} aria-label={lanesText(language).steps}>
      {(told && step === 0 ? [] : shown).map((row) => (
        <li key={row.step}>
          {row.step === mark?.step && <strong className={styles.marked}>≠ {mark.name}</strong>}
          <button
            ref={row.step === step ? present : null}
            type="button"
            className={styles.step}
            data-phase={phaseOf(row)}
            aria-current={row.step === step ? 'step' : undefined}
            onClick={() => {
              onSelectStep(row.step);
            }}
          >
            <Head row={row} trace={trace} language={language} />
            <Words trace={trace} language={language} row={row} short={told && row.step === step} />
          </button>
        </li>
      ))}
    </ol>
  );
};
