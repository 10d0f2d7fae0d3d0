/** What the lanes, the ladder and the table say. */
import type { LanesText } from './lanes.en.ts';
import type { Language } from './language.ts';
import { textsIn } from './spoken.ts';

export type { LanesText };

export const lanesText = (language: Language): LanesText => textsIn(language).lanes;
