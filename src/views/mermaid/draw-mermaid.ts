/** Mermaid, fetched when it is first needed: it is several times larger than the rest of the page. */
import type { MermaidConfig } from 'mermaid';
import { palettes } from '../../draw/phases.ts';

const load = async () => (await import('mermaid')).default;

/** The page's own colours, so that the pictures are of one kind with the lanes. */
const colours = (dark: boolean) => {
  const { surface, ink, muted, background, line } = palettes[dark ? 'dark' : 'light'];
  return {
    darkMode: dark,
    background: surface,
    primaryColor: background,
    primaryTextColor: ink,
    primaryBorderColor: muted,
    secondaryColor: background,
    tertiaryColor: background,
    lineColor: muted,
    textColor: ink,
    actorLineColor: line,
    signalColor: muted,
    signalTextColor: ink,
    noteBkgColor: background,
    noteTextColor: ink,
    noteBorderColor: line,
    labelColor: ink,
    transitionLabelColor: ink,
    edgeLabelBackground: surface,
    fontSize: '14px',
  };
};

const configuration = (dark: boolean): MermaidConfig => ({
  startOnLoad: false,
  securityLevel: 'strict',
  // Labels as SVG text, which scales, prints and can be read by a machine.
  htmlLabels: false,
  theme: 'base',
  themeVariables: colours(dark),
  fontFamily: 'system-ui, sans-serif',
  // A drawing that fails says so in our own words.
  suppressErrorRendering: true,
});

let drawn = 0;

/** The picture of a Mermaid text, as SVG. */
export const drawMermaid = async (source: string, dark: boolean): Promise<string> => {
  const mermaid = await load();
  mermaid.initialize(configuration(dark));
  drawn += 1;
  const { svg } = await mermaid.render(`mermaid-${drawn}`, source);
  return svg;
};
