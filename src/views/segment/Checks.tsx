import { hostName } from '../../draw/names.ts';
import type { Language } from '../../text/language.ts';
import { segmentText } from '../../text/segment.ts';
import { fateAt, type Check, type Judgement } from '../../trace/judgement.ts';
import { namingOf, stateName } from '../../trace/shown.ts';
import type { Trace, TraceSegment } from '../../trace/trace.ts';
import { findingText, outcomesText } from './findings.ts';
import styles from './segment.module.css';

/** A sign beside the word, so that neither colour nor reading is needed to find the decision. */
const signs: Readonly<Record<Check['verdict'], string>> = {
  passed: '✓',
  decided: '■',
  'not-reached': '·',
};

/** The table speaks of RFC 9293, so only other documents are named in it. */
const shortClause = (clause: string): string => clause.replace(/^RFC 9293 /, '');

interface RowProps {
  readonly check: Check;
  readonly language: Language;
}

/** What the check looked at, and what came of it. */
const Found = ({ check, language }: RowProps) => (
  <>
    <span className={styles.finding}>{findingText(check, language)}</span>
    {outcomesText(check, language).map((outcome) => (
      <span key={outcome} className={styles.outcome}>
        {outcome}
      </span>
    ))}
  </>
);

const Row = ({ check, language }: RowProps) => {
  const text = segmentText(language);
  const { name, ordinal, verdict, clauses } = check;
  return (
    <tr data-verdict={verdict}>
      <th scope="row">
        {ordinal !== null && `${ordinal}. `}
        {text.checkNames[name]}
        <span className={styles.clauses} lang="en">
          {clauses.map(shortClause).map((clause) => (
            <span key={clause}>{clause}</span>
          ))}
        </span>
      </th>
      <td>
        <span className={styles.verdict}>
          <span aria-hidden="true">{signs[verdict]}</span> {text.verdicts[verdict]}
        </span>
        {verdict !== 'not-reached' && <Found check={check} language={language} />}
      </td>
    </tr>
  );
};

interface ListProps {
  readonly judgement: Judgement;
  readonly trace: Trace;
  readonly language: Language;
}

const List = ({ judgement, trace, language }: ListProps) => {
  const text = segmentText(language);
  const { event, section, checks } = judgement;
  const all = checks.every(({ verdict }) => verdict === 'passed');
  const host = hostName(trace, event.host, language);
  const before = stateName(event.before, namingOf(trace));
  return (
    <>
      <table className={styles.checks}>
        <caption>{text.checksIn(host, before, `RFC 9293 §${section}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columns.check}</th>
            <th scope="col">{text.columns.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <Row key={check.name} check={check} language={language} />
          ))}
        </tbody>
      </table>
      {all && <p className={styles.all}>{`✓ ${text.allPassed}`}</p>}
    </>
  );
};

interface ChecksProps {
  readonly trace: Trace;
  readonly segment: TraceSegment;
  readonly step: number;
  readonly language: Language;
}

/** How each check of 3.10.7 judged the segment, once it has arrived. */
export const Checks = ({ trace, segment, step, language }: ChecksProps) => {
  const text = segmentText(language);
  const fate = fateAt(trace, segment, step);
  return (
    <section aria-label={text.checks}>
      <h3>{text.checks}</h3>
      {fate.kind === 'judged' ? (
        <List judgement={fate.judgement} trace={trace} language={language} />
      ) : (
        <p className={styles.aside}>{text.fates[fate.kind]}</p>
      )}
    </section>
  );
};
