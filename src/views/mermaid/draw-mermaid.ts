/** Mermaid, fetched when it is first needed: it is several times larger than the rest of the page. */
import type { MermaidConfig } from 'mermaid';

const load = async () => (await import('mermaid')).default;

const configuration = (dark: boolean): MermaidConfig => ({
  startOnLoad: false,
  securityLevel: 'strict',
  // Labels as SVG text, which scales, prints and can be read by a machine.
  htmlLabels: false,
  theme: dark ? 'dark' : 'neutral',
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
