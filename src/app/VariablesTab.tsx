import { Variables } from '../views/variables/Variables.tsx';
import type { View } from './view.ts';

export const VariablesTab = ({ trace, step, time, clock, language }: View) => (
  <Variables trace={trace} step={step} time={time} clock={clock} language={language} />
);
