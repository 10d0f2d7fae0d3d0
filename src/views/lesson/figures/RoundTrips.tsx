import { inLanguage, type Language, type Localized } from '../../../text/language.ts';
import { lessonText } from '../../../text/lesson.ts';
import styles from './figures.module.css';

export interface RoundTripsProps {
  readonly rows: readonly {
    readonly id: string;
    readonly title: Localized;
    /** Null as long as the run has not run. */
    readonly roundTrips: number | null;
    readonly connections: number | null;
  }[];
  /** The id of the run on the screen. */
  readonly current: string | null;
  readonly language: Language;
}

const Count = ({ value, most }: { readonly value: number | null; readonly most: number }) => (
  <td>
    <span className={styles.count}>
      <span
        className={styles.amount}
        style={{ width: `${((value ?? 0) / Math.max(most, 1)) * 100}%` }}
      />
    </span>
    <span className={styles.number}>{value ?? '…'}</span>
  </td>
);

/** How many round trips and connections each run takes, side by side. */
export const RoundTrips = ({ rows, current, language }: RoundTripsProps) => {
  const text = lessonText(language).figures.roundTrips;
  const most = (of: 'roundTrips' | 'connections') => Math.max(...rows.map((row) => row[of] ?? 0));
  return (
    <figure className={styles.figure}>
      <figcaption>{text.title}</figcaption>
      <table className={styles.trips}>
        <thead>
          <tr>
            <td />
            <th scope="col">{text.roundTrips}</th>
            <th scope="col">{text.connections}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} aria-current={row.id === current || undefined}>
              <th scope="row">{inLanguage(row.title, language)}</th>
              <Count value={row.roundTrips} most={most('roundTrips')} />
              <Count value={row.connections} most={most('connections')} />
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
};
