import { cardOf } from '../../lessons/glossary.ts';
import { presetNames, presets, type TcpOptions } from '../../tcp/presets.ts';
import type { TimerName } from '../../tcp/tcb.ts';
import { conditionsText } from '../../text/conditions.ts';
import { count, seconds } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { referenceText } from '../../text/reference.ts';
import { Prose } from '../parts/Prose.tsx';
import { Entry } from './Entry.tsx';
import type { ReferencePageProps } from './page.ts';
import styles from './reference.module.css';

type OptionName = keyof TcpOptions & keyof ReturnType<typeof conditionsText>['options'];

interface Timer {
  readonly name: TimerName;
  /** The card of its word, where there is one. */
  readonly card?: string;
  readonly clause: string;
  /** The options that set it: times in seconds, and how often. */
  readonly times: readonly OptionName[];
  readonly counts: readonly OptionName[];
}

const timers: readonly Timer[] = [
  {
    name: 'retransmission',
    card: 'retransmission-timer',
    clause: 'RFC 6298 5',
    times: [
      ...(['initialRetransmissionTimeout', 'minimumRetransmissionTimeout'] as const),
      ...(['maximumRetransmissionTimeout', 'retransmissionTimeoutAfterSyn'] as const),
    ],
    counts: [
      ...(['synRetries', 'linearSynTimeouts', 'synAckRetries'] as const),
      ...(['dataRetries', 'orphanRetries'] as const),
    ],
  },
  {
    ...{ name: 'time-wait', card: 'two-msl', clause: 'RFC 9293 3.10.8' },
    ...{ times: ['maximumSegmentLifetime'], counts: [] },
  },
  {
    ...{ name: 'keep-alive', card: 'tcp-keep-alive', clause: 'RFC 9293 3.8.4' },
    ...{ times: ['keepAliveIdle', 'keepAliveInterval'], counts: ['keepAliveCount'] },
  },
  {
    ...{ name: 'persist', card: 'persist-timer', clause: 'RFC 9293 3.8.6.1' },
    ...{ times: ['maximumRetransmissionTimeout'], counts: ['windowProbeOctets'] },
  },
  {
    ...{ name: 'delayed-ack', card: 'delayed-ack', clause: 'RFC 9293 3.8.6.3' },
    ...{ times: ['delayedAck'], counts: ['quickAcks'] },
  },
  { name: 'user', clause: 'RFC 9293 3.10.8', times: ['userTimeout'], counts: [] },
  {
    ...{ name: 'fin-wait-2', card: 'fin-wait-2', clause: 'tcp(7), tcp_fin_timeout' },
    ...{ times: ['finWait2Timeout'], counts: [] },
  },
];

const valueOf = (value: unknown, isTime: boolean, language: Language): string => {
  if (typeof value !== 'number') return referenceText(language).timers.off;
  return isTime ? seconds(value, language) : count(value, language);
};

const Values = ({ timer, language }: { readonly timer: Timer; readonly language: Language }) => {
  const { options } = conditionsText(language);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{referenceText(language).timers.value}</th>
          {presetNames.map((preset) => (
            <th key={preset} scope="col" lang="en">
              {preset}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...timer.times, ...timer.counts].map((option) => (
          <tr key={option}>
            <th scope="row">{options[option].name}</th>
            {presetNames.map((preset) => (
              <td key={preset} className={styles.value}>
                {valueOf(presets[preset][option], timer.times.includes(option), language)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The timers of an end: what starts and stops each, what it does, and how long it takes. */
export const TimersPage = ({ language, card, onTerm }: ReferencePageProps) => {
  const { timers: text, timerTexts } = referenceText(language);
  return (
    <>
      <p className={styles.intro}>{text.intro}</p>
      {timers.map((timer) => (
        <Entry key={timer.name} id={timer.name} card={card}>
          <h3>
            {timerTexts[timer.name].name}
            <span className={styles.aside} lang="en">
              {timer.clause}
            </span>
            {timer.card !== undefined && (
              <button
                type="button"
                className={styles.link}
                onClick={() => onTerm(timer.card ?? timer.name)}
              >
                {cardOf(timer.card)?.[language].name}
              </button>
            )}
          </h3>
          <dl className={styles.facts}>
            {(['starts', 'stops', 'fires'] as const).map((part) => (
              <div key={part}>
                <dt>{text[part]}</dt>
                <dd>
                  <Prose text={timerTexts[timer.name][part]} language={language} />
                </dd>
              </div>
            ))}
          </dl>
          <Values timer={timer} language={language} />
        </Entry>
      ))}
    </>
  );
};
