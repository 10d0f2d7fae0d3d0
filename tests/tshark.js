/**
 * tshark, Wireshark's eyes without a window. Where there is none, it is installed from Debian, and
 * said so; a test never goes without.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const isRoot = process.getuid?.() === 0;
const isDebian = existsSync('/etc/debian_version');

/** @param {string} message */
const say = (message) => process.stderr.write(`tshark: ${message}\n`);

/** @param {string[]} args */
function apt(...args) {
  say(`running apt-get ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status === 0;
}

/** @param {string} path */
const runs = (path) => spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;

/** The command that runs tshark. Throws where there is none and none can be installed. */
export function findTshark() {
  const command = process.env.TSHARK_PATH ?? 'tshark';
  if (runs(command)) return command;
  if (isRoot && isDebian && apt('update'))
    apt('install', '-y', '--no-install-recommends', 'tshark');
  if (runs(command)) return command;
  throw new Error('no tshark: install it (Debian has a package), or set TSHARK_PATH');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(findTshark());
