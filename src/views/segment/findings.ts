/** What a check found, as text: numbers with their true relations. */
import { sequenceNumber } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { segmentText } from '../../text/segment.ts';
import type { ArrivalRule, Check, Finding } from '../../trace/judgement.ts';

const windowText = (
  { first, last, from, to }: Extract<Finding, { kind: 'window' }>,
  language: Language,
): string => {
  const text = segmentText(language);
  const here = text.numbers(sequenceNumber(from), sequenceNumber(to));
  return last === null
    ? text.closedWindow(sequenceNumber(first), here)
    : text.acceptable(sequenceNumber(first), sequenceNumber(last), here);
};

/** `SND.UNA 100 < SEG.ACK 101 = SND.NXT 101` */
const ackText = ({ low, ack, next, relations }: Extract<Finding, { kind: 'ack' }>): string =>
  [
    `${low.name} ${sequenceNumber(low.value)}`,
    relations[0],
    `SEG.ACK ${sequenceNumber(ack)}`,
    relations[1],
    `SND.NXT ${sequenceNumber(next)}`,
  ].join(' ');

export const findingText = ({ name, finding }: Check, language: Language): string => {
  const text = segmentText(language);
  switch (finding.kind) {
    case 'flag':
      return `${finding.flag} = ${finding.set ? 1 : 0}`;
    case 'window':
      return windowText(finding, language);
    case 'ack':
      return ackText(finding);
    case 'text':
      return text.text(finding.octets);
    case 'nothing':
      return name === 'security' ? text.notModelled : '';
  }
};

/** What was done at a check, rule by rule; a rule without a line does not compile. */
export const outcomesText = ({ rules, verdict }: Check, language: Language): readonly string[] => {
  const text = segmentText(language);
  const outcomes: Readonly<Record<ArrivalRule, string>> = text.outcomes;
  const told = [...new Set(rules.map((id) => outcomes[id]))];
  return told.length === 0 && verdict === 'decided' ? [text.lastWord] : told;
};
