/**
 * Asks the kernel of this machine and writes `facts.json`, the table that the model is held against
 * wherever the tests run:
 *
 *     node tests/linux/namespace.js node tests/typescript.js tests/linux/record-facts.ts
 */
import { writeFileSync } from 'node:fs';
import { collect, questions } from './facts.ts';
import { askKernel } from './kernel-facts.ts';

const from = performance.now();
const facts = await askKernel(questions);
const seconds = (performance.now() - from) / 1000;
writeFileSync('tests/linux/facts.json', `${JSON.stringify(collect(facts), null, 2)}\n`);
console.log(`${facts.length} facts in ${seconds.toFixed(1)} s`);
process.exit();
