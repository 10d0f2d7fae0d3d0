/**
 * A question about what happens next, on any run. It is asked only where a sentence can say of each
 * option why it is right or wrong; what is right, the run answers.
 */
import type { Prediction } from '../scenario/teaching.ts';
import { rule } from '../tcp/rules.ts';
import type { Trace, TraceEvent } from '../trace/trace.ts';
import { sameAnswer } from './answer.ts';
import { answerOf } from './ask.ts';
import { askFlags } from './asked-flags.ts';
import { askAck, askSeq } from './asked-numbers.ts';
import { sceneOf, type Draft, type Scene } from './asked-scene.ts';
import { askState } from './asked-states.ts';
import { askTimer } from './asked-timers.ts';
import { mixed } from './mixing.ts';

const kinds: Readonly<Record<string, (scene: Scene) => Draft | null>> = {
  flags: askFlags,
  state: askState,
  seq: askSeq,
  ack: askAck,
  timer: askTimer,
};

/** At least so many options are wrong, and at most. */
const wrongOptions = { least: 2, most: 3 };

const finished = (
  { trace, event, at }: Scene,
  kind: string,
  { question, ask, right, wrong, textOf }: Draft,
  seed: string,
): Prediction | null => {
  const is = answerOf(ask, trace);
  const others = wrong.filter((option) => !sameAnswer(option.is, is));
  if (others.length < wrongOptions.least) return null;
  const options = [{ is, ...right }, ...others.slice(0, wrongOptions.most)].map((option) => ({
    ...option,
    ...(textOf === undefined ? {} : { text: textOf(option.is) }),
  }));
  return {
    id: `${kind}-${String(event.index)}`,
    at,
    question,
    ask,
    options: [...mixed(options, `${seed}/${kind}/${String(event.index)}`, (option) => option.is)],
  };
};

const about = (
  trace: Trace,
  event: TraceEvent,
  isNext: boolean,
  seed: string,
): Prediction | null => {
  const scene = sceneOf(trace, event);
  const order = mixed(Object.keys(kinds), `${seed}/${String(event.index)}`, (kind) => kind);
  for (const kind of order) {
    // A timer is asked for as what comes next, so it must be.
    const draft = kind === 'timer' && !isNext ? null : kinds[kind]?.(scene);
    const prediction = draft ? finished(scene, kind, draft, seed) : null;
    if (prediction !== null) return prediction;
  }
  return null;
};

/** What is not TCP has no clause that a reason could name. */
const isFiction = ({ events }: Trace): boolean =>
  events.some(({ rules }) => rules.some((id) => rule(id).level === 'fiction'));

/**
 * A question about the first event after `step` that something can be asked of; null where there is
 * none. The same seed asks the same.
 */
export const askedAnywhere = (trace: Trace, step: number, seed: string): Prediction | null => {
  if (isFiction(trace)) return null;
  for (const event of trace.events.slice(step)) {
    const prediction = about(trace, event, event.index === step, seed);
    if (prediction !== null) return prediction;
  }
  return null;
};
