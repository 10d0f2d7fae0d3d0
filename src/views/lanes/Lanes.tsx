import type { MotionValue } from 'framer-motion';
import { lazy, Suspense, useMemo, useRef, type CSSProperties, type ReactNode } from 'react';
import { seconds } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { lanesText } from '../../text/lanes.ts';
import { namingOf } from '../../trace/shown.ts';
import type { HostId, Trace } from '../../trace/trace.ts';
import { HostCard } from './HostCard.tsx';
import type { Mark } from './MarkPart.tsx';
import { measures as measuresOf, narrowest } from './measures.ts';
import { Picture } from './Picture.tsx';
import { assumed, useRoom } from './room.ts';
import type { PressSegment } from './Segment.tsx';
import styles from './lanes.module.css';

export interface LanesProps {
  readonly trace: Trace;
  /** 0 is before anything, k after `events[k - 1]`. */
  readonly step: number;
  /** Display seconds (`draw/display-time.ts`), moved by the player. */
  readonly clock: MotionValue<number>;
  readonly mode: 'explore' | 'lecture' | 'embed';
  readonly language: Language;
  /** The cards of the hosts at the head of the lanes. */
  readonly heads?: boolean;
  /** The sentence of the step stands beneath. */
  readonly told?: boolean;
  readonly onSelectStep: (step: number) => void;
  readonly selectedSegment?: string | null;
  /** Whose lanes these are, where there are more than one's. */
  readonly name?: string;
  /** A moment that is pointed at. */
  readonly mark?: Mark | undefined;
  /** Pressed, or asked for its menu; false leaves it to the lanes, which go to its step. */
  readonly onPressSegment?: PressSegment;
  /** The lanes of the programs stand beside those of the kernels. */
  readonly programs?: boolean;
  /** What can be done at an end, on its card. */
  readonly actions?: ((host: HostId) => ReactNode) | undefined;
  /** All views are told; here nothing moves but by the clock, which jumps by itself then. */
  readonly reducedMotion?: boolean;
}

/** Few pages are so narrow. */
const StepList = lazy(async () => ({ default: (await import('./StepList.tsx')).StepList }));

/** Few runs are looked at so. */
const ProgramPicture = lazy(async () => ({
  default: (await import('./Programs.tsx')).ProgramPicture,
}));

/** RFC 9293 takes 2 minutes where a scenario says nothing. */
const maximumSegmentLifetime = ({ scenario }: Trace): number => {
  const { options } = scenario as { options?: { maximumSegmentLifetime?: number } };
  return options?.maximumSegmentLifetime ?? 120;
};

/** What lies between the two. */
const Link = ({ trace, language }: Pick<LanesProps, 'trace' | 'language'>) => {
  const text = lanesText(language);
  const delay = trace.scenario.link?.delay ?? 0.1;
  return (
    <p className={styles.link}>
      <span>{text.oneWay(seconds(delay, language))}</span>
      <span>{text.maximumSegmentLifetime(seconds(maximumSegmentLifetime(trace), language))}</span>
    </p>
  );
};

/** Two lanes with the segments between them; where there is no room for two, the list of steps. */
export const Lanes = (props: LanesProps) => {
  const {
    trace,
    step,
    clock,
    mode,
    language,
    heads = true,
    programs = false,
    onSelectStep,
  } = props;
  const stage = useRef<HTMLDivElement>(null);
  const measured = useRoom(stage);
  const room = measured ?? assumed;
  const naming = namingOf(trace);
  const measures = useMemo(
    () => measuresOf(room, mode, language, naming),
    [room, mode, language, naming],
  );
  const shown = { trace, step, mark: props.mark, onSelectStep };
  const Drawn = programs ? ProgramPicture : Picture;
  const list = room.width < narrowest;
  const sizes = {
    '--label-size': `${String(measures.metrics.fontSize)}px`,
    '--name-size': `${String(measures.nameSize)}px`,
    '--stroke': `${String(measures.line)}px`,
  } as CSSProperties;
  return (
    <section
      className={styles.lanes}
      data-mode={mode}
      data-narrow={measures.metrics.compact ? true : undefined}
      style={sizes}
      aria-label={[props.name, lanesText(language).lanes].filter(Boolean).join(': ')}
    >
      {heads && (
        <div className={styles.heads}>
          <HostCard host="A" {...{ trace, step, language }}>
            {props.actions?.('A')}
          </HostCard>
          <Link trace={trace} language={language} />
          <HostCard host="B" {...{ trace, step, language }}>
            {props.actions?.('B')}
          </HostCard>
        </div>
      )}
      <div ref={stage} className={styles.stage} data-list={list || undefined}>
        {/* A run is laid out once, for the room that it has. */}
        <Suspense>
          {measured !== null && list && (
            <StepList {...shown} language={language} told={props.told ?? false} />
          )}
          {measured !== null && !list && (
            <Drawn
              {...shown}
              clock={clock}
              measures={measures}
              onPressSegment={props.onPressSegment}
              selectedSegment={props.selectedSegment ?? null}
            />
          )}
        </Suspense>
      </div>
    </section>
  );
};
