import { ends, knowledgeAt, type End, type KnowledgeRow } from '../../../lessons/knowledge.ts';
import { lessonText } from '../../../text/lesson.ts';
import styles from './figures.module.css';
import { SegmentName } from './SegmentName.tsx';
import { hostName, shortFlags, type FigureProps } from './words.ts';

const peer: Readonly<Record<End, End>> = { A: 'B', B: 'A' };

/** What one may know: that the two directions work, and that one's own number is confirmed. */
const facts = ['out', 'in', 'number'] as const;
type Fact = (typeof facts)[number];

const isKnown = ({ known }: KnowledgeRow, end: End, fact: Fact): boolean =>
  fact === 'in' ? known[end].hears : known[end].isHeard;

const FactHeads = ({ trace, language }: FigureProps) => {
  const { knowledge } = lessonText(language).figures;
  const name = (end: End) => hostName(trace, end, language);
  const route = (end: End, fact: Fact): readonly [End, End] =>
    fact === 'out' ? [end, peer[end]] : [peer[end], end];
  return ends.flatMap((end) =>
    facts.map((fact) => {
      const [from, to] = route(end, fact);
      const isNumber = fact === 'number';
      return (
        <th key={`${end} ${fact}`} scope="col" data-end={end}>
          <span aria-hidden="true">
            {isNumber ? knowledge.confirmed : from === 'A' ? '→' : '←'}
          </span>
          <span className="unseen">
            {isNumber ? knowledge.confirmedLong : knowledge.worksLong(name(from), name(to))}
          </span>
        </th>
      );
    }),
  );
};

type RowProps = FigureProps & {
  readonly row: KnowledgeRow;
  readonly before: KnowledgeRow | undefined;
};

const Row = ({ row, before, trace, language }: RowProps) => {
  const { figures } = lessonText(language);
  const { knowledge } = figures;
  return (
    <tr>
      <th scope="row">
        <SegmentName trace={trace} segment={row.segment} language={language} />{' '}
        {row.segment.badge !== undefined && (
          <span className={styles.again}>{figures.badges[row.segment.badge]}</span>
        )}{' '}
        {row.lost && (
          <span className={styles.lost}>
            <span aria-hidden="true">✕</span> {knowledge.lost}
          </span>
        )}
      </th>
      {ends.flatMap((end) =>
        facts.map((fact) => {
          const known = isKnown(row, end, fact);
          const was = before !== undefined && isKnown(before, end, fact);
          return (
            <td
              key={`${end} ${fact}`}
              data-end={end}
              data-known={known}
              data-new={known !== was || undefined}
            >
              <span aria-hidden="true">{known ? '✓' : was ? '✗' : '·'}</span>
              <span className="unseen">{known ? knowledge.yes : knowledge.no}</span>
            </td>
          );
        }),
      )}
    </tr>
  );
};

const Heads = (props: FigureProps) => (
  <thead>
    <tr>
      <th scope="col" rowSpan={2}>
        {lessonText(props.language).figures.segment}
      </th>
      {ends.map((end) => (
        <th key={end} scope="colgroup" colSpan={facts.length} data-end={end}>
          {hostName(props.trace, end, props.language)}
        </th>
      ))}
    </tr>
    <tr>
      <FactHeads {...props} />
    </tr>
  </thead>
);

/** Who knows what after which segment, up to the step. */
export const Knowledge = (props: FigureProps) => {
  const { trace, step, language } = props;
  const { knowledge } = lessonText(language).figures;
  const rows = knowledgeAt(trace, step);
  const last = rows.at(-1);
  return (
    <figure className={styles.figure}>
      <figcaption>{knowledge.title}</figcaption>
      {last === undefined ? (
        <p className={styles.says}>{knowledge.neither}</p>
      ) : (
        <>
          <table className={styles.knowledge}>
            <Heads {...props} />
            <tbody>
              {rows.map((row, index) => (
                <Row key={index} {...props} row={row} before={rows[index - 1]} />
              ))}
            </tbody>
          </table>
          <p className={styles.key}>{knowledge.legend}</p>
          <p className={styles.says}>
            {knowledge.last(hostName(trace, last.segment.from, language), shortFlags(last.segment))}
          </p>
        </>
      )}
    </figure>
  );
};
