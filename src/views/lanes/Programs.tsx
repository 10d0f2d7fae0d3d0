/** The lanes of the programs, beside those of their kernels. They are fetched with what needs them. */
import type { MotionValue } from 'framer-motion';
import { memo, useMemo, useRef, type ReactNode } from 'react';
import { windowOf } from '../../draw/excerpt.ts';
import { laneHosts } from '../../draw/lanes.ts';
import { hostName } from '../../draw/names.ts';
import { programLanes } from '../../draw/programs.ts';
import type {
  MessageBar,
  ProgramLabel,
  ProgramLanes,
  ProgramMark,
  ProgramSpan,
} from '../../draw/programs.ts';
import { wordsAway } from '../../draw/program-words.ts';
import { programsText } from '../../text/programs.ts';
import type { HostId } from '../../trace/trace.ts';
import { moveTo, show, useClock, writeLength } from './clock.ts';
import type { Measures } from './measures.ts';
import { Picture, type Beside, type BesideProps, type PictureProps } from './Picture.tsx';
import { programMeasures } from './program-measures.ts';
import type { TopAt } from './Surroundings.tsx';
import styles from './Programs.module.css';

interface Drawn {
  readonly measures: Measures;
  readonly clock: MotionValue<number>;
  /** It changes before the next step. */
  readonly follows: boolean;
}

const isLeft = (host: HostId): boolean => host === laneHosts[0];

/** The place that lies so far from the edge of the picture on the host's side. */
const fromEdge = (host: HostId, away: number, { metrics, margin }: Measures): number =>
  isLeft(host) ? away - margin : metrics.width + margin - away;

/** The width of a program's lane; the rest is air. */
const laneWidth = ({ programs, metrics }: Measures): number =>
  Math.round(programs * (metrics.compact ? 0.68 : 0.5));

/** The left side of something of this width that begins so far from the edge. */
const leftOf = (host: HostId, away: number, width: number, measures: Measures): number =>
  fromEdge(host, away, measures) - (isLeft(host) ? 0 : width);

type Stretch = Pick<ProgramSpan, 'from' | 'to'>;

/** What grows with the clock to its end. */
const useGrowing = ({ from, to }: Stretch, { measures, clock, follows }: Drawn) => {
  const rect = useRef<SVGRectElement>(null);
  const paint = (now: number) => {
    show(rect.current, from <= now);
    const shown = Math.max(0, Math.min(now, to) - from);
    writeLength(rect.current, 'height', shown * measures.metrics.second);
  };
  useClock(clock, paint, follows);
  return rect;
};

const SpanPart = memo((props: Drawn & { readonly span: ProgramSpan }) => {
  const { span, measures } = props;
  const { host, kind, from } = span;
  const rect = useGrowing(span, props);
  const whole = laneWidth(measures) - 1;
  const [away, width] = kind === 'unread' ? [whole - 2, 3] : [1, whole];
  return (
    <rect
      ref={rect}
      className={styles.span}
      data-kind={kind}
      data-phase="open"
      x={leftOf(host, away, width, measures)}
      y={from * measures.metrics.second}
      width={width}
      rx={2}
    />
  );
});
SpanPart.displayName = 'SpanPart';

/** A request or a response on the lane of who wrote it, from written to read. */
const BarPart = memo((props: Drawn & { readonly bar: MessageBar }) => {
  const { bar, measures } = props;
  const { host, from, place, of, failed, name } = bar;
  const rect = useGrowing(bar, props);
  const share = (laneWidth(measures) - 4) / of;
  const width = Math.max(2, share - 1);
  const text = programsText(measures.metrics.language);
  return (
    <rect
      ref={rect}
      className={styles.bar}
      data-phase="open"
      data-failed={failed || undefined}
      x={leftOf(host, 3 + place * share, width, measures)}
      y={from * measures.metrics.second}
      width={width}
      rx={1}
    >
      <title>{text.message(name)}</title>
    </rect>
  );
});
BarPart.displayName = 'BarPart';

