import { useState } from 'react';
import { rules, type Level, type RuleId } from '../../tcp/rules.ts';
import type { Language } from '../../text/language.ts';
import { referenceText, type ReferenceText } from '../../text/reference.ts';
import { segmentText } from '../../text/segment.ts';
import { Prose } from '../parts/Prose.tsx';
import { Entry } from './Entry.tsx';
import { anchorOf, type ReferencePageProps } from './page.ts';
import styles from './reference.module.css';
import { Choice, Search } from './Search.tsx';
import { fits } from './search.ts';

const ids = Object.keys(rules) as readonly RuleId[];

/** Where a segment is judged by a rule, it says what the panel of a segment says. */
const says = (id: RuleId, language: Language): string => {
  // Every rule is told: a missing line does not compile.
  const texts: Readonly<Record<RuleId, string>> = {
    ...segmentText(language).outcomes,
    ...referenceText(language).ruleTexts,
  };
  return texts[id];
};

type Group = keyof ReferenceText['rules']['groups'];

/** The first that fits is the part in which a rule stands. */
const groups: readonly (readonly [Group, RegExp])[] = [
  ['fiction', /^not TCP/],
  ['calls', /^RFC 9293 §3\.10\.[1-6]\b/],
  ['closed', /^RFC 9293 §3\.10\.7\.1/],
  ['listen', /^RFC 9293 §3\.10\.7\.2/],
  ['synSent', /^RFC 9293 §3\.10\.7\.3|tcp_rcv_synsent/],
  [
    'others',
    /^RFC 9293 §3\.(?:10\.7\.4|3\.2|1$|5, Figure)|^RFC 5961|^RFC 1337|^Linux, tcp_(?:rcv|data|check)|ratelimit/,
  ],
  ['timers', /^RFC 9293 §3\.(?:10\.8|8)|^RFC 6298|^tcp\(7\), tcp_(?:syn|fin)/],
  ['around', /./],
];

const groupOf = (clause: string): Group =>
  groups.find(([, pattern]) => pattern.test(clause))?.[0] ?? 'around';

const inOrder: readonly Group[] = [
  ...(['calls', 'closed', 'listen', 'synSent', 'others'] as const),
  ...(['timers', 'around', 'fiction'] as const),
];

interface TableProps extends Pick<ReferencePageProps, 'language' | 'card'> {
  readonly group: Group;
  readonly chosen: readonly RuleId[];
}

const RuleTable = ({ group, chosen, language, card }: TableProps) => {
  const { rules: text } = referenceText(language);
  const here = chosen.filter((id) => groupOf(rules[id].clause) === group);
  if (here.length === 0) return null;
  return (
    <table className={`${styles.table} ${styles.rules}`}>
      <caption>{text.groups[group]}</caption>
      <thead>
        <tr>
          <th scope="col">{text.clause}</th>
          <th scope="col">{text.level}</th>
          <th scope="col">{text.says}</th>
        </tr>
      </thead>
      <tbody>
        {here.map((id) => (
          <Entry key={id} as="tr" id={anchorOf(id)} card={card}>
            <th scope="row" lang="en">
              {rules[id].clause}
            </th>
            <td lang="en">{rules[id].level}</td>
            <td>
              <Prose text={says(id, language)} language={language} />
            </td>
          </Entry>
        ))}
      </tbody>
    </table>
  );
};

/** Every rule that can be applied, with its clause and how binding it is. */
export const RulesPage = ({ language, card }: ReferencePageProps) => {
  const { rules: text } = referenceText(language);
  const [query, search] = useState('');
  const [level, choose] = useState<Level | null>(null);
  const levels = Object.entries(text.levels) as [Level, string][];
  const chosen = ids
    .filter((id) => level === null || rules[id].level === level)
    .filter((id) => fits(query, [rules[id].clause, rules[id].level, says(id, language)]));
  return (
    <>
      <p className={styles.intro}>{text.intro}</p>
      <Search value={query} found={chosen.length} language={language} onChange={search}>
        <Choice
          label={text.level}
          value={level}
          all={text.allLevels}
          options={levels}
          onChange={choose}
        />
      </Search>
      {inOrder.map((group) => (
        <RuleTable key={group} group={group} chosen={chosen} language={language} card={card} />
      ))}
    </>
  );
};
