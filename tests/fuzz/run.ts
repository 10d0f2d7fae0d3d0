/**
 * `npm run fuzz`: the fuzzers at length. `npm run fuzz -- captures 1000000 7` runs one of them, so
 * many cases, from that seed.
 */
import { fuzzCaptures } from './captures.ts';
import { fuzzEndpoint } from './endpoint.ts';

interface Fuzzer {
  readonly name: string;
  /** Cases, where nobody says how many. */
  readonly count: number;
  /** Throws where a case breaks a promise; else tells what it went through. */
  readonly run: (seed: number, count: number) => object;
}

const fuzzers: readonly Fuzzer[] = [
  { name: 'endpoint', count: 1_000_000, run: fuzzEndpoint },
  { name: 'captures', count: 200_000, run: fuzzCaptures },
];

const [wanted, count, seed = '20261121'] = process.argv.slice(2);
const chosen = fuzzers.filter(({ name }) => wanted === undefined || name === wanted);
if (chosen.length === 0) {
  const names = fuzzers.map(({ name }) => name).join(', ');
  throw new Error(`no fuzzer "${wanted ?? ''}"; there are: ${names}`);
}

for (const fuzzer of chosen) {
  const start = performance.now();
  const counts = fuzzer.run(Number(seed), count === undefined ? fuzzer.count : Number(count));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${fuzzer.name}: seed ${seed}, ${seconds} s`);
  console.log(JSON.stringify(counts, null, 2));
}
