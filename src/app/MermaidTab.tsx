import { MermaidPanel } from '../views/mermaid/MermaidPanel.tsx';
import type { View } from './view.ts';

export const MermaidTab = ({ trace, step, language, dark }: View) => (
  <MermaidPanel trace={trace} step={step} language={language} dark={dark} />
);
