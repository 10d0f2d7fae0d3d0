import { ledgerAt, type LedgerRow } from '../../../lessons/ledger.ts';
import { lessonText } from '../../../text/lesson.ts';
import styles from './figures.module.css';
import { SegmentName } from './SegmentName.tsx';
import { hostName, type FigureProps } from './words.ts';

const ends = ['A', 'B'] as const;

/** What is shown where there is room, and what where there is not. */
const Short = ({ long, short }: Readonly<Record<'long' | 'short', string | number>>) => (
  <>
    <span className={styles.long}>{long}</span>
    <span className={styles.short} aria-hidden="true">
      {short}
    </span>
  </>
);

/** `10 + FIN 1` */
const Takes = ({ row, language }: Pick<FigureProps, 'language'> & { readonly row: LedgerRow }) => {
  const { ledger } = lessonText(language).figures;
  const { octets, flags } = row.takes;
  const all = octets + flags.length;
  const parts = [
    ...(octets > 0 ? [ledger.octets(octets)] : []),
    ...flags.map((flag) => `${flag} 1`),
  ];
  return <Short long={all === 0 ? all : parts.join(' + ')} short={all} />;
};

const Row = ({ row, trace, language }: FigureProps & { readonly row: LedgerRow }) => {
  const { segment, next, sendNext } = row;
  const { ledger } = lessonText(language).figures;
  return (
    <tr>
      <th scope="row">
        <SegmentName trace={trace} segment={segment} language={language} />{' '}
        {segment.retransmissionOf !== null && <span className={styles.again}>{ledger.again}</span>}
      </th>
      <td>{segment.seq}</td>
      <td>
        <Takes row={row} language={language} />
      </td>
      <td>{next}</td>
      {ends.map((end) => (
        <td key={end} data-end={end} data-own={end === segment.from || undefined}>
          {sendNext[end] ?? '–'}
        </td>
      ))}
    </tr>
  );
};

/** What each segment takes of its sender's numbers, up to the step. */
export const Ledger = (props: FigureProps) => {
  const { trace, step, language } = props;
  const text = lessonText(language).figures;
  const rows = ledgerAt(trace, step);
  return (
    <figure className={styles.figure}>
      <figcaption>{text.ledger.title}</figcaption>
      {rows.length === 0 ? (
        <p className={styles.says}>{text.notYet}</p>
      ) : (
        // Random numbers have ten digits: where they do not fit, the table moves in its box.
        <div role="region" tabIndex={0} aria-label={text.ledger.title} className={styles.scrolled}>
          <table className={styles.ledger}>
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {text.segment}
                </th>
                <th scope="col" rowSpan={2} lang="en">
                  SEQ
                </th>
                <th scope="col" rowSpan={2}>
                  <Short long={text.ledger.takes} short="+" />
                </th>
                <th scope="col" rowSpan={2}>
                  <Short long={text.ledger.next} short="=" />
                </th>
                <th scope="colgroup" colSpan={2} lang="en" data-end="A">
                  SND.NXT
                </th>
              </tr>
              <tr>
                {ends.map((end) => (
                  <th key={end} scope="col" data-end={end}>
                    {hostName(trace, end, language)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <Row key={index} {...props} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </figure>
  );
};
