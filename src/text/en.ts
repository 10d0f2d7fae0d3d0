/** English, as one file to fetch. */
import { english } from './interface.en.ts';
import { lanesEnglish } from './lanes.en.ts';
import { english as narration } from './narration.en.ts';
import type { Texts } from './spoken.ts';

export const texts: Texts = { interface: english, lanes: lanesEnglish, narration };
