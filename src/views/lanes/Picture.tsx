import type { MotionValue } from 'framer-motion';
import { useEffect, useId, useMemo, useRef, useState, type RefObject } from 'react';
import { excerpt, scrollTop, type ShownSegment } from '../../draw/excerpt.ts';
import { lanes } from '../../draw/lanes.ts';
import { segmentName } from '../../draw/table.ts';
import { lanesText } from '../../text/lanes.ts';
import type { Trace } from '../../trace/trace.ts';
import { useClock } from './clock.ts';
import type { Measures } from './measures.ts';
import { Segment, SegmentDot, SegmentLabel } from './Segment.tsx';
import {
  BandPart,
  BreakPart,
  FoldPart,
  IdleLanes,
  NamePart,
  NowPart,
  TimerPart,
  TimerText,
} from './Surroundings.tsx';
import styles from './lanes.module.css';

export interface PictureProps {
  readonly trace: Trace;
  readonly step: number;
  readonly clock: MotionValue<number>;
  readonly measures: Measures;
  readonly onSelectStep: (step: number) => void;
  readonly selectedSegment: string | null;
}

/** How far one has scrolled back from the present, in pixels (0 or less); a new step forgets it. */
const useLookBack = (svg: RefObject<SVGSVGElement | null>, step: number, furthest: number) => {
  const [look, setLook] = useState({ step, by: 0 });
  const by = look.step === step ? Math.max(-furthest, look.by) : 0;
  useEffect(() => {
    const element = svg.current;
    const onWheel = (event: WheelEvent) => {
      const next = Math.min(0, Math.max(-furthest, by + event.deltaY));
      if (next === by || event.ctrlKey) return;
      event.preventDefault();
      setLook({ step, by: next });
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [svg, step, by, furthest]);
  return by;
};

/** The segment that Tab reaches: that of this step, else the last one that has left. */
const tabStop = (segments: readonly ShownSegment[], step: number, now: number) =>
  segments.findLast((segment) => segment.step === step) ??
  segments.findLast(({ depart }) => depart <= now);

export const Picture = (props: PictureProps) => {
  const { trace, step, clock, measures, onSelectStep, selectedSegment } = props;
  const { room, metrics, margin, top } = measures;
  const svg = useRef<SVGSVGElement>(null);
  const scrolled = useRef<SVGGElement>(null);
  const past = useRef<SVGRectElement>(null);
  const clip = useId();
  const run = useMemo(() => lanes(trace, metrics), [trace, metrics]);
  const from = run.time.stepTimes[step] ?? run.time.end;
  const to = run.time.stepTimes[step + 1] ?? from;
  const height = room.height - top;
  const back = useLookBack(svg, step, scrollTop(run, from, height));
  const shown = excerpt(run, from, to, height, back);
  const focusable = tabStop(shown.segments, step, from);
  const topAt = (now: number) => scrollTop(run, now, height) + back;
  useClock(clock, (now) => {
    const y = top - topAt(now);
    scrolled.current?.setAttribute('transform', `translate(${String(margin)} ${String(y)})`);
    past.current?.setAttribute('height', String(now * metrics.second + top));
  });
  const select = (segment: ShownSegment) => () => {
    onSelectStep(segment.step);
  };
  const moving = { measures, clock };
  const end = to * metrics.second + room.height;
  return (
    <svg
      ref={svg}
      className={styles.picture}
      width={room.width}
      height={room.height}
      role="group"
      aria-label={lanesText(metrics.language).lanes}
    >
      <clipPath id={clip}>
        <rect ref={past} x={-margin} y={-top} width={room.width} />
      </clipPath>
      <g ref={scrolled}>
        <IdleLanes measures={measures} height={end} />
        <g clipPath={`url(#${clip})`}>
          {shown.bands.map((band) => (
            <BandPart key={`${band.host}${String(band.step)}`} band={band} end={end} {...moving} />
          ))}
          {shown.timers.map((timer) => (
            <TimerPart key={timer.key} timer={timer} measures={measures} />
          ))}
        </g>
        <NowPart {...moving} />
        {shown.breaks.map((mark) => (
          <BreakPart key={mark.from} mark={mark} {...moving} />
        ))}
        {shown.names.map((name) => (
          <NamePart
            key={`${name.host}${String(name.step)}`}
            name={name}
            topAt={topAt}
            {...moving}
          />
        ))}
        {shown.timers.map((timer) => (
          <TimerText key={timer.key} timer={timer} {...moving} />
        ))}
        <g>
          {shown.segments.map((segment) => (
            <Segment
              key={segment.id}
              segment={segment}
              name={segmentName(trace, segment.position, metrics.language)}
              current={segment.step === step || segment.depart === from}
              tabIndex={segment === focusable ? 0 : -1}
              onSelect={select(segment)}
              {...moving}
            />
          ))}
        </g>
        {shown.segments.map(
          (segment) =>
            segment.labelled &&
            segment.label !== null && (
              <SegmentLabel
                key={segment.id}
                segment={segment}
                label={segment.label}
                selected={segment.id === selectedSegment}
                onSelect={select(segment)}
                {...moving}
              />
            ),
        )}
        {shown.segments.map(
          (segment) =>
            segment.end > from && <SegmentDot key={segment.id} segment={segment} {...moving} />,
        )}
        {shown.folds.map((fold) => (
          <FoldPart key={fold.key} fold={fold} {...moving} />
        ))}
      </g>
    </svg>
  );
};