/** An arrowhead that points along the x axis; a cross where something went wrong. */
const tipOf = (failed: boolean, size: number): string => {
  const half = size / 2;
  return failed
    ? `M${String(-half)} ${String(-half)}l${String(size)} ${String(size)}m0 ${String(-size)}l${String(-size)} ${String(size)}`
    : `M0 0L${String(-size)} ${String(-half)}V${String(half)}Z`;
};

type MarkProps = Drawn & { readonly mark: ProgramMark; readonly current: boolean };

/** What a program asks of its kernel, or is told by it, between the lanes of both. */
const MarkPart = memo(({ mark, measures, clock, follows, current }: MarkProps) => {
  const part = useRef<SVGGElement>(null);
  useClock(
    clock,
    (now) => {
      show(part.current, mark.at <= now);
    },
    follows,
  );
  const { host, kind, text, at } = mark;
  const { margin, bandWidth, metrics } = measures;
  const program = fromEdge(host, laneWidth(measures), measures);
  const kernel = fromEdge(host, margin - bandWidth, measures);
  const end = kind === 'call' ? kernel : program;
  const isRightwards = isLeft(host) === (kind === 'call');
  const size = metrics.fontSize * 0.55;
  return (
    <g
      ref={part}
      className={styles.mark}
      data-kind={kind}
      data-current={current || undefined}
      role="img"
      aria-label={text}
      transform={`translate(0 ${String(at * metrics.second)})`}
    >
      <title>{text}</title>
      <line x1={program} x2={kernel} />
      <path
        d={tipOf(kind === 'failed', size)}
        transform={`translate(${String(end)} 0)${isRightwards ? '' : ' scale(-1 1)'}`}
      />
    </g>
  );
});
MarkPart.displayName = 'MarkPart';

interface LabelProps extends Omit<Drawn, 'follows'> {
  readonly label: ProgramLabel;
  readonly current: boolean;
  readonly topAt: TopAt;
}

/** The words of a mark, on paper of their own. The mark's name says the same to a reader. */
const LabelPart = ({ label, measures, clock, current, topAt }: LabelProps) => {
  const part = useRef<SVGGElement>(null);
  const { host, kind, at, y, width, height, indent, text, count } = label;
  useClock(clock, (now) => {
    // Half a word, cut off at the top, says nothing.
    show(part.current, at <= now && y - height / 2 > topAt(now) - 2);
  });
  const words = programsText(measures.metrics.language);
  const away = measures.programs + wordsAway + indent;
  const [paper, air] = [width - indent, 3];
  return (
    <g
      ref={part}
      className={styles.words}
      data-kind={kind}
      data-current={current || undefined}
      data-count={count}
      aria-hidden
    >
      {count !== undefined && <title>{words.more(count)}</title>}
      <rect
        x={leftOf(host, away - air, paper + 2 * air, measures)}
        y={y - height / 2}
        width={paper + 2 * air}
        height={height}
      />
      <text
        className={isLeft(host) ? undefined : styles.right}
        x={fromEdge(host, away, measures)}
        y={y}
      >
        {text}
      </text>
    </g>
  );
};

/** A wait that is longer than it looks cuts these lanes as it does the others. */
const Cuts = ({
  host,
  measures,
  ys,
}: {
  readonly host: HostId;
  readonly measures: Measures;
  readonly ys: readonly number[];
}) => {
  const width = laneWidth(measures) + 4;
  return ys.map((y) => (
    <path
      key={y}
      className={styles.cut}
      d={`M${String(leftOf(host, -2, width, measures))} ${String(y + 3)}l${String(width / 2)} -6 0 6 ${String(width / 2)} -6`}
    />
  ));
};

