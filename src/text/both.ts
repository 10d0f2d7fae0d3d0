/** Imported by a program that is there as a whole, it brings both languages. */
import { texts as english } from './en.ts';
import { bring } from './spoken.ts';
import { texts as chinese } from './zh.ts';

bring('en', english);
bring('zh', chinese);
