/** Imported by a program that is there as a whole, it brings both languages. */
import { texts as english } from './en.ts';
import { englishRules } from './rules.en.ts';
import { chineseRules } from './rules.zh.ts';
import { bring, bringRules } from './spoken.ts';
import { texts as chinese } from './zh.ts';

bring('en', english);
bring('zh', chinese);
bringRules('en', englishRules);
bringRules('zh', chineseRules);
