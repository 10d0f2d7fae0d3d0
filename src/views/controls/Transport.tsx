import type { MotionValue } from 'framer-motion';
import type { DisplayTime } from '../../draw/display-time.ts';
import { speeds, type Speed } from '../../player/player.ts';
import type { Range } from '../../player/position.ts';
import { interfaceText } from '../../text/interface.ts';
import type { Language } from '../../text/language.ts';
import type { Trace } from '../../trace/trace.ts';
import { Icon, type IconName } from './icons.tsx';
import { Reading } from './Reading.tsx';
import { Scrubber } from './Scrubber.tsx';
import styles from './Transport.module.css';

/** What the bar asks of the player. */
export type TransportCommand = 'first' | 'back' | 'toggle' | 'next' | 'last';

export interface TransportProps {
  readonly trace: Trace;
  readonly time: DisplayTime;
  readonly step: number;
  /** The steps within which one moves. */
  readonly range: Range;
  /** What stands at the step, in words. */
  readonly stepTitle: string;
  readonly playing: boolean;
  /** A question waits for its answer: until then one cannot go on. */
  readonly asked?: boolean;
  readonly speed: Speed;
  readonly clock: MotionValue<number>;
  readonly language: Language;
  readonly onCommand: (command: TransportCommand) => void;
  readonly onScrub: (reading: number) => void;
  readonly onSpeed: (speed: Speed) => void;
  /** Asks what happens next; null where nothing is asked. */
  readonly onPredict?: (() => void) | null;
}

interface ButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly main?: boolean;
  /** There is nothing to go to; the button keeps its focus all the same. */
  readonly idle?: boolean;
  readonly onPress: () => void;
}

const Button = ({ icon, label, main = false, idle = false, onPress }: ButtonProps) => (
  <button
    type="button"
    className={main ? styles.play : styles.button}
    aria-label={label}
    title={label}
    aria-disabled={idle}
    onClick={idle ? undefined : onPress}
  >
    <Icon name={icon} />
  </button>
);

const SpeedChoice = ({
  language,
  speed,
  onSpeed,
}: Pick<TransportProps, 'language' | 'speed' | 'onSpeed'>) => (
  <select
    className={styles.speed}
    aria-label={interfaceText(language).controls.speed}
    value={speed}
    onChange={({ target }) => {
      onSpeed(Number(target.value) as Speed);
    }}
  >
    {speeds.map((choice) => (
      <option key={choice} value={choice}>
        {choice}×
      </option>
    ))}
  </select>
);

export const Transport = (props: TransportProps) => {
  const { trace, time, step, range, stepTitle, playing, asked = false, clock, language } = props;
  const { onCommand, onScrub, onPredict = null } = props;
  const text = interfaceText(language).controls;
  const atStart = step <= range.first;
  const atEnd = asked || step >= range.last;
  const command = (name: TransportCommand) => () => {
    onCommand(name);
  };
  return (
    <div role="group" aria-label={text.label} className={styles.bar}>
      <div className={styles.buttons}>
        <Button icon="first" label={text.first} idle={atStart} onPress={command('first')} />
        <Button
          icon="back"
          label={text.back}
          onPress={command('back')}
          idle={atStart && !playing}
        />
        <Button
          main
          icon={playing ? 'pause' : 'play'}
          label={playing ? text.pause : text.play}
          idle={asked}
          onPress={command('toggle')}
        />
        <Button icon="next" label={text.next} idle={atEnd} onPress={command('next')} />
        <Button icon="last" label={text.last} idle={atEnd} onPress={command('last')} />
      </div>
      <Scrubber
        trace={trace}
        time={time}
        range={range}
        clock={clock}
        label={text.scrubber}
        valueText={`${text.position(step, trace.events.length)}${language === 'zh' ? '。' : '. '}${stepTitle}`}
        onScrub={onScrub}
      />
      <div className={styles.place}>
        {/* The scrubber says it to who listens. */}
        <span className={styles.count} aria-hidden="true">
          {step} / {trace.events.length}
        </span>
        <Reading time={time} clock={clock} language={language} label={text.time} />
      </div>
      <SpeedChoice {...props} />
      {onPredict !== null && (
        <button
          type="button"
          className={styles.predict}
          aria-label={text.predict}
          onClick={onPredict}
        >
          <span>{text.predict}</span>
        </button>
      )}
    </div>
  );
};
