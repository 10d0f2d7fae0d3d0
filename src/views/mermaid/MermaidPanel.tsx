import { useEffect, useMemo, useState } from 'react';
import { sequenceDiagram, stateDiagram } from '../../draw/mermaid.ts';
import { interfaceText } from '../../text/interface.ts';
import type { Language } from '../../text/language.ts';
import { namingOf } from '../../trace/shown.ts';
import type { Trace } from '../../trace/trace.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { drawMermaid } from './draw-mermaid.ts';
import styles from './MermaidPanel.module.css';

export type DrawMermaid = (source: string, dark: boolean) => Promise<string>;

interface Picture {
  /** The last picture that was drawn stays until the next one is there. */
  readonly svg: string | null;
  readonly failed: boolean;
}

/** While playing, steps follow faster than they can be drawn: only where it rests is drawn. */
const restMilliseconds = 120;

const usePicture = (source: string, dark: boolean, draw: DrawMermaid): Picture => {
  const [picture, setPicture] = useState<Picture>({ svg: null, failed: false });
  useEffect(() => {
    let current = true;
    const show = (next: (before: Picture) => Picture) => {
      if (current) setPicture(next);
    };
    const timer = setTimeout(() => {
      draw(source, dark).then(
        (svg) => {
          show(() => ({ svg, failed: false }));
        },
        (error: unknown) => {
          console.warn('Mermaid:', error);
          show(({ svg }) => ({ svg, failed: true }));
        },
      );
    }, restMilliseconds);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [source, dark, draw]);
  return picture;
};

interface ChartProps {
  readonly title: string;
  readonly source: string;
  /** What is copied, where more is than is shown. */
  readonly whole?: () => string;
  readonly note?: string;
  readonly dark: boolean;
  readonly language: Language;
  readonly draw: DrawMermaid;
}

const Drawn = ({ title, source, dark, language, draw }: ChartProps) => {
  const { svg, failed } = usePicture(source, dark, draw);
  const text = interfaceText(language).mermaid;
  if (failed) return <p role="alert">{text.failed}</p>;
  if (svg === null) return <p className={styles.aside}>{text.loading}</p>;
  return (
    <div
      className={styles.picture}
      role="img"
      aria-label={text.picture(title)}
      // Mermaid's own output, made with its strict security level.
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
};

const Chart = (props: ChartProps) => {
  const { title, source, whole = () => source, note, language } = props;
  return (
    <section className={styles.chart}>
      <header className={styles.heading}>
        <h3>{title}</h3>
        <CopyButton subject={source} text={whole} language={language} />
      </header>
      {note !== undefined && <p className={styles.aside}>{note}</p>}
      <Drawn {...props} />
      <pre
        className={styles.text}
        tabIndex={0}
        role="region"
        aria-label={interfaceText(language).mermaid.text(title)}
        lang="en"
      >
        {source}
      </pre>
    </section>
  );
};

/** A picture of more steps than these can be neither drawn at once nor read. */
const mostSteps = 60;

interface MermaidPanelProps {
  readonly trace: Trace;
  readonly step: number;
  readonly dark: boolean;
  readonly language: Language;
  readonly draw?: DrawMermaid;
}

const RunChart = ({ trace, step, language, ...shared }: Required<MermaidPanelProps>) => {
  const text = interfaceText(language).mermaid;
  const first = Math.max(0, step - mostSteps);
  const source = useMemo(
    () => sequenceDiagram(trace, step, language, first),
    [trace, step, language, first],
  );
  return (
    <Chart
      title={text.run}
      source={source}
      whole={() => sequenceDiagram(trace, step, language)}
      {...(first > 0 && { note: text.long(mostSteps, step) })}
      language={language}
      {...shared}
    />
  );
};

/** The run and the machine for a document: drawn, and as text to copy. */
export const MermaidPanel = ({ draw = drawMermaid, ...props }: MermaidPanelProps) => {
  const { trace, dark, language } = props;
  const naming = namingOf(trace);
  const machine = useMemo(() => stateDiagram(undefined, naming), [naming]);
  return (
    <div className={styles.panel}>
      <RunChart draw={draw} {...props} />
      <Chart
        title={interfaceText(language).mermaid.machine}
        source={machine}
        draw={draw}
        dark={dark}
        language={language}
      />
    </div>
  );
};
