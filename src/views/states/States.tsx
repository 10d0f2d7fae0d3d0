import * as m from 'framer-motion/m';
import { memo, useMemo, useState } from 'react';
import {
  diagram as layOut,
  type Diagram,
  type DiagramBox,
  type DiagramEdge,
} from '../../draw/diagram.ts';
import { hostName } from '../../narrate/narrate.ts';
import { stateMeaning } from '../../narrate/states.ts';
import { arrowsOf } from '../../tcp/figure5.ts';
import type { Fiction, State } from '../../tcp/machine.ts';
import { rule } from '../../tcp/rules.ts';
import { interfaceText } from '../../text/interface.ts';
import type { Language } from '../../text/language.ts';
import { outsideText } from '../../text/outside.ts';
import { arrowsTaken, changeOutside } from '../../trace/arrows-taken.ts';
import { namingOf, stateName, type Naming } from '../../trace/shown.ts';
import type { Trace } from '../../trace/trace.ts';
import { emphasisOf, headOf, phaseOfArrow, type Emphasis } from './arrows.ts';
import styles from './States.module.css';
import { tokens, type Token } from './tokens.ts';

interface ArrowProps {
  readonly edge: DiagramEdge;
  readonly emphasis: Emphasis;
}

/** What a step leaves as it is, here and below, is not rendered for it. */
const Arrow = memo(({ edge, emphasis }: ArrowProps) => (
  <g
    data-phase={emphasis === 'none' ? undefined : phaseOfArrow(edge)}
    data-emphasis={emphasis}
    className={styles.arrow}
  >
    {emphasis === 'last' && <path d={edge.path} className={styles.halo} />}
    <path d={edge.path} className={styles.line} />
    <path d={headOf(edge.points)} className={styles.head} />
  </g>
));
Arrow.displayName = 'Arrow';

type LabelProps = ArrowProps & { readonly lineHeight: number };

const Label = memo(({ edge: { label }, emphasis, lineHeight }: LabelProps) => (
  <g className={styles.label} data-emphasis={emphasis}>
    <rect
      x={label.x - label.width / 2}
      y={label.y - label.height / 2}
      width={label.width}
      height={label.height}
      rx={3}
    />
    {label.lines.map((line, index) => (
      <text
        key={line}
        x={label.x}
        y={label.y + (index - (label.lines.length - 1) / 2) * lineHeight}
      >
        {line}
      </text>
    ))}
  </g>
));
Label.displayName = 'Label';

interface BoxProps {
  readonly box: DiagramBox;
  readonly occupied: boolean;
  readonly name: string;
  readonly meaning: string;
  readonly onPoint: (state: State | null) => void;
}

const Box = memo(({ box, occupied, name, meaning, onPoint }: BoxProps) => {
  const point = () => {
    onPoint(box.state);
  };
  const leave = () => {
    onPoint(null);
  };
  return (
    <g
      className={styles.box}
      data-phase={box.phase}
      data-occupied={occupied}
      tabIndex={0}
      role="img"
      aria-label={`${name}: ${meaning}`}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
    >
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={8} />
      <text x={box.x + box.width / 2} y={box.y + box.height / 2}>
        {name}
      </text>
    </g>
  );
});
Box.displayName = 'Box';

interface TokenMarkProps extends Pick<Token, 'x' | 'y' | 'letter'> {
  readonly still: boolean;
}

const TokenMark = memo(({ x, y, letter, still }: TokenMarkProps) => (
  <m.g
    className={styles.token}
    initial={false}
    animate={{ x, y }}
    transition={{ duration: still ? 0 : 0.35 }}
    aria-hidden="true"
  >
    <circle r={11} />
    <text>{letter}</text>
  </m.g>
));
TokenMark.displayName = 'TokenMark';

const description = (list: readonly Token[], language: Language, naming: Naming): string =>
  list
    .map(({ name, box }) => interfaceText(language).states.on(name, stateName(box.state, naming)))
    .join(' ');

interface DrawingProps extends Omit<StatesProps, 'reducedMotion'> {
  readonly diagram: Diagram;
  readonly still: boolean;
  readonly onPoint: (state: State | null) => void;
}

const Drawing = (props: DrawingProps) => {
  const { diagram, trace, step, fiction, language, still, onPoint } = props;
  const taken = useMemo(() => arrowsTaken(trace, step, fiction), [trace, step, fiction]);
  const marks = tokens(diagram, trace, step, language);
  const text = interfaceText(language).states;
  const naming = namingOf(trace);
  const arrows = diagram.edges.map((edge) => ({ edge, emphasis: emphasisOf(edge, taken) }));
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${diagram.width} ${diagram.height}`}
      role="group"
      lang="en"
      fontSize={diagram.fontSize}
      aria-label={`${text.title}. ${description(marks, language, naming)}`}
    >
      {arrows.map((arrow) => (
        <Arrow key={arrow.edge.key} {...arrow} />
      ))}
      {arrows.map((arrow) => (
        <Label key={arrow.edge.key} {...arrow} lineHeight={diagram.lineHeight} />
      ))}
      {diagram.boxes.map((box) => (
        <Box
          key={box.state}
          box={box}
          occupied={marks.some((mark) => mark.box === box)}
          name={stateName(box.state, naming)}
          meaning={stateMeaning(box.state, language, naming)}
          onPoint={onPoint}
        />
      ))}
      {marks.map(({ host, x, y, letter }) => (
        <TokenMark key={host} {...{ x, y, letter, still }} />
      ))}
    </svg>
  );
};

interface StatesProps {
  readonly trace: Trace;
  readonly step: number;
  readonly language: Language;
  readonly reducedMotion: boolean;
  /** The machine that ran, where it is not TCP's. */
  readonly fiction: Fiction | null;
}

/** Where this step has no arrow: why the token is where it is all the same. */
const Outside = ({ trace, step, language, fiction }: Omit<StatesProps, 'reducedMotion'>) => {
  const change = changeOutside(trace, step, fiction);
  if (change === null) return null;
  const text = outsideText(language);
  const naming = namingOf(trace);
  const [from, to] = [stateName(change.from, naming), stateName(change.to, naming)];
  return (
    <p className={styles.outside}>
      {text.change(hostName(trace, change.host, language), from, to)}
      {text.why[change.why]}{' '}
      {change.rule !== null && <span lang="en">{rule(change.rule).clause}</span>}
    </p>
  );
};

/** The state machine in the layout of Figure 5, with both ends on it. */
export const States = ({ reducedMotion, fiction, ...props }: StatesProps) => {
  const diagram = useMemo(() => layOut(arrowsOf(fiction)), [fiction]);
  const [pointed, setPointed] = useState<State | null>(null);
  const text = interfaceText(props.language).states;
  const naming = namingOf(props.trace);
  return (
    <div className={styles.states}>
      <Drawing
        {...props}
        fiction={fiction}
        diagram={diagram}
        still={reducedMotion}
        onPoint={setPointed}
      />
      <Outside {...props} fiction={fiction} />
      <p className={styles.note}>
        {pointed === null ? (
          `${text.note} ${text.noteLast}`
        ) : (
          <>
            <strong lang="en">{stateName(pointed, naming)}</strong>{' '}
            {stateMeaning(pointed, props.language, naming)}
          </>
        )}
      </p>
    </div>
  );
};
