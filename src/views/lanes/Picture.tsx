import type { MotionValue } from 'framer-motion';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  type ComponentType,
} from 'react';
import { excerpt, scrollTop, type Excerpt } from '../../draw/excerpt.ts';
import { lanes, type Lanes, type LaneSegment, type Metrics } from '../../draw/lanes.ts';
import { lanesText } from '../../text/lanes.ts';
import type { Trace } from '../../trace/trace.ts';
import { moveTo, useClock, writeLength } from './clock.ts';
import { useLookBack } from './look-back.ts';
import type { Mark } from './MarkPart.tsx';
import type { Measures } from './measures.ts';
import {
  Segment,
  SegmentDot,
  SegmentLabel,
  type Press,
  type PressSegment,
  type Select,
} from './Segment.tsx';
import {
  BandNamePart,
  BandPart,
  BreakPart,
  FoldPart,
  IdleLanes,
  NamePart,
  NowPart,
  ThirdHostLines,
  TimerPart,
  TimerText,
  type TopAt,
} from './Surroundings.tsx';
import styles from './lanes.module.css';

/** Only two runs side by side have a moment to point at. */
const MarkPart = lazy(async () => ({ default: (await import('./MarkPart.tsx')).MarkPart }));

/** Few runs have them. */
const ThirdHostNames = lazy(async () => ({
  default: (await import('./ThirdHostNames.tsx')).ThirdHostNames,
}));

export interface PictureProps {
  readonly trace: Trace;
  readonly step: number;
  readonly clock: MotionValue<number>;
  readonly measures: Measures;
  readonly onSelectStep: (step: number) => void;
  readonly onPressSegment?: PressSegment | undefined;
  readonly selectedSegment: string | null;
  readonly mark?: Mark | undefined;
  /** What else there is beside the lanes. */
  readonly beside?: Beside;
}

/** What stands beside the lanes: it has a part in their layout, and is drawn within them. */
export interface Beside {
  /** It is not mistaken for another, since its metrics are others. */
  readonly layout: (trace: Trace, metrics: Metrics) => Lanes;
  readonly Layer: ComponentType<BesideProps>;
}

export interface BesideProps extends Pick<PictureProps, 'trace' | 'step' | 'clock' | 'measures'> {
  /** What its own layout made. */
  readonly run: Lanes;
  /** The display times of this step and of the next. */
  readonly from: number;
  readonly to: number;
  /** How far one looks back, in pixels. */
  readonly back: number;
  readonly topAt: TopAt;
}

/** The segment that Tab reaches: that of this step, else the last one that has left. */
const tabStop = (segments: readonly LaneSegment[], step: number, now: number) =>
  segments.findLast((segment) => segment.step === step) ??
  segments.findLast(({ depart }) => depart <= now);

interface LayerProps extends Pick<PictureProps, 'trace' | 'step' | 'clock' | 'measures'> {
  readonly shown: Excerpt;
  /** The display time of the step. */
  readonly from: number;
}

interface SegmentLayersProps extends LayerProps, Pick<PictureProps, 'selectedSegment'> {
  readonly onSelect: Select;
  readonly onPress: Press;
}

/** The arrows; above them all labels, and above those the dots that travel. */
const SegmentLayers = (props: SegmentLayersProps) => {
  const { trace, step, clock, measures, shown, from, selectedSegment } = props;
  const drawn = { clock, measures };
  const pressed = { onSelect: props.onSelect, onPress: props.onPress };
  const focusable = tabStop(shown.segments, step, from);
  return (
    <>
      <g>
        {shown.segments.map((segment) => (
          <Segment
            key={segment.id}
            segment={segment}
            trace={trace}
            moving={segment.end > from}
            current={segment.step === step || segment.depart === from}
            tabIndex={segment === focusable ? 0 : -1}
            {...pressed}
            {...drawn}
          />
        ))}
      </g>
      {shown.labelled.map(({ segment, label }) => (
        <SegmentLabel
          key={segment.id}
          segment={segment}
          label={label}
          selected={segment.id === selectedSegment}
          coming={segment.depart > from}
          {...pressed}
          {...drawn}
        />
      ))}
      {shown.segments
        .filter(({ end }) => end > from)
        .map((segment) => (
          <SegmentDot key={segment.id} segment={segment} {...drawn} />
        ))}
      {shown.folds.map((fold) => (
        <FoldPart key={fold.key} fold={fold} {...drawn} />
      ))}
    </>
  );
};

/** What stands beside the lanes and between them. */
const TextLayer = (
  props: Pick<LayerProps, 'clock' | 'measures' | 'shown'> & { readonly topAt: TopAt },
) => {
  const { clock, measures, shown, topAt } = props;
  const moving = { clock, measures };
  return (
    <>
      {shown.names.map((name) => (
        <NamePart key={`${name.host}${String(name.step)}`} name={name} topAt={topAt} {...moving} />
      ))}
      {shown.timers.map((timer) => (
        <TimerText key={timer.key} timer={timer} {...moving} />
      ))}
    </>
  );
};

