import { useMemo } from 'react';
import { hostName } from '../../draw/names.ts';
import { seconds } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { segmentText } from '../../text/segment.ts';
import { fateAt } from '../../trace/judgement.ts';
import { segmentsSent, selectedAt } from '../../trace/selection.ts';
import type { Trace, TraceSegment } from '../../trace/trace.ts';
import { FlagChip } from '../parts/FlagChip.tsx';
import { Checks } from './Checks.tsx';
import { Chooser } from './Chooser.tsx';
import { Header } from './Header.tsx';
import styles from './segment.module.css';

export interface SegmentPanelProps {
  readonly trace: Trace;
  /** 0 is before anything, k after `events[k - 1]`. */
  readonly step: number;
  readonly language: Language;
  /** The id of the segment that was chosen; without one, the step's own is shown. */
  readonly selectedSegment: string | null;
  readonly onSelectSegment: (id: string) => void;
}

interface SummaryProps extends Pick<SegmentPanelProps, 'trace' | 'step' | 'language'> {
  readonly segment: TraceSegment;
}

/** What became of it by this step, and when; what is to come is not told. */
const fateText = ({ trace, step, segment, language }: SummaryProps): string | null => {
  const text = segmentText(language);
  const { kind } = fateAt(trace, segment, step);
  const { arrivesAt, lostAt } = segment;
  if (kind === 'under-way') return null;
  if (lostAt !== null) return text.lostAt(seconds(lostAt, language));
  return arrivesAt === null ? null : text.arrivedAt(seconds(arrivesAt, language));
};

const Summary = (props: SummaryProps) => {
  const { trace, segment, language } = props;
  const text = segmentText(language);
  const names = [segment.from, segment.to].map((host) => hostName(trace, host, language));
  return (
    <p className={styles.summary}>
      <FlagChip segment={segment} />{' '}
      {[
        text.route(names[0] ?? '', names[1] ?? ''),
        text.sentAt(seconds(segment.sentAt, language)),
        fateText(props),
      ]
        .filter((part) => part !== null)
        .join(' · ')}
    </p>
  );
};

/** One segment: its header bit by bit, and how it was judged. */
export const SegmentPanel = (props: SegmentPanelProps) => {
  const { trace, step, language, selectedSegment, onSelectSegment } = props;
  const sent = useMemo(() => segmentsSent(trace, step), [trace, step]);
  const segment = selectedAt(trace, step, selectedSegment);
  if (segment === null) return <p className={styles.aside}>{segmentText(language).none}</p>;
  const shown = { trace, segment, language };
  return (
    <div className={styles.panel}>
      <div className={styles.parts}>
        <Chooser {...shown} sent={sent} onChoose={onSelectSegment} />
        <Summary {...shown} step={step} />
        <Header {...shown} />
        <Checks {...shown} step={step} />
      </div>
    </div>
  );
};
