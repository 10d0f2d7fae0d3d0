/** What the panel of a segment says. */
import type { Language } from './language.ts';
import { segmentEnglish, type SegmentText } from './segment.en.ts';
import { segmentChinese } from './segment.zh.ts';

export type { SegmentText };

const texts: Readonly<Record<Language, SegmentText>> = { en: segmentEnglish, zh: segmentChinese };

export const segmentText = (language: Language): SegmentText => texts[language];