/** What has happened shows in the lanes down to "now"; the rest of them is cut off. */
const PastLayer = (
  props: Pick<LayerProps, 'clock' | 'measures' | 'shown'> & {
    readonly end: number;
    readonly topAt: TopAt;
  },
) => {
  const { clock, measures, shown, end, topAt } = props;
  const moving = { clock, measures, topAt };
  const { margin, room, top, metrics } = measures;
  const past = useRef<SVGRectElement>(null);
  const clip = useId();
  useClock(clock, (now) => {
    writeLength(past.current, 'height', now * metrics.second + top);
  });
  const bandNames = (ahead: boolean) =>
    shown.bandNames.map((name) => (
      <BandNamePart
        key={`${name.host}${String(name.step)}`}
        name={name}
        ahead={ahead}
        {...moving}
      />
    ));
  return (
    <>
      {bandNames(true)}
      <clipPath id={clip}>
        <rect ref={past} x={-margin} y={-top} width={room.width} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {shown.bands.map((band) => (
          <BandPart
            key={`${band.host}${String(band.step)}`}
            band={band}
            end={end}
            measures={measures}
          />
        ))}
        {shown.breaks.map((mark) => (
          <BreakPart key={mark.from} mark={mark} clock={clock} measures={measures} />
        ))}
        {bandNames(false)}
        {shown.timers.map((timer) => (
          <TimerPart key={timer.key} timer={timer} measures={measures} />
        ))}
      </g>
    </>
  );
};

/** It stays the same, so that segments that stay the same need not be rendered for it. */
const useSelect = (onSelectStep: (step: number) => void): Select => {
  const latest = useRef(onSelectStep);
  useEffect(() => {
    latest.current = onSelectStep;
  });
  return useCallback((segment) => {
    latest.current(segment.step);
  }, []);
};

/** The same for a press. The label of an arrow stands for the arrow. */
const usePress = (onPressSegment: PressSegment | undefined): Press => {
  const latest = useRef(onPressSegment);
  useEffect(() => {
    latest.current = onPressSegment;
  });
  return useCallback(({ id }, from) => {
    const arrow = from.ownerSVGElement?.querySelector<SVGGElement>(
      `[role=button][data-segment="${id}"]`,
    );
    return latest.current?.(id, arrow ?? from) ?? false;
  }, []);
};

const layouts = new WeakMap<Trace, { readonly sizes: string; readonly run: Lanes }>();

/** Connections of a run are looked at in turn: each is laid out once for the room that it has. */
const layoutOf = (trace: Trace, sizes: string, layout: Beside['layout']): Lanes => {
  const known = layouts.get(trace);
  if (known?.sizes === sizes) return known.run;
  const run = layout(trace, JSON.parse(sizes) as Metrics);
  layouts.set(trace, { sizes, run });
  return run;
};

/** The part of the run around the present, following the clock. */
export const Picture = (props: PictureProps) => {
  const { trace, step, clock, measures, onSelectStep, selectedSegment } = props;
  const { room, metrics, margin, top } = measures;
  const svg = useRef<SVGSVGElement>(null);
  const scrolled = useRef<SVGGElement>(null);
  // By their values: a room that only becomes lower or higher asks for no other layout.
  const sizes = JSON.stringify(metrics);
  const { layout = lanes, Layer } = props.beside ?? {};
  const run = useMemo(() => layoutOf(trace, sizes, layout), [trace, sizes, layout]);
  const from = run.time.stepTimes[step] ?? run.time.end;
  const to = run.time.stepTimes[step + 1] ?? from;
  const height = room.height - top;
  const back = useLookBack(svg, step, scrollTop(run, from, height));
  const shown = useMemo(() => excerpt(run, from, to, height, back), [run, from, to, height, back]);
  const topAt = (now: number) => scrollTop(run, now, height) + back;
  useClock(clock, (now) => {
    moveTo(scrolled.current, margin, top - topAt(now));
  });
  const pressed = { onSelect: useSelect(onSelectStep), onPress: usePress(props.onPressSegment) };
  const end = to * metrics.second + room.height;
  const layer = { trace, step, clock, measures, shown, from };
  const words = lanesText(metrics.language);
  return (
    <>
      <svg
        ref={svg}
        className={styles.picture}
        width={room.width}
        height={room.height}
        role="group"
        aria-label={words.lanes}
      >
        <ThirdHostLines hosts={run.thirdHosts} measures={measures} />
        <g ref={scrolled}>
          <IdleLanes measures={measures} height={end} />
          <PastLayer {...layer} end={end} topAt={topAt} />
          <NowPart clock={clock} measures={measures} />
          {props.mark && (
            <Suspense>
              <MarkPart mark={props.mark} measures={measures} />
            </Suspense>
          )}
          {Layer && <Layer {...{ trace, step, clock, measures, run, from, to, back, topAt }} />}
          <TextLayer {...layer} topAt={topAt} />
          <SegmentLayers {...layer} {...pressed} selectedSegment={selectedSegment} />
        </g>
        {run.thirdHosts.length > 0 && (
          <Suspense>
            <ThirdHostNames hosts={run.thirdHosts} trace={trace} measures={measures} />
          </Suspense>
        )}
      </svg>
      {shown.unlabelled > 0 && (
        <p className={styles.hidden}>{words.hiddenLabels(shown.unlabelled)}</p>
      )}
    </>
  );
};
