/** Chinese, as one file to fetch. */
import { chinese } from './interface.zh.ts';
import { lanesChinese } from './lanes.zh.ts';
import { chinese as narration } from './narration.zh.ts';
import type { Texts } from './spoken.ts';

export const texts: Texts = { interface: chinese, lanes: lanesChinese, narration };
