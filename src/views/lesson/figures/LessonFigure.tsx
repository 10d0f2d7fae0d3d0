import { answerOf } from '../../../lessons/ask.ts';
import type { Traces } from '../../../lessons/check.ts';
import type { WholeLesson, WholeRun } from '../../../lessons/compose.ts';
import type { Figure } from '../../../lessons/schema.ts';
import { presets } from '../../../tcp/presets.ts';
import type { Trace } from '../../../trace/trace.ts';
import { Knowledge } from './Knowledge.tsx';
import { Ledger } from './Ledger.tsx';
import { RoundTrips } from './RoundTrips.tsx';
import { TwoMsl } from './TwoMsl.tsx';
import type { FigureProps } from './words.ts';

interface LessonFigureProps extends FigureProps {
  readonly name: Figure;
  readonly lesson: WholeLesson;
  /** Of the lesson's runs, by their ids, as far as they have run. */
  readonly traces: Traces;
}

/** The run of the lesson that is on the screen. */
const runOf = ({ lesson, trace, traces }: LessonFigureProps): WholeRun | undefined =>
  lesson.runs.find(({ id }) => traces[id] === trace) ?? lesson.runs[0];

const counted = (trace: Trace | undefined, what: 'roundTrips' | 'connections'): number | null =>
  trace === undefined ? null : Number(answerOf({ of: 'count', what }, trace));

const TwoMslOf = (props: LessonFigureProps) => {
  const scenario = runOf(props)?.scenario;
  const preset = scenario?.preset ?? 'rfc';
  const lifetime = scenario?.options?.maximumSegmentLifetime;
  return (
    <TwoMsl
      preset={preset}
      lifetimeSeconds={lifetime ?? presets[preset].maximumSegmentLifetime}
      language={props.language}
    />
  );
};

/** Runs whose round trips a table of the lesson counts; in the others a wait is what takes time. */
const comparedRuns = ({ runs, tables }: WholeLesson): readonly WholeRun[] => {
  const cells = tables.flatMap(({ rows }) => rows.flat());
  const named = cells.flatMap((cell) =>
    typeof cell === 'object' &&
    'ask' in cell &&
    cell.ask.of === 'count' &&
    cell.ask.what === 'roundTrips'
      ? (cell.ask.run ?? [])
      : [],
  );
  return named.length === 0 ? runs : runs.filter(({ id }) => named.includes(id));
};

const RoundTripsOf = (props: LessonFigureProps) => (
  <RoundTrips
    rows={comparedRuns(props.lesson).map(({ id, title }) => ({
      id,
      title,
      roundTrips: counted(props.traces[id], 'roundTrips'),
      connections: counted(props.traces[id], 'connections'),
    }))}
    current={runOf(props)?.id ?? null}
    language={props.language}
  />
);

/** A drawing of a lesson, by its name. */
export const LessonFigure = (props: LessonFigureProps) => {
  const { trace, step, language } = props;
  switch (props.name) {
    case 'knowledge':
      return <Knowledge trace={trace} step={step} language={language} />;
    case 'ledger':
      return <Ledger trace={trace} step={step} language={language} />;
    case 'two-msl':
      return <TwoMslOf {...props} />;
    case 'round-trips':
      return <RoundTripsOf {...props} />;
  }
};
