import { hostName } from '../../draw/names.ts';
import { segmentTitle } from '../../narrate/narrate.ts';
import type { Language } from '../../text/language.ts';
import { segmentText } from '../../text/segment.ts';
import type { Trace, TraceSegment } from '../../trace/trace.ts';
import styles from './segment.module.css';

/** A longer list than this is offered in part, around the one that is shown. */
const mostChoices = 100;

const around = (sent: readonly TraceSegment[], position: number): readonly TraceSegment[] => {
  const start = Math.max(0, Math.min(position - mostChoices / 2, sent.length - mostChoices));
  return sent.slice(start, start + mostChoices);
};

interface ChooserProps {
  readonly trace: Trace;
  /** Those that have left at this step. */
  readonly sent: readonly TraceSegment[];
  readonly segment: TraceSegment;
  readonly language: Language;
  readonly onChoose: (id: string) => void;
}

/** The segment that is shown, and the way to the others. */
export const Chooser = ({ trace, sent, segment, language, onChoose }: ChooserProps) => {
  const text = segmentText(language);
  const position = sent.findIndex(({ id }) => id === segment.id);
  const title = (one: TraceSegment) =>
    `${one.id} · ${hostName(trace, one.from, language)} · ${segmentTitle(one, language)}`;
  const go = (label: string, sign: string, target: TraceSegment | undefined) => (
    <button
      type="button"
      className={styles.go}
      aria-label={label}
      title={label}
      disabled={target === undefined}
      onClick={() => {
        if (target !== undefined) onChoose(target.id);
      }}
    >
      {sign}
    </button>
  );
  return (
    <div className={styles.chooser}>
      {go(text.previous, '‹', sent[position - 1])}
      <select
        className={styles.choice}
        aria-label={text.choose}
        value={segment.id}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {around(sent, position).map((one) => (
          <option key={one.id} value={one.id}>
            {title(one)}
          </option>
        ))}
      </select>
      {go(text.next, '›', sent[position + 1])}
    </div>
  );
};
