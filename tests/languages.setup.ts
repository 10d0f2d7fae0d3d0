/** Tests speak both languages, and count in both ways. */
import '../src/text/both.ts';
import { relative } from '../src/trace/relative.ts';
import { bringCounting } from '../src/trace/shown.ts';

bringCounting(relative);
