/**
 * The Chromium that the tests run in. Where there is none, running this file installs one and says
 * so; a test never goes without.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const isRoot = process.getuid?.() === 0;
const isDebian = existsSync('/etc/debian_version');

/** @param {string} message */
const say = (message) => process.stderr.write(`chromium: ${message}\n`);

/**
 * Standard output is the answer alone, so what an installer prints goes to standard error.
 * @param {string} command
 * @param {string[]} args
 */
function install(command, ...args) {
  say(`running ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0;
}

/** @param {string[]} packages */
const installFromDebian = (...packages) =>
  install('apt-get', 'update') &&
  install('apt-get', 'install', '-y', '--no-install-recommends', ...packages);

async function candidates() {
  const { chromium } = await import('playwright');
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    chromium.executablePath(),
  ];
}

/** Some systems have a `chromium-browser` that only tells how to get one: so it is asked. */
const runs = (/** @type {string} */ path) =>
  existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;

export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  return chosen ?? (await candidates()).find(runs);
}

async function installChromium() {
  say('none found, installing one');
  if (isRoot && isDebian) installFromDebian('chromium', 'fontconfig', 'fonts-noto-cjk');
  if (await findChromium()) return;
  const own = ['playwright', 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium'];
  install('npx', ...own);
}

function hasChineseFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

function ensureChineseFont() {
  if (hasChineseFont()) return;
  say('no Chinese font found');
  if (isRoot && isDebian) installFromDebian('fontconfig', 'fonts-noto-cjk');
  if (!hasChineseFont()) say('going on without: Chinese text will be drawn as empty boxes');
}

/** How every browser test starts Chromium: nothing phones home, no graphics card is needed. */
export async function launchOptions() {
  const executablePath = await findChromium();
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
  return executablePath === undefined ? { args } : { executablePath, args };
}

async function main() {
  if (!(await findChromium())) await installChromium();
  const path = await findChromium();
  if (path === undefined || !runs(path)) {
    say(
      path
        ? `${path} (CHROMIUM_PATH) does not run`
        : 'none found and none could be installed; install one, or set CHROMIUM_PATH',
    );
    process.exit(1);
  }
  ensureChineseFont();
  console.log(path);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
