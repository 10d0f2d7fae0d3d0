/**
 * `npm test`: every check that needs no special rights, one stage after the other, and at the end
 * one line with the total. `npm test -- lint unit` runs only the stages that are named; what needs
 * special rights runs only where it is named (`npm test -- linux`, as root).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, names?: string[] }} Count `names`: of those that failed */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} script the npm script that runs it
 * @property {string[]} [args]
 * @property {(report: any) => Count} [count] absent where the stage is one check as a whole
 * @property {[folder: string, ending: RegExp]} [tests] where its tests lie
 * @property {boolean} [needsRights] it makes namespaces and network devices
 */
/**
 * What is read of the reports.
 * @typedef {{ status: string, fullName: string }} VitestTest
 * @typedef {{ name: string, status: string, assertionResults: VitestTest[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: VitestFile[] }} Vitest
 * @typedef {{ expected: number, unexpected: number, flaky: number }} Stats
 * @typedef {{ file: string, line: number, title: string, ok: boolean }} Spec
 * @typedef {{ suites?: Suite[], specs?: Spec[] }} Suite
 * @typedef {{ stats: Stats, errors: unknown[], suites: Suite[] }} Playwright
 */

const reports = '.cache/test-reports';

/** @param {VitestFile} file */
const failedToLoad = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((test) => test.status === 'failed');

/** @param {VitestFile} file */
const failuresIn = (file) =>
  failedToLoad(file)
    ? [`${file.name} did not load`]
    : file.assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName }) => `${file.name}: ${fullName}`);

/** A file that did not even load has no tests in it, and counts as one that failed.
 * @param {Vitest} report @returns {Count} */
const countVitest = ({ numPassedTests, numFailedTests, testResults }) => ({
  passed: numPassedTests,
  failed: numFailedTests + testResults.filter(failedToLoad).length,
  names: testResults.flatMap(failuresIn),
});

/** @param {Suite} suite @returns {Spec[]} */
const specsIn = ({ suites = [], specs = [] }) => [...specs, ...suites.flatMap(specsIn)];

/** A journey may be tried twice where nobody watches (CI); one that needed it is named in the output.
 * @param {Playwright} report @returns {Count} */
const countPlaywright = ({ stats, errors, suites }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
  names: specsIn({ suites })
    .filter(({ ok }) => !ok)
    .map(({ file, line, title }) => `${file}:${line}: ${title}`),
});

/** @param {string} name */
const vitestReport = (name) => [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reports}/${name}.json`,
];

/** @type {Stage[]} */
const stages = [
  { name: 'types', script: 'types' },
  { name: 'lint', script: 'lint' },
  { name: 'format', script: 'format:check' },
  { name: 'unit', script: 'test:unit', args: vitestReport('unit'), count: countVitest },
  {
    name: 'browser',
    script: 'test:browser',
    args: vitestReport('browser'),
    count: countVitest,
    tests: ['tests/browser', /\.test\.tsx?$/],
  },
  {
    name: 'journeys',
    script: 'test:journeys',
    args: ['--reporter=list,json'],
    count: countPlaywright,
    tests: ['tests/journeys', /\.spec\.ts$/],
  },
  {
    name: 'linux',
    script: 'test:linux',
    args: vitestReport('linux'),
    count: countVitest,
    needsRights: true,
  },
];

/** @param {Stage} stage */
function hasTests({ tests }) {
  if (tests === undefined) return true;
  const [folder, ending] = tests;
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((file) => ending.test(String(file)))
  );
}

/** @param {Stage} stage @returns {Count} */
function countOf({ name, count }) {
  const file = `${reports}/${name}.json`;
  if (count === undefined || !existsSync(file)) return { passed: 0, failed: 0 };
  return count(JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * The exit status has the last word: a stage that failed has at least one failure, whatever its
 * report says, and a stage that passed without a single test has failed.
 * @param {Stage} stage @returns {Count}
 */
function run(stage) {
  const { name, script, args = [] } = stage;
  console.log(`\n── ${name} ──`);
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: `${reports}/${name}.json` },
  });
  const { passed, failed, names = [] } = countOf(stage);
  if (status !== 0) {
    const told = names.length > 0 ? names : ['failed as a whole'];
    return { passed, failed: Math.max(failed, 1), names: told };
  }
  if (stage.count === undefined) return { passed: 1, failed: 0 };
  return passed > 0 ? { passed, failed, names } : { passed, failed: failed + 1, names };
}

function main() {
  const wanted = process.argv.slice(2);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const chosen = stages.filter(({ name, needsRights }) =>
    wanted.length === 0 ? needsRights !== true : wanted.includes(name),
  );
  const results = chosen.filter(hasTests).map((stage) => ({ stage, ...run(stage) }));

  console.log('');
  for (const { stage, names = [] } of results)
    for (const name of names) console.log(`✗ ${stage.name}: ${name}`);
  for (const { stage, passed, failed } of results)
    console.log(`${stage.name.padEnd(10)}${passed} passed, ${failed} failed`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

main();
