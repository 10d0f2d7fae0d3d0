import type { Measures } from './measures.ts';
import styles from './lanes.module.css';

/** A moment of the run that is pointed at. */
export interface Mark {
  /** Its display time. */
  readonly at: number;
  /** The step that one stands on then. */
  readonly step: number;
  readonly name: string;
}

interface MarkPartProps {
  readonly mark: Mark;
  readonly measures: Measures;
}

/** A line across the lanes, with a sign on both its ends: under a line there may stand "now". */
export const MarkPart = ({ mark, measures }: MarkPartProps) => {
  const { margin, metrics } = measures;
  const size = metrics.fontSize;
  const ends = [size - margin, metrics.width + margin - size];
  return (
    <g
      className={styles.mark}
      transform={`translate(0 ${String(mark.at * metrics.second)})`}
      role="img"
      aria-label={mark.name}
    >
      <title>{mark.name}</title>
      <line x1={-margin} x2={metrics.width + margin} />
      {ends.map((x) => (
        <g key={x} transform={`translate(${String(x)} ${String(-size * 0.8)})`}>
          <circle r={size * 0.8} />
          <text>≠</text>
        </g>
      ))}
    </g>
  );
};
