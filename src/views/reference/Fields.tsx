import { controlBits, header, type ControlBit, type FieldName } from '../../draw/header.ts';
import { cardOf } from '../../lessons/glossary.ts';
import type { Language } from '../../text/language.ts';
import { referenceText } from '../../text/reference.ts';
import { segmentText } from '../../text/segment.ts';
import type { TraceSegment } from '../../trace/trace.ts';
import { Prose } from '../parts/Prose.tsx';
import { Entry } from './Entry.tsx';
import type { ReferencePageProps } from './page.ts';
import styles from './reference.module.css';

/** A segment without options: only its form counts. */
const plain: TraceSegment = {
  ...{ id: 's1', from: 'A', to: 'B', sourcePort: 0, destinationPort: 0, seq: 0, ack: null },
  ...{ flags: [], window: 0, length: 0, options: {}, sentAt: 0, arrivesAt: null, lostAt: null },
  ...{ fate: 'delivered', injected: false, retransmissionOf: null, duplicateOf: null },
};

type Shown = keyof ReturnType<typeof referenceText>['fieldMeanings'];

interface Place {
  readonly name: Shown;
  readonly word: number;
  readonly bit: number;
  readonly bits: number;
}

const isControlBit = (name: FieldName): name is ControlBit =>
  controlBits.some((bit) => bit === name);

/** The fields of the header; the control bits are one. */
const places: readonly Place[] = header(plain).flatMap((word, at) =>
  word.flatMap(({ name, bit, bits }) => {
    if (!isControlBit(name)) return [{ name: name as Shown, word: at + 1, bit, bits }];
    return name === controlBits[0]
      ? [{ name: 'controlBits' as const, word: at + 1, bit, bits: controlBits.length }]
      : [];
  }),
);

const cardOfField: Partial<Record<Shown, string>> = {
  sourcePort: 'four-tuple',
  destinationPort: 'four-tuple',
  sequenceNumber: 'sequence-number',
  acknowledgmentNumber: 'acknowledgment-number',
  window: 'window',
  checksum: 'checksum',
  urgentPointer: 'urg',
};

const cardOfFlag: Partial<Record<ControlBit, string>> = {
  ...{ URG: 'urg', ACK: 'ack-flag', PSH: 'psh', RST: 'rst', SYN: 'syn', FIN: 'fin' },
};

type LinkProps = Pick<ReferencePageProps, 'language' | 'onTerm'> & {
  readonly id: string | undefined;
};

const CardLink = ({ id, language, onTerm }: LinkProps) =>
  id === undefined ? null : (
    <button type="button" className={styles.link} onClick={() => onTerm(id)}>
      {cardOf(id)?.[language].name}
    </button>
  );

/** The header as the figure draws it; the table below says the same in words. */
const Figure = ({ language }: { readonly language: Language }) => {
  const { fields } = segmentText(language);
  return (
    <div className={styles.header} aria-hidden="true">
      {places.map(({ name, bit, bits }) => (
        <span key={name} style={{ gridColumn: `${String(bit + 1)} / span ${String(bits)}` }}>
          {name === 'controlBits' ? (
            <span className={styles.bits} lang="en">
              {controlBits.map((flag) => (
                <i key={flag}>{flag}</i>
              ))}
            </span>
          ) : (
            fields[name]
          )}
        </span>
      ))}
    </div>
  );
};

const takesNumber = (flag: ControlBit): boolean => flag === 'SYN' || flag === 'FIN';

const FieldTable = ({ language, card, onTerm }: ReferencePageProps) => {
  const { fields: text, fieldMeanings } = referenceText(language);
  const { fields, bit: placeText } = segmentText(language);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.field}</th>
          <th scope="col">{text.place}</th>
          <th scope="col">{text.meaning}</th>
          <th scope="col">{text.card}</th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ name, word, bit, bits }) => (
          <Entry key={name} as="tr" id={name} card={card}>
            <th scope="row">{fields[name]}</th>
            <td className={styles.place}>{placeText(word, bit, bit + bits - 1)}</td>
            <td>
              <Prose text={fieldMeanings[name]} language={language} />
            </td>
            <td>
              <CardLink id={cardOfField[name]} language={language} onTerm={onTerm} />
            </td>
          </Entry>
        ))}
      </tbody>
    </table>
  );
};

const FlagTable = ({ language, card, onTerm }: ReferencePageProps) => {
  const { fields: text } = referenceText(language);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.flag}</th>
          <th scope="col">{text.meaning}</th>
          <th scope="col">{text.number}</th>
          <th scope="col">{text.card}</th>
        </tr>
      </thead>
      <tbody>
        {controlBits.map((flag) => (
          <Entry key={flag} as="tr" id={flag} card={card}>
            <th scope="row" lang="en">
              {flag}
            </th>
            <td>{segmentText(language).bits[flag]}</td>
            <td>{takesNumber(flag) ? text.yes : text.no}</td>
            <td>
              <CardLink id={cardOfFlag[flag]} language={language} onTerm={onTerm} />
            </td>
          </Entry>
        ))}
      </tbody>
    </table>
  );
};

/** The header of a segment, field by field and flag by flag. */
export const FieldsPage = (props: ReferencePageProps) => {
  const { language, card, onTerm } = props;
  const text = referenceText(language);
  return (
    <>
      <p className={styles.intro}>{text.fields.intro}</p>
      <Figure language={language} />
      <FieldTable {...props} />
      <h3>{text.fields.flags}</h3>
      <FlagTable {...props} />
      <h3>{text.fields.options}</h3>
      <Entry id="maximum-segment-size" card={card}>
        <p>
          <CardLink id="maximum-segment-size" language={language} onTerm={onTerm} />{' '}
          <Prose text={text.maximumSegmentSize} language={language} />
        </p>
      </Entry>
    </>
  );
};
