import { Variables } from '../views/variables/Variables.tsx';
import type { View } from './view.ts';

export const VariablesTab = ({ part, step, time, clock, language }: View) => (
  <Variables trace={part} step={step} time={time} clock={clock} language={language} />
);
