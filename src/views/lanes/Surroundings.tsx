/** What stands around the segments: bands, names of states, timers, breaks, and "now". */
import type { MotionValue } from 'framer-motion';
import { useRef } from 'react';
import { bandNameY, type BandName } from '../../draw/band-names.ts';
import { columns } from '../../draw/labels.ts';
import { nameY, type ShownFold } from '../../draw/excerpt.ts';
import { laneHosts, type Band, type BreakMark } from '../../draw/lanes.ts';
import type { StateName, TimerBracket } from '../../draw/lanes.ts';
import type { ThirdHost } from '../../draw/third-hosts.ts';
import { stateName } from '../../trace/shown.ts';
import type { HostId } from '../../trace/trace.ts';
import type { Language } from '../../text/language.ts';
import { seconds } from '../../text/format.ts';
import { lanesText } from '../../text/lanes.ts';
import { moveTo, show, useClock, writeLength } from './clock.ts';
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

const classes = (...names: readonly (string | undefined)[]): string =>
  names.filter((name) => name !== undefined).join(' ');

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
  const { second, compact, naming } = measures.metrics;
  const [top, bottom] = [band.from * second, Math.min(band.to * second, end)];
  const x = bandX(band.host, measures);
  return (
    <g data-phase={band.phase}>
      {compact && <title>{stateName(band.state, naming)}</title>}
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
    writeLength(text.current, 'y', y);
  });
  const { metrics, bandWidth, nameSize } = measures;
  const away = bandWidth + nameSize * 0.6;
  const left = isLeft(name.host);
  return (
    <text
      ref={text}
      className={classes(styles.stateName, left ? styles.left : undefined)}
      data-phase={name.phase}
      data-state={name.state}
      x={left ? -away : metrics.width + away}
      lang="en"
    >
      {stateName(name.state, metrics.naming)}
    </text>
  );
};

interface BandNameProps extends Moving {
  readonly name: BandName;
  readonly topAt: TopAt;
  /** The copy that shows where its band has not come to yet; it is the same to a reader. */
  readonly ahead?: boolean;
}

/**
 * The name of a state within its band, in view while its band is. One that is too long for its band
 * runs down as long as the band has not ended: below it the lane is free.
 */
export const BandNamePart = ({ name, measures, clock, topAt, ahead = false }: BandNameProps) => {
  const part = useRef<SVGGElement>(null);
  const whole = useRef<SVGTextElement>(null);
  const short = useRef<SVGTextElement>(null);
  const { metrics, bandWidth, nameSize } = measures;
  const { text, across, length } = name;
  const className = classes(styles.bandName, ahead ? styles.ahead : undefined);
  const x = bandX(name.host, measures) + bandWidth / 2;
  useClock(clock, (now) => {
    const top = topAt(now) - (measures.programs > 0 ? 0 : measures.top);
    const y = bandNameY(name, top, metrics.second);
    // Half a name, cut off at the top, says nothing.
    const seen = name.from <= now && y >= top;
    const ended = across && now >= name.to;
    show(part.current, seen);
    show(whole.current, seen && !ended);
    show(short.current, seen && ended);
    moveTo(part.current, x, y + length / 2);
  });
  return (
    <g ref={part} data-phase={name.phase} data-state={name.state} aria-hidden={ahead || undefined}>
      {across && !ahead && <title>{stateName(name.state, metrics.naming)}</title>}
      <text
        ref={whole}
        className={className}
        transform="rotate(90)"
        x={nameSize * 0.45 - length / 2}
        fontSize={nameSize}
        lang="en"
      >
        {stateName(name.state, metrics.naming)}
      </text>
      {across && (
        <text ref={short} className={className} fontSize={nameSize * 0.92} lang="en">
          {text}
        </text>
      )}
    </g>
  );
};

