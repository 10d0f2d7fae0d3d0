/** `npm run claims` writes `src/lessons/COVERAGE.md` anew from the data of the course. */
import { writeFileSync } from 'node:fs';
import { coverage } from './coverage.ts';

writeFileSync('src/lessons/COVERAGE.md', await coverage());
