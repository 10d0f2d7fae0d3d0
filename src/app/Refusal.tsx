import type { Language } from '../text/language.ts';
import { refusalText } from '../text/refusal.ts';
import type { Refused } from './notices.ts';

interface RefusalProps {
  readonly refused: Refused;
  readonly language: Language;
}

/** Why a scenario was refused. */
export const Refusal = ({ refused, language }: RefusalProps) => (
  <span>{refusalText(refused, language)}</span>
);
