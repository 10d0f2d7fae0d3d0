import type { MotionValue } from 'framer-motion';
import type { DisplayTime } from '../../draw/display-time.ts';
import { receiveSpace, sendSpace } from '../../draw/spaces.ts';
import { hostName } from '../../draw/names.ts';
import type { TcbSnapshot } from '../../tcp/tcb.ts';
import type { Language } from '../../text/language.ts';
import { variablesText } from '../../text/variables.ts';
import type { Trace } from '../../trace/trace.ts';
import { Changes } from './Changes.tsx';
import { SpaceBar } from './SpaceBar.tsx';
import { blocksAt } from './values.ts';
import { VariablesTable, type RowName } from './VariablesTable.tsx';
import styles from './variables.module.css';

/** What moves comes first, then what is set once. */
const rows: readonly RowName[] = [
  ...(['SND.UNA', 'SND.NXT', 'SND.WND', 'SND.WL1', 'SND.WL2', 'ISS'] as const),
  ...(['RCV.NXT', 'RCV.WND', 'IRS', 'RTO', 'retransmission', 'time-wait'] as const),
];

const otherRows: readonly RowName[] = [
  ...(['retransmissions', 'SND.MSS', 'MAX.SND.WND', 'unsent', 'unread'] as const),
  ...(['closePending', 'openedBy'] as const),
];

interface EndProps {
  readonly name: string;
  readonly tcb: TcbSnapshot;
  readonly language: Language;
}

/** The two sequence spaces of one end. */
const Spaces = ({ name, tcb, language }: EndProps) => {
  const text = variablesText(language);
  const receive = receiveSpace(tcb);
  return (
    <section className={styles.end} aria-label={name}>
      <h4>{name}</h4>
      <SpaceBar
        title={text.sendSpace}
        figure={text.figure3}
        space={sendSpace(tcb)}
        language={language}
      />
      {receive === null ? (
        <p className={styles.aside}>{text.notYet}</p>
      ) : (
        <SpaceBar
          title={text.receiveSpace}
          figure={text.figure4}
          space={receive}
          language={language}
        />
      )}
    </section>
  );
};

export interface VariablesProps {
  readonly trace: Trace;
  /** 0 is before anything, k after `events[k - 1]`. */
  readonly step: number;
  readonly time: DisplayTime;
  /** Display seconds; the timers follow it. */
  readonly clock: MotionValue<number>;
  readonly language: Language;
}

/** The TCB of both ends at a step: their variables, their sequence spaces, their timers. */
export const Variables = (props: VariablesProps) => {
  const { trace, step, language } = props;
  const text = variablesText(language);
  const blocks = blocksAt(trace, step);
  const open = blocks.flatMap(({ host, tcb }) => (tcb === null ? [] : [{ host, tcb }]));
  return (
    <div className={styles.variables}>
      <Changes trace={trace} blocks={blocks} language={language} />
      <VariablesTable {...props} caption={text.title} rows={rows} blocks={blocks} />
      {open.length > 0 && (
        <section className={styles.spaces} aria-label={text.spaces}>
          <h3>{text.spaces}</h3>
          <p className={styles.aside}>{text.spacesNote}</p>
          <div className={styles.ends}>
            {open.map(({ host, tcb }) => (
              <Spaces
                key={host}
                name={hostName(trace, host, language)}
                tcb={tcb}
                language={language}
              />
            ))}
          </div>
        </section>
      )}
      <VariablesTable {...props} caption={text.more} rows={otherRows} blocks={blocks} />
    </div>
  );
};
