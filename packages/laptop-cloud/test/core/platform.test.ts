import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import {
  browserMissing,
  browserOn,
  dynoxideFor,
  dynoxideMissing,
  dynoxideVersion,
  killWhenAlone,
  problemsOn,
  scratchFolder,
  thisMachine,
} from '../../src/platform.mjs';
import { DynoxideMissing, dynoxideBinary } from '../../src/services/dynamodb/binary.ts';

const machines = [
  { platform: 'darwin', arch: 'arm64' },
  { platform: 'darwin', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
  { platform: 'linux', arch: 'x64' },
  { platform: 'win32', arch: 'x64' },
];
const named = machines.map((machine) => ({ name: `${machine.platform}-${machine.arch}`, machine }));
const complete = { node: '24.21.0', ownNode: true, packages: true, dynoxide: true };

describe.for(named)('on $name', ({ name, machine }) => {
  test('dynoxide comes from the package of the machine, at one version with the others, and stands in the lockfile for it alone', () => {
    const found = dynoxideFor(machine);
    expect(found).toEqual({
      package: `@dynoxide/${name}`,
      program: machine.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide',
    });
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    expect(packages[`node_modules/${found.package}`]).toMatchObject({
      version: dynoxideVersion,
      os: [machine.platform],
      cpu: [machine.arch],
      optional: true,
    });
  });

  test('the preflight finds nothing to say where everything is installed', () => {
    expect(problemsOn(machine, complete)).toEqual([]);
  });

  test('the preflight names the package that is missing and the command that brings it', () => {
    const [problem, ...more] = problemsOn(machine, { ...complete, dynoxide: false });
    expect(more).toEqual([]);
    expect(problem).toContain(`dynoxide) is not installed for ${name}: run \`npm ci\` without --omit=optional`);
    expect(problem).toContain(`npm install --no-save @dynoxide/${name}@${dynoxideVersion}`);
  });

  test('an old Node is sent to npm where the project brings its own, and to Node 24 where it cannot', () => {
    const [own] = problemsOn(machine, { ...complete, node: '20.20.2' });
    expect(own).toBe("this is Node 20.20.2: start it with npm (npm start, npm test), which puts the project's own Node 24 first");
    const [none] = problemsOn(machine, { ...complete, node: '20.20.2', ownNode: false });
    expect(none).toContain(machine.platform === 'darwin' ? 'install Node 24 yourself' : 'run `npm ci` without --omit=optional');
  });

  test('before anything is installed only npm ci is asked for, not each package', () => {
    const found = { ...complete, packages: false, dynoxide: false };
    expect(problemsOn(machine, found)).toEqual(['the packages are not installed: run `npm ci`']);
  });

  // the command for Windows is Node's own, so it is tried here as well
  const noShell = process.platform === 'win32' && machine.platform !== 'win32';
  test.skipIf(noShell)('a process ends with the one that watches over it, however that ends', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const { command, args } = killWhenAlone(machine, Number(child.pid), process.execPath);
    const watchdog = spawn(command, args, { stdio: ['pipe', 'ignore', 'inherit'] });
    await once(watchdog, 'spawn');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(child.exitCode ?? child.signalCode).toBeNull();
    watchdog.stdin?.end();
    expect(await ended).toEqual(process.platform === 'win32' ? [1, null] : [null, 'SIGKILL']);
  });

  test('scratch files go to a folder that is there on every such machine, or to memory on Linux', () => {
    expect(machine.platform === 'linux' ? [tmpdir(), '/dev/shm'] : [tmpdir()]).toContain(scratchFolder(machine));
  });
});

test('the browser is the first one found in the usual places of a machine, and the one the environment names before them', () => {
  const paths: string[] = [];
  const none = (path: string): boolean => {
    paths.push(path);
    return false;
  };
  for (const { platform } of machines)
    expect(browserOn({ platform, arch: 'x64' }, { PROGRAMFILES: 'C:\\Programs' }, none)).toBeUndefined();
  expect(paths).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(paths).toContain('C:\\Programs\\Google\\Chrome\\Application\\chrome.exe');
  expect(paths).toContain('/usr/bin/chromium');
  expect(browserOn({ platform: 'win32', arch: 'x64' }, { CHROMIUM: 'D:\\c.exe', PROGRAMFILES: 'C:' }, () => true)).toBe(
    'D:\\c.exe',
  );
  expect(browserMissing).toContain('CHROMIUM');
});

test('a machine dynoxide is not published for is told which machines it is published for', () => {
  const machine = { platform: 'plan9', arch: 'mips' };
  expect(dynoxideMissing(machine)).toBe(
    'the local DynamoDB (dynoxide) is not published for plan9-mips, only for darwin-arm64, darwin-x64, linux-arm64, linux-x64, win32-x64: use one of these machines',
  );
  expect(() => dynoxideBinary(machine)).toThrow(DynoxideMissing);
});

test('on this machine the program is there', () => {
  expect(dynoxideBinary()).toContain(dynoxideFor(thisMachine).package.replace('/', process.platform === 'win32' ? '\\' : '/'));
});
