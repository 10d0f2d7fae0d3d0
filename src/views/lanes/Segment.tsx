import type { MotionValue } from 'framer-motion';
import { memo, useContext, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { Label } from '../../draw/labels.ts';
import type { LaneSegment } from '../../draw/lanes.ts';
import { segmentName } from '../../draw/names.ts';
import type { Trace } from '../../trace/trace.ts';
import { Foretold } from './foretold.ts';
import { moveTo, rounded, show, useClock, writeLength } from './clock.ts';
import type { Measures } from './measures.ts';
import styles from './lanes.module.css';

const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** Of a head, a cross or a pause. */
const tipSize = ({ metrics }: Measures): number => metrics.fontSize * 0.85;

export type Select = (segment: LaneSegment) => void;

/** Whether the press was for something else than the segment's step. */
export type Press = (segment: LaneSegment, from: SVGGElement) => boolean;
export type PressSegment = (id: string, arrow: SVGGElement) => boolean;

interface SegmentProps {
  readonly segment: LaneSegment;
  readonly measures: Measures;
  readonly clock: MotionValue<number>;
}

export interface SegmentLabelProps extends SegmentProps {
  readonly label: Label;
  readonly selected: boolean;
  /** It has yet to leave. */
  readonly coming: boolean;
  readonly onSelect: Select;
  readonly onPress: Press;
}

/** A right click, a long touch or the menu key. */
const onMenu = (segment: LaneSegment, onPress: Press) => (event: MouseEvent<SVGGElement>) => {
  if (onPress(segment, event.currentTarget)) event.preventDefault();
};

/** The label of a segment, on top of all arrows. The arrow's own name says the same to a reader. */
const SegmentLabelPart = (props: SegmentLabelProps) => {
  const { segment, measures, clock, selected, coming, onSelect, onPress } = props;
  const { x, y, width, height, angle, chip, chipWidth, lines } = props.label;
  const { fontSize } = measures.metrics;
  const tag = useRef<SVGGElement>(null);
  const paint = (now: number) => {
    show(tag.current, segment.depart <= now);
  };
  useClock(clock, paint, coming);
  const left = -width / 2;
  const firstLine = (-(lines.length - 1) / 2) * 1.2 * fontSize;
  const ground = { x: left, y: -height / 2, height, rx: 4 };
  return (
    <g
      ref={tag}
      className={styles.label}
      data-phase={segment.phase}
      data-selected={selected || undefined}
      data-segment={segment.id}
      aria-hidden
      transform={`translate(${String(x)} ${String(y)}) rotate(${String(degrees(angle))})`}
      onClick={({ currentTarget }) => {
        if (!onPress(segment, currentTarget)) onSelect(segment);
      }}
      onContextMenu={onMenu(segment, onPress)}
    >
      <rect className={styles.paper} {...ground} width={width} />
      <rect className={styles.chip} {...ground} width={chipWidth} />
      <text className={styles.chipText} x={left + chipWidth / 2} fontSize={fontSize * 0.94}>
        {chip}
      </text>
      {lines.map((line, i) => (
        <text
          key={line}
          className={styles.numbers}
          x={left + chipWidth + fontSize / 2}
          y={firstLine + i * 1.2 * fontSize}
          fontSize={fontSize}
        >
          {line}
        </text>
      ))}
    </g>
  );
};

export const SegmentLabel = memo(SegmentLabelPart);

/** Where a segment got lost: a cross in a ring, so that colour is not needed. */
const Cross = ({ size }: { readonly size: number }) => (
  <g className={styles.cross}>
    <circle r={size} />
    <path
      d={`M${String(-size * 0.4)} ${String(-size * 0.4)}l${String(size * 0.8)} ${String(size * 0.8)}m0 ${String(-size * 0.8)}l${String(-size * 0.8)} ${String(size * 0.8)}`}
    />
  </g>
);

/** Where the link holds a segment: two bars, as on the button that pauses. */
const Pause = ({ size }: { readonly size: number }) => (
  <g className={styles.pause}>
    <circle r={size} />
    <path
      d={`M${String(-size * 0.3)} ${String(-size * 0.45)}v${String(size * 0.9)}m${String(size * 0.6)} 0v${String(-size * 0.9)}`}
    />
  </g>
);

const place = (x: number, y: number): string => `${String(rounded(x))} ${String(rounded(y))}`;

/** The head of the arrow, at the place to which it points. */
const headOf = ({ x1, y1, x2, y2 }: LaneSegment, size: number): string => {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [along, across] = [((x2 - x1) / length) * size, ((y2 - y1) / length) * size];
  const left = place(x2 - along - across * 0.45, y2 - across + along * 0.45);
  const right = place(x2 - along + across * 0.45, y2 - across - along * 0.45);
  return `M${place(x2, y2)}L${left}L${right}Z`;
};

/** What stands at the end of the arrow: its head, or why it has none. */
const Tip = ({ segment, size }: { readonly segment: LaneSegment; readonly size: number }) => {
  const held = segment.style === 'held';
  if (!held && !segment.lost) return <path className={styles.head} d={headOf(segment, size)} />;
  return (
    <g transform={`translate(${place(segment.x2, segment.y2)})`}>
      {held ? <Pause size={size} /> : <Cross size={size} />}
    </g>
  );
};

export interface ArrowProps extends SegmentProps {
  readonly trace: Trace;
  /** It has not arrived yet. */
  readonly moving: boolean;
  /** It left, arrived or was lost at this step. */
  readonly current: boolean;
  readonly tabIndex: 0 | -1;
  readonly onSelect: Select;
  readonly onPress: Press;
}

/** Enter and Space press it; Up and Down go to the segment before and after it. */
const onKeys = (onSelect: (from: SVGGElement) => void) => (event: KeyboardEvent<SVGGElement>) => {
  const { key, currentTarget } = event;
  const next = { ArrowUp: 'previousElementSibling', ArrowDown: 'nextElementSibling' } as const;
  if (key === 'Enter' || key === ' ') onSelect(currentTarget);
  else if (key === 'ArrowUp' || key === 'ArrowDown') {
    const neighbour = currentTarget[next[key]];
    if (neighbour instanceof SVGElement) neighbour.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
};

type Stage = 'coming' | 'flying' | 'done';

const stageOf = ({ depart, end }: LaneSegment, now: number): Stage =>
  now < depart ? 'coming' : now < end ? 'flying' : 'done';

/** How far it has come. */
const pointAt = ({ x1, y1, x2, y2, depart, end }: LaneSegment, now: number) => {
  const share = Math.max(0, Math.min(1, (now - depart) / (end - depart)));
  return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share] as const;
};

/** The dot that travels: the segment itself, on top of everything. */
const Traveller = ({ segment, measures, clock }: SegmentProps) => {
  const { fontSize } = measures.metrics;
  const dot = useRef<SVGGElement>(null);
  useClock(clock, (now) => {
    const flying = stageOf(segment, now) === 'flying';
    show(dot.current, flying);
    if (!flying) return;
    const [x, y] = pointAt(segment, now);
    moveTo(dot.current, x, y);
  });
  return (
    <g ref={dot} className={styles.traveller} data-phase={segment.phase} aria-hidden>
      <circle className={styles.halo} r={fontSize} />
      <circle className={styles.dot} r={fontSize * 0.55} />
    </g>
  );
};

/** Many may be under way at once, and a step concerns few of them. */
export const SegmentDot = memo(Traveller);

/** On its way, the whole path is faint, and drawn as far as the segment has come. */
const OnItsWay = (props: SegmentProps & { readonly isForetold: boolean }) => {
  const { segment, measures, clock, isForetold } = props;
  const { x1, y1, x2, y2 } = segment;
  const aim = isForetold ? { x: x2, y: y2 } : segment.aim;
  const path = useRef<SVGLineElement>(null);
  const travelled = useRef<SVGLineElement>(null);
  const tip = useRef<SVGGElement>(null);
  useClock(clock, (now) => {
    const stage = stageOf(segment, now);
    show(path.current, stage === 'flying');
    show(tip.current, stage === 'done' || (isForetold && stage === 'flying'));
    const [x, y] = pointAt(segment, now);
    writeLength(travelled.current, 'x2', x);
    writeLength(travelled.current, 'y2', y);
  });
  return (
    <>
      <line className={styles.hit} x1={x1} y1={y1} x2={x2} y2={y2} />
      <line ref={path} className={styles.path} x1={x1} y1={y1} x2={aim.x} y2={aim.y} />
      <line ref={travelled} className={styles.travelled} x1={x1} y1={y1} />
      <g ref={tip}>
        <Tip segment={segment} size={tipSize(measures)} />
      </g>
    </>
  );
};

/** There may be many of them, so they are made of as little as possible. */
const AtRest = ({ segment, measures }: Pick<SegmentProps, 'segment' | 'measures'>) => {
  const { x1, y1, x2, y2 } = segment;
  const way = `M${place(x1, y1)}L${place(x2, y2)}`;
  return (
    <>
      <path className={styles.hit} d={way} />
      <path className={styles.travelled} d={way} />
      <Tip segment={segment} size={tipSize(measures)} />
    </>
  );
};

/** A slanted arrow. */
const SegmentArrow = (props: ArrowProps) => {
  const { segment, trace, measures, clock, moving, current, tabIndex } = props;
  const { style, lost, position } = segment;
  const isForetold = useContext(Foretold).has(segment.id);
  const whole = useRef<SVGGElement>(null);
  const paint = (now: number) => {
    show(whole.current, stageOf(segment, now) !== 'coming');
  };
  useClock(clock, paint, moving);
  const { language } = measures.metrics;
  const onSelect = (from: SVGGElement) => {
    if (!props.onPress(segment, from)) props.onSelect(segment);
  };
  return (
    <g
      ref={whole}
      className={styles.segment}
      data-phase={segment.phase}
      data-style={lost && moving ? 'solid' : style}
      data-current={current || undefined}
      data-segment={segment.id}
      role="button"
      tabIndex={tabIndex}
      aria-label={segmentName(trace, position, language, moving && !isForetold)}
      aria-current={current ? 'step' : undefined}
      aria-haspopup={moving ? 'dialog' : undefined}
      onClick={({ currentTarget }) => {
        onSelect(currentTarget);
      }}
      onContextMenu={onMenu(segment, props.onPress)}
      onKeyDown={onKeys(onSelect)}
    >
      {moving ? (
        <OnItsWay {...{ segment, measures, clock, isForetold }} />
      ) : (
        <AtRest segment={segment} measures={measures} />
      )}
    </g>
  );
};

/** What has arrived looks the same at every later step, and is not rendered for it. */
export const Segment = memo(SegmentArrow);
