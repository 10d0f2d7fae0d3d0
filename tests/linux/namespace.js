/**
 * `node tests/linux/namespace.js COMMAND [arguments]` runs a command in a network and process
 * namespace of its own, so that whatever it makes there ends with it: nothing is left behind, even
 * by a test that is killed. What the tests against the kernel need is looked for first, and installed
 * from Debian's packages where it can be.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Each program with its Debian package. */
const tools = {
  ...{ setpriv: 'util-linux', unshare: 'util-linux' },
  ...{ ip: 'iproute2', ss: 'iproute2', socat: 'socat', curl: 'curl' },
};

/** @param {string} message */
const say = (message) => process.stderr.write(`linux: ${message}\n`);

/** @param {string[]} command */
const works = ([name = '', ...args]) => spawnSync(name, args, { stdio: 'ignore' }).status === 0;

const missing = () =>
  Object.entries(tools).filter(([program]) => !works(['sh', '-c', `command -v ${program}`]));

/** @param {string[]} packages */
function install(packages) {
  say(`installing ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {string[]} args */
  const aptGet = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status === 0;
  return aptGet('update') && aptGet('install', '-y', '--no-install-recommends', ...packages);
}

/** A namespace that ends with this process, however that ends. */
const isolation = [
  ...['setpriv', '--pdeathsig', 'KILL'],
  ...['unshare', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'],
];

/** What is not there that the tests cannot do without, in words. */
function wants() {
  if (process.platform !== 'linux') return ['Linux'];
  const isRoot = process.getuid?.() === 0;
  if (isRoot && missing().length > 0 && existsSync('/etc/debian_version'))
    install([...new Set(missing().map(([, debian]) => debian))]);
  const absent = missing().map(([program, debian]) => `${program} (Debian: ${debian})`);
  if (!isRoot) absent.push('root');
  if (!existsSync('/dev/net/tun')) absent.push('/dev/net/tun');
  if (absent.length === 0 && !works([...isolation, 'true']))
    absent.push('the right to make namespaces (unshare)');
  return absent;
}

const absent = wants();
if (absent.length > 0) {
  say(`cannot run here, missing: ${absent.join(', ')}`);
  process.exit(1);
}
const inside = ['sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...process.argv.slice(2)];
const [first = '', ...rest] = [...isolation, ...inside];
const { status } = spawnSync(first, rest, { stdio: 'inherit' });
process.exit(status ?? 1);