/** Which lane is whose, at the head of the picture, however the lanes scroll. */
const Heads = ({ measures, clock, topAt }: Pick<BesideProps, 'measures' | 'clock' | 'topAt'>) => {
  const { margin, top, metrics } = measures;
  const { language, compact } = metrics;
  const words = programsText(language);
  const part = useRef<SVGGElement>(null);
  useClock(clock, (now) => {
    moveTo(part.current, 0, topAt(now) - top);
  });
  return (
    <g ref={part} className={styles.head} aria-hidden>
      {laneHosts.map((host) => (
        <g key={host}>
          <rect x={leftOf(host, 0, margin, measures)} width={margin} height={top - 2} />
          <text
            className={isLeft(host) ? undefined : styles.right}
            x={fromEdge(host, 1, measures)}
            y={top / 2}
          >
            {words.program}
          </text>
          {!compact && (
            // It is written outwards, so that it touches no segment.
            <text
              className={isLeft(host) ? styles.right : undefined}
              x={fromEdge(host, margin, measures)}
              y={top / 2}
            >
              {words.kernel}
            </text>
          )}
        </g>
      ))}
    </g>
  );
};

/** What of the programs can be seen. */
const inView = (props: BesideProps) => {
  const { measures, from, to, back } = props;
  // It was laid out by `programLanes`, and by nothing else.
  const run = props.run as ProgramLanes;
  const { room, top: air, metrics } = measures;
  const { top, bottom } = windowOf(run, from, to, room.height - air, back);
  const { breaks, programs } = run;
  const { marks, labels, spans, bars } = programs;
  const isSeen = (y: number) => y >= top - metrics.nameHeight && y <= bottom;
  const present = (stretch: Stretch) =>
    stretch.from <= to &&
    stretch.to * metrics.second >= top &&
    stretch.from * metrics.second <= bottom;
  return {
    marks: marks.filter(({ at }) => at <= to && isSeen(at * metrics.second)),
    labels: labels.filter(({ at, y }) => at <= to && isSeen(y)),
    spans: spans.filter(present),
    bars: bars.filter(present),
    cuts: breaks
      .filter(({ to: over }) => over <= from && isSeen(over * metrics.second))
      .map(({ y }) => y),
  };
};

/** One program's lane: how long it is there, its messages, and what it does and is told. */
const Lane = ({
  host,
  name,
  children,
}: {
  readonly host: HostId;
  readonly name: string;
  readonly children: ReactNode;
}) => (
  <g role="group" aria-label={name} data-program={host}>
    {children}
  </g>
);

const Layer = (props: BesideProps) => {
  const { trace, step, clock, measures, from, topAt } = props;
  const { language } = measures.metrics;
  const seen = inView(props);
  const words = programsText(language);
  const drawn = { measures, clock };
  return (
    <>
      {laneHosts.map((host) => {
        const own = <T extends { readonly host: HostId }>(all: readonly T[]) =>
          all.filter((one) => one.host === host);
        return (
          <Lane key={host} host={host} name={words.programOf(hostName(trace, host, language))}>
            {own(seen.spans).map((span) => (
              <SpanPart key={span.key} span={span} follows={span.to > from} {...drawn} />
            ))}
            <Cuts host={host} measures={measures} ys={seen.cuts} />
            {own(seen.bars).map((bar) => (
              <BarPart key={bar.key} bar={bar} follows={bar.to > from} {...drawn} />
            ))}
            {own(seen.marks).map((mark) => (
              <MarkPart
                key={mark.key}
                mark={mark}
                current={mark.step === step}
                follows={mark.at > from}
                {...drawn}
              />
            ))}
            {own(seen.labels).map((label) => (
              <LabelPart
                key={label.key}
                label={label}
                current={label.step === step}
                topAt={topAt}
                {...drawn}
              />
            ))}
          </Lane>
        );
      })}
      <Heads measures={measures} clock={clock} topAt={topAt} />
    </>
  );
};

const beside: Beside = { layout: programLanes, Layer };

/** The lanes, with those of the programs at either end. */
export const ProgramPicture = (props: PictureProps) => {
  const measures = useMemo(() => programMeasures(props.measures), [props.measures]);
  return <Picture {...props} measures={measures} beside={beside} />;
};
