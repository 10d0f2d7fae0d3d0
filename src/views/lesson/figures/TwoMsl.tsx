import type { Language } from '../../../text/language.ts';
import { seconds } from '../../../text/format.ts';
import { lessonText } from '../../../text/lesson.ts';
import styles from './figures.module.css';

export interface TwoMslProps {
  /** Whose TIME-WAIT it is: two lifetimes, or Linux's constant. */
  readonly preset: 'rfc' | 'linux';
  /** The maximum segment lifetime. */
  readonly lifetimeSeconds: number;
  readonly language: Language;
}

interface BarProps {
  readonly says: string;
  readonly time: string;
  readonly phase: 'closed' | 'closing-active' | 'waiting';
  /** In halves of TIME-WAIT. */
  readonly from: number;
  readonly halves: number;
}

const Bar = ({ says, time, phase, from, halves }: BarProps) => (
  <li className={styles.bar}>
    <span className={styles.says}>{says}</span>
    <span className={styles.track}>
      <span
        className={styles.length}
        data-phase={phase}
        style={{ marginInlineStart: `${from * 50}%`, width: `${halves * 50}%` }}
      >
        {time}
      </span>
    </span>
  </li>
);

/** Where twice the lifetime comes from: one for our last ACK, one for the FIN that repeats. */
export const TwoMsl = ({ preset, lifetimeSeconds, language }: TwoMslProps) => {
  const text = lessonText(language).figures.twoMsl;
  const once = seconds(lifetimeSeconds, language);
  const twice = seconds(2 * lifetimeSeconds, language);
  return (
    <figure className={styles.figure}>
      <figcaption>{text.title[preset]}</figcaption>
      <ul className={styles.bars}>
        {preset === 'rfc' && (
          <>
            <Bar says={text.ack} time={`1 MSL = ${once}`} phase="closed" from={0} halves={1} />
            <Bar
              says={text.fin}
              time={`1 MSL = ${once}`}
              phase="closing-active"
              from={1}
              halves={1}
            />
          </>
        )}
        <Bar
          says={preset === 'rfc' ? text.together : `${text.together}: ${text.constant}`}
          time={preset === 'rfc' ? `2 MSL = ${twice}` : twice}
          phase="waiting"
          from={0}
          halves={2}
        />
      </ul>
      <p className={styles.says}>{text[preset]}</p>
    </figure>
  );
};
