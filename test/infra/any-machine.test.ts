import { mkdirSync, mkdtempSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { projectFiles } from '../../lib/project.ts';
import { swapFolder } from '../../tools/build/swap-folder.ts';
import { takeTurns } from '../../tools/build/take-turns.ts';
import { toolCommand, UnknownTool } from '../../tools/tool-command.ts';
import { anyMachine, assumptionsIn } from '../../tools/verify/check-machines.ts';

/** what Node throws on Windows while a file or folder is in somebody's hands */
const held = (code: string): Error => Object.assign(new Error(`${code}: operation not permitted`), { code });

describe('the check that nothing assumes Linux', () => {
  it('finds nothing in the project', async () => {
    expect(await anyMachine.run()).toEqual([]);
  });

  it.for([
    ["new URL('./child.ts', import.meta.url).pathname", 'fileURLToPath'],
    [`const at = \`file://\${name}\`;`, 'pathToFileURL'],
    ["for (const file of globSync('**/*.ts')) read(file);", 'projectFiles'],
    ["spawnSync(join(root, 'node_modules/.bin/biome'), []);", 'toolCommand'],
    ["const folder = '/tmp/state';", 'tmpdir'],
    ["if (process.platform === 'linux') go();", 'platform module'],
    ['rmSync(folder, { recursive: true });', 'removing'],
    ["spawnSync('sh', ['-c', 'true']);", 'not every machine has this program'],
    ["const name = file.split('/').at(-1);", 'basename'],
  ] as const)('knows %s, and what to write instead', ([line, remedy]) => {
    expect(assumptionsIn('tools/some.ts', `const a = 1;\n${line}`)).toEqual([
      expect.stringMatching(new RegExp(`^tools/some.ts:2 has .*${remedy}`)),
    ]);
  });

  it('lets a comment, a URL and a file system that is asked portably pass', () => {
    const fine = ["// not /tmp, and no globSync('x')", "path.split('/')", 'join(tmpdir(), name)', 'basename(file)'];
    expect(assumptionsIn('tools/some.ts', fine.join('\n'))).toEqual([]);
  });
});

test('files of the project are named with / from its folder, in order, and folders are none', () => {
  expect(projectFiles('bin/*', 'cdk.json')).toEqual(['bin/access.ts', 'bin/firstsale.ts', 'cdk.json']);
  expect(projectFiles('no-such-folder/**')).toEqual([]);
});

test('a command of a package is run by the Node that runs, not by a link that Windows does not have', () => {
  const [node, script] = toolCommand('biome');
  expect([node, script.split(/[\\/]/).slice(-4)]).toEqual([process.execPath, ['@biomejs', 'biome', 'bin', 'biome']]);
  expect(() => toolCommand('no-such-tool')).toThrow(UnknownTool);
});

describe('a folder that takes another’s place', () => {
  const folders = () => {
    const root = mkdtempSync(join(tmpdir(), 'firstsale-swap-'));
    const [next, folder] = [join(root, 'next'), join(root, 'folder')];
    for (const one of [next, folder]) mkdirSync(one);
    writeFileSync(join(next, 'new'), '');
    writeFileSync(join(folder, 'old'), '');
    return { root, next, folder };
  };

  it('holds what the next one held', async () => {
    const { root, next, folder } = folders();
    await swapFolder(next, folder);
    expect([readdirSync(root), readdirSync(folder)]).toEqual([['folder'], ['new']]);
  });

  it('waits for a scanner that looks into it, as one does on Windows', async () => {
    const { next, folder } = folders();
    let tries = 0;
    await swapFolder(next, folder, (from, to) => {
      tries += 1;
      if (tries < 4) throw held('EPERM');
      renameSync(from, to);
    });
    expect([tries, readdirSync(folder)]).toEqual([4, ['new']]);
  });

  it('fails in Node’s own words when it cannot be renamed at all', async () => {
    const { next, folder } = folders();
    const never = (): void => {
      throw held('EXDEV');
    };
    await expect(swapFolder(next, folder, never)).rejects.toThrow('EXDEV');
  });
});

describe('a lock that Windows is still deleting', () => {
  const lock = () => join(mkdtempSync(join(tmpdir(), 'firstsale-lock-')), 'lock');

  it('is taken once it is gone', async () => {
    let refusals = 0;
    const make = (file: string): void => {
      refusals += 1;
      if (refusals < 3) throw held('EPERM');
      writeFileSync(file, String(process.pid));
    };
    expect(await takeTurns(lock(), async () => 'done', make)).toBe('done');
    expect(refusals).toBe(3);
  });

  it('is no other error: a folder that may not be written to is said at once', async () => {
    const make = (): void => {
      throw held('EACCES');
    };
    await expect(takeTurns(lock(), async () => 'done', make)).rejects.toThrow('EACCES');
  });
});
