import { useId, useState } from 'react';
import { flagsText } from '../../draw/labels.ts';
import { hostName } from '../../draw/names.ts';
import { interveneText } from '../../text/intervene.ts';
import type { Language } from '../../text/language.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Underway } from '../../trace/underway.ts';
import { segmentRefusal, type SegmentAction } from './offers.ts';
import { Popup, type Place } from './Popup.tsx';
import styles from './intervene.module.css';

type Decided = 'drop' | 'corrupt';

interface SegmentMenuProps {
  readonly trace: Trace;
  readonly way: Underway;
  readonly place: Place;
  readonly language: Language;
  /** With the delay that was chosen, in seconds. */
  readonly onAct: (action: SegmentAction, delay: number) => void;
  /** What the reader has chosen to become of it; absent where nothing. */
  readonly decided?: Decided | undefined;
  readonly onTakeBack?: () => void;
  readonly onGo: (step: number) => void;
  readonly onClose: () => void;
}

const usualDelay = '0.2';
const longestDelay = 3600;

interface ActionProps extends Pick<SegmentMenuProps, 'way' | 'language' | 'onAct'> {
  readonly action: SegmentAction;
  readonly delay?: number;
}

interface ChoiceProps
  extends Omit<ActionProps, 'action'>, Pick<SegmentMenuProps, 'decided' | 'onTakeBack'> {
  readonly action: Decided;
}

/** One thing to do to it; where it cannot be done, the reason is the button's description. */
const Action = ({ action, way, language, onAct, delay = 0 }: ActionProps) => {
  const { segment: text } = interveneText(language);
  const reason = useId();
  const refused = segmentRefusal(action, way);
  return (
    <>
      <button
        type="button"
        className={styles.item}
        data-action={action}
        aria-disabled={refused !== null || undefined}
        aria-describedby={refused === null ? undefined : reason}
        title={refused === null ? undefined : text.why[refused]}
        onClick={() => {
          if (refused === null) onAct(action, delay);
        }}
      >
        {text[action]}
      </button>
      {refused !== null && (
        <span id={reason} hidden>
          {text.why[refused]}
        </span>
      )}
    </>
  );
};

/** What was chosen already is not offered once more, but taken back. */
const Choice = ({ action, decided, onTakeBack, ...props }: ChoiceProps) =>
  decided === action ? (
    <button type="button" className={styles.item} data-action="takeBack" onClick={onTakeBack}>
      {interveneText(props.language).segment.takeBack[action]}
    </button>
  ) : (
    <Action {...props} action={action} />
  );

const Delay = (props: Pick<SegmentMenuProps, 'way' | 'language' | 'onAct'>) => {
  const [wanted, want] = useState(usualDelay);
  const { segment: text } = interveneText(props.language);
  const seconds = Number(wanted);
  const possible = seconds > 0 && seconds <= longestDelay;
  return (
    <form
      className={styles.delay}
      onSubmit={(event) => {
        event.preventDefault();
        if (possible && segmentRefusal('delay', props.way) === null) props.onAct('delay', seconds);
      }}
    >
      <Action {...props} action="delay" delay={possible ? seconds : Number(usualDelay)} />
      <input
        type="number"
        min="0.1"
        max={longestDelay}
        step="0.1"
        required
        value={wanted}
        className={styles.number}
        aria-label={text.delayBy}
        onChange={({ currentTarget }) => want(currentTarget.value)}
      />
      <span aria-hidden="true">{text.seconds}</span>
    </form>
  );
};

/** What can be done to a segment on its way. */
export const SegmentMenu = (props: SegmentMenuProps) => {
  const { trace, way, place, language, onGo, onClose } = props;
  const { segment: text } = interveneText(language);
  const { decided } = props;
  const { segment, holding, untouchable, end } = way;
  const [from, to] = [
    hostName(trace, segment.from, language),
    hostName(trace, segment.to, language),
  ];
  const note =
    untouchable !== null
      ? text.why[untouchable]
      : holding === 'never'
        ? null
        : holding === 'held'
          ? text.held
          : text.why.released;
  return (
    <Popup title={text.title(flagsText(segment), from, to)} place={place} onClose={onClose}>
      {decided !== undefined && <p className={styles.note}>{text.will[decided]}</p>}
      {note !== null && <p className={styles.note}>{note}</p>}
      <div className={styles.items}>
        <Choice {...props} action="drop" />
        <Action {...props} action="duplicate" />
        <Action {...props} action={holding === 'held' ? 'release' : 'hold'} />
        <Choice {...props} action="corrupt" />
        <Delay {...props} />
        <button
          type="button"
          className={styles.item}
          aria-disabled={end === null || undefined}
          title={end === null ? text.never : undefined}
          onClick={() => {
            if (end !== null) onGo(end);
          }}
        >
          {text.go}
        </button>
      </div>
    </Popup>
  );
};
