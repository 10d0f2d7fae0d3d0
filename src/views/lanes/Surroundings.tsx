/** What stands around the segments: bands, names of states, timers, breaks, and "now". */
import type { MotionValue } from 'framer-motion';
import { useRef } from 'react';
import { nameY, type ShownFold } from '../../draw/excerpt.ts';
import { laneHosts, type Band, type BreakMark } from '../../draw/lanes.ts';
import type { StateName, TimerBracket } from '../../draw/lanes.ts';
import type { HostId } from '../../trace/trace.ts';
import { seconds } from '../../text/format.ts';
import { lanesText } from '../../text/lanes.ts';
import { show, useClock, write } from './clock.ts';
import type { Measures } from './measures.ts';
import styles from './lanes.module.css';

interface Drawn {
  readonly measures: Measures;
}
interface Moving extends Drawn {
  readonly clock: MotionValue<number>;
}

/** The height, in the run, at which the screen begins when the clock stands there. */
export type TopAt = (now: number) => number;

const isLeft = (host: HostId): boolean => host === laneHosts[0];

/** The left edge of a host's band. */
const bandX = (host: HostId, { metrics, bandWidth }: Measures): number =>
  isLeft(host) ? -bandWidth : metrics.width;

/** The lane before anything has happened on it. */
export const IdleLanes = ({ measures, height }: Drawn & { readonly height: number }) =>
  laneHosts.map((host) => (
    <rect
      key={host}
      className={styles.idle}
      x={bandX(host, measures)}
      width={measures.bandWidth}
      height={height}
    />
  ));

export const BandPart = ({
  band,
  measures,
  end,
}: Drawn & { readonly band: Band; readonly end: number }) => {
  const { second } = measures.metrics;
  const [top, bottom] = [band.from * second, Math.min(band.to * second, end)];
  const x = bandX(band.host, measures);
  return (
    <g data-phase={band.phase}>
      <rect
        className={styles.band}
        x={x}
        y={top}
        width={measures.bandWidth}
        height={Math.max(0, bottom - top)}
      />
      <line className={styles.seam} x1={x} x2={x + measures.bandWidth} y1={top} y2={top} />
    </g>
  );
};

/** The name of a state, beside the beginning of its band. */
export const NamePart = (props: Moving & { readonly name: StateName; readonly topAt: TopAt }) => {
  const { name, measures, clock, topAt } = props;
  const text = useRef<SVGTextElement>(null);
  useClock(clock, (now) => {
    const y = nameY(name, topAt(now), measures.metrics.nameHeight);
    // Half a name, cut off at the top, says nothing.
    show(text.current, name.from <= now && y > topAt(now));
    write(text.current, 'y', y);
  });
  const { metrics, bandWidth, nameSize } = measures;
  const away = bandWidth + nameSize * 0.6;
  const left = isLeft(name.host);
  return (
    <text
      ref={text}
      className={left ? `${String(styles.stateName)} ${String(styles.left)}` : styles.stateName}
      data-phase={name.phase}
      data-state={name.state}
      x={left ? -away : metrics.width + away}
      lang="en"
    >
      {name.state}
    </text>
  );
};

const bracketX = (host: HostId, { metrics, margin }: Measures): number =>
  isLeft(host) ? 8 - margin : metrics.width + margin - 8;

/** A bracket beside the lane, from where a timer was started to where it ran out. */
export const TimerPart = ({ timer, measures }: Drawn & { readonly timer: TimerBracket }) => {
  const { second, fontSize } = measures.metrics;
  const x = bracketX(timer.host, measures);
  const inwards = (isLeft(timer.host) ? 1 : -1) * fontSize * 0.5;
  const [top, bottom] = [timer.from * second, timer.to * second];
  return (
    <g className={styles.timer}>
      <path
        d={`M${String(x + inwards)} ${String(top)}H${String(x)}V${String(bottom)}h${String(inwards)}`}
      />
    </g>
  );
};

/** What a bracket means; it appears when the bracket has grown to it. */
export const TimerText = ({
  timer,
  measures,
  clock,
}: Moving & { readonly timer: TimerBracket }) => {
  const text = useRef<SVGTextElement>(null);
  const { language, fontSize, second } = measures.metrics;
  useClock(clock, (now) => {
    show(text.current, Math.min(timer.textY / second, timer.to) <= now);
  });
  const words = lanesText(language);
  const time = seconds(timer.seconds, language);
  const left = isLeft(timer.host);
  return (
    <text
      ref={text}
      className={left ? styles.timerText : `${String(styles.timerText)} ${String(styles.left)}`}
      x={bracketX(timer.host, measures) + (left ? 1 : -1) * fontSize * 0.5}
      y={timer.textY}
    >
      {timer.timer === 'retransmission'
        ? words.retransmissionTimeout(time)
        : words.timeWaitTimeout(time)}
    </text>
  );
};

const zigzag = (x: number, y: number, width: number): string =>
  `M${String(x - 4)} ${String(y + 3)}l${String(width / 2 + 4)} -6 0 6 ${String(width / 2 + 4)} -6`;

/** A wait that is longer than it looks: the lanes are cut, and the true time stands between. */
export const BreakPart = ({ mark, measures, clock }: Moving & { readonly mark: BreakMark }) => {
  const part = useRef<SVGGElement>(null);
  useClock(clock, (now) => {
    show(part.current, mark.y <= now * measures.metrics.second);
  });
  const { metrics, bandWidth } = measures;
  const { width, language } = metrics;
  return (
    <g ref={part}>
      {laneHosts.map((host) => (
        <g key={host} className={styles.break}>
          <path d={zigzag(bandX(host, measures), mark.y, bandWidth)} />
        </g>
      ))}
      <text className={styles.breakText} x={width / 2} y={mark.y}>
        {`⋯ ${lanesText(language).wait(seconds(mark.seconds, language))} ⋯`}
      </text>
    </g>
  );
};

export const FoldPart = ({ fold, measures, clock }: Moving & { readonly fold: ShownFold }) => {
  const part = useRef<SVGGElement>(null);
  useClock(clock, (now) => {
    show(part.current, fold.depart <= now);
  });
  const { fontSize, language } = measures.metrics;
  return (
    <g
      ref={part}
      className={styles.fold}
      transform={`translate(${String(fold.x)} ${String(fold.y)})`}
    >
      <title>{lanesText(language).folded(fold.count)}</title>
      <rect
        x={-fold.width / 2}
        y={-fold.height / 2}
        width={fold.width}
        height={fold.height}
        rx={fontSize * 0.6}
      />
      <text>{`+${String(fold.count)}`}</text>
    </g>
  );
};

/** The line of the present, and the part of the picture that has happened, above it. */
export const NowPart = ({ measures, clock }: Moving) => {
  const part = useRef<SVGGElement>(null);
  useClock(clock, (now) => {
    write(part.current, 'transform', `translate(0 ${String(now * measures.metrics.second)})`);
  });
  const { margin, metrics } = measures;
  return (
    <g ref={part} className={styles.now}>
      <line x1={-margin} x2={metrics.width + margin} />
      <text x={4 - margin} y={metrics.fontSize * 0.85}>
        {lanesText(metrics.language).now}
      </text>
    </g>
  );
};
