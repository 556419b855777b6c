// the one place that knows how machines differ; plain JavaScript, because the preflight reads it on any Node
// @ts-check
import { accessSync, constants, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** @typedef {{ readonly platform: string, readonly arch: string }} Machine as Node names them: darwin, linux, win32; arm64, x64 */

/** @type {Machine} */
export const thisMachine = { platform: process.platform, arch: process.arch };

/** all builds are published together, under one version */
export const dynoxideVersion = '1.2.1';
const dynoxideBuilds = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'];
const nodeBuilds = ['linux-arm64', 'linux-x64', 'win32-x64'];

/** @type {(machine: Machine) => string} */
const placeOf = ({ platform, arch }) => `${platform}-${arch}`;

/**
 * The npm package with dynoxide for a machine, and the name of the program in it.
 * @type {(machine: Machine) => { readonly package: string, readonly program: string }}
 */
export const dynoxideFor = (machine) => ({
  package: `@dynoxide/${placeOf(machine)}`,
  program: machine.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide',
});

/**
 * Why there is no dynoxide on a machine, and the remedy.
 * @type {(machine: Machine) => string}
 */
export const dynoxideMissing = (machine) => {
  const place = placeOf(machine);
  if (!dynoxideBuilds.includes(place))
    return `the local DynamoDB (dynoxide) is not published for ${place}, only for ${dynoxideBuilds.join(', ')}: use one of these machines`;
  return (
    `the local DynamoDB (dynoxide) is not installed for ${place}: run \`npm ci\` without --omit=optional. If it is still missing, ` +
    `your registry does not carry it: run \`npm install --no-save ${dynoxideFor(machine).package}@${dynoxideVersion}\` with one that does`
  );
};

/**
 * What is missing before anything can start, each with its remedy.
 * @param {Machine} machine
 * @param {{ readonly node: string, readonly ownNode: boolean, readonly packages: boolean, readonly dynoxide: boolean }} found
 *   the version of Node that runs; whether the project's own Node, the packages and dynoxide are installed
 * @returns {readonly string[]}
 */
export const problemsOn = (machine, { node, ownNode, packages, dynoxide }) => {
  const problems = [];
  if (Number(node.split('.')[0]) < 24)
    problems.push(
      ownNode
        ? `this is Node ${node}: start it with npm (npm start, npm test), which puts the project's own Node 24 first`
        : nodeBuilds.includes(placeOf(machine))
          ? `Node 24 or newer is needed and this is ${node}: run \`npm ci\` without --omit=optional, which brings Node 24`
          : `Node 24 or newer is needed and this is ${node}: install Node 24 yourself, npm brings it for ${nodeBuilds.join(', ')} only`,
    );
  if (!packages) problems.push('the packages are not installed: run `npm ci`');
  else if (!dynoxide) problems.push(dynoxideMissing(machine));
  return problems;
};

/**
 * A command that kills a process when its own standard input closes, which it does however the parent ends.
 * @param {Machine} machine
 * @param {number} pid
 * @param {string} node path of Node, for a machine without a POSIX shell
 * @returns {{ readonly command: string, readonly args: readonly string[] }}
 */
export const killWhenAlone = ({ platform }, pid, node) => {
  if (platform !== 'win32') return { command: '/bin/sh', args: ['-c', 'read _; kill -9 "$0"', String(pid)] };
  const kill = `process.stdin.resume().once('close', () => { try { process.kill(${pid}, 'SIGKILL') } catch {} })`;
  return { command: node, args: ['-e', kill] };
};

/** On Windows a file stays locked for a moment after the program that had it open ended: removing is tried for up to a second. */
export const removing = /** @type {const} */ ({ recursive: true, force: true, maxRetries: 10, retryDelay: 20 });

/**
 * A folder for what may be lost with the machine: memory-backed where the system has one.
 * @type {(machine?: Machine) => string}
 */
export const scratchFolder = ({ platform } = thisMachine) => {
  if (platform !== 'linux') return tmpdir();
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
};

/**
 * The browser of Chromium's kind that is installed on a machine, or the one the environment names as CHROMIUM.
 * @type {(machine?: Machine, env?: Readonly<Record<string, string | undefined>>, exists?: (path: string) => boolean) => string | undefined}
 */
export const browserOn = (machine = thisMachine, env = process.env, exists = existsSync) =>
  browserPlaces(machine, env).find(exists);

/** what to do where browserOn finds none */
export const browserMissing = 'no browser was found: install Chromium or Chrome, or give the path of one as CHROMIUM';

/** @type {(machine: Machine, env: Readonly<Record<string, string | undefined>>) => readonly string[]} */
const browserPlaces = ({ platform }, env) => {
  const named = env['CHROMIUM'] === undefined ? [] : [env['CHROMIUM']];
  if (platform === 'darwin')
    return [
      ...named,
      ...['Google Chrome', 'Chromium', 'Microsoft Edge'].map((it) => `/Applications/${it}.app/Contents/MacOS/${it}`),
    ];
  if (platform === 'win32')
    return [
      ...named,
      ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .flatMap((it) => env[it] ?? [])
        .flatMap((it) => [`${it}\\Google\\Chrome\\Application\\chrome.exe`, `${it}\\Microsoft\\Edge\\Application\\msedge.exe`]),
    ];
  // Debian's shell without windows draws the same pages with a quarter less work
  const shells = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return [...named, ...shells];
};