/** From the edge of the picture to a timer's bracket: in a gutter it is in the middle. */
const bracketX = (host: HostId, { metrics, margin, bandWidth, programs }: Measures): number => {
  const fromEdge = metrics.compact ? (margin - bandWidth + programs) / 2 : 8 + programs;
  return isLeft(host) ? fromEdge - margin : metrics.width + margin - fromEdge;
};

const timerWords = ({ timer, seconds: length }: TimerBracket, language: Language): string => {
  const words = lanesText(language);
  const time = seconds(length, language);
  return timer === 'retransmission'
    ? words.retransmissionTimeout(time)
    : words.timeWaitTimeout(time);
};

/** The line of a bracket; a compact one leaves a gap for the text that runs down in it. */
const bracketLine = (timer: TimerBracket, { metrics }: Measures): string => {
  const { second, compact, fontSize, language } = metrics;
  const [top, bottom] = [timer.from * second, timer.to * second];
  if (!compact) return `V${String(bottom)}`;
  const half = (columns(timerWords(timer, language)) * 0.3 + 0.3) * fontSize;
  const [gap, rest] = [Math.max(top, timer.textY - half), Math.min(bottom, timer.textY + half)];
  return `V${String(gap)}m0 ${String(rest - gap)}V${String(bottom)}`;
};

/** A bracket beside the lane, from where a timer was started to where it ran out. */
export const TimerPart = ({ timer, measures }: Drawn & { readonly timer: TimerBracket }) => {
  const { second, fontSize } = measures.metrics;
  const x = bracketX(timer.host, measures);
  const inwards = (isLeft(timer.host) ? 1 : -1) * fontSize * 0.5;
  const start = `M${String(x + inwards)} ${String(timer.from * second)}H${String(x)}`;
  return (
    <g className={styles.timer}>
      <path d={`${start}${bracketLine(timer, measures)}h${String(inwards)}`} />
    </g>
  );
};

/** Where a timer's text stands: level, inside of its bracket, or down along it in the gutter. */
const timerTextPlace = ({ host, textY: y }: TimerBracket, measures: Measures) => {
  const { compact, fontSize } = measures.metrics;
  const x = bracketX(host, measures);
  if (compact) return { className: classes(styles.timerText, styles.down), x, y };
  const left = isLeft(host);
  const className = classes(styles.timerText, left ? undefined : styles.left);
  return { className, x: x + (left ? 1 : -1) * fontSize * 0.5, y };
};

/** What a bracket means; it appears when the bracket has grown to it. */
export const TimerText = ({
  timer,
  measures,
  clock,
}: Moving & { readonly timer: TimerBracket }) => {
  const text = useRef<SVGTextElement>(null);
  const { language, second } = measures.metrics;
  useClock(clock, (now) => {
    show(text.current, Math.min(timer.textY / second, timer.to) <= now);
  });
  return (
    <text ref={text} {...timerTextPlace(timer, measures)}>
      {timerWords(timer, language)}
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
    moveTo(part.current, 0, now * measures.metrics.second);
  });
  const { margin, bandWidth, programs, metrics } = measures;
  const { compact, fontSize, width, language } = metrics;
  const place = compact
    ? {
        className: classes(styles.fromHere, styles.down),
        x: (programs - margin - bandWidth) / 2,
        y: 5,
      }
    : { x: 4 - margin, y: fontSize * 0.85 };
  return (
    <g ref={part} className={styles.now}>
      <line x1={-margin} x2={width + margin} />
      <text {...place}>{lanesText(language).now}</text>
    </g>
  );
};

interface ThirdHostsProps extends Drawn {
  readonly hosts: readonly ThirdHost[];
}

/** Hosts without a lane stand on a line each; it is where it is, however the lanes scroll. */
export const ThirdHostLines = ({ hosts, measures: { margin, room } }: ThirdHostsProps) =>
  hosts.map(({ host, x }) => (
    <line key={host} className={styles.third} x1={margin + x} x2={margin + x} y2={room.height} />
  ));
