import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { sourceHash, templateSources } from '../../tools/build/source-hash.ts';
import { deployedFolders } from '../../tools/build/stray-inputs.ts';
import { importProblems } from '../../tools/verify/check-imports.ts';
import { actionsIn, permissionProblems } from '../../tools/verify/check-permissions.ts';
import { findCircle } from '../../tools/verify/find-circle.ts';
import { tool } from '../../tools/verify/run-check.ts';
import { Stage } from './template.ts';

describe('the import rules', () => {
  let root: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'firstsale-imports-'));
    write('package.json', '{"type":"module"}');
    write('tsconfig.json', '{"compilerOptions":{"module":"NodeNext","allowImportingTsExtensions":true,"noEmit":true}}');
    write('domain/fine.ts', 'export const fine = 1;\n');
    write('adapters/fine.ts', "import { fine } from '../domain/fine.ts';\nexport const also = fine;\n");
  });
  afterEach(() => rmSync(root, removing));

  it('say nothing where adapters import domain', async () => {
    expect(await importProblems(root)).toEqual([]);
  });

  it.each([
    ['domain/wrong.ts', "import { also } from '../adapters/fine.ts';\nexport const x = also;\n", 'domain-is-pure'],
    ['domain/wrong.ts', "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n", 'domain-is-pure'],
    [
      'packages/laptop-cloud/src/wrong.ts',
      "import type { fine } from '../../../domain/fine.ts';\nexport type X = typeof fine;\n",
      'packages-know-nothing-of-us',
    ],
    [
      'functions/steps/a-b/handler.ts',
      "import { also } from '../../../adapters/fine.ts';\nexport const x = also;\n",
      'handlers-decide',
    ],
    ['lib/wrong.ts', "import { also } from '../adapters/fine.ts';\nexport const x = also;\n", 'lib-is-cdk'],
  ])('refuse %s when it reaches where it may not', async (file, text, rule) => {
    write(file, text);
    expect((await importProblems(root)).join()).toContain(`(${rule})`);
  });

  it('call a folder they have no rule for a failure, not a pass', async () => {
    write('elsewhere/fine.ts', 'export const fine = 1;\n');
    expect(await importProblems(root)).toEqual([
      'elsewhere/ holds modules and no import rule speaks of it: add it to tools/verify/import-rules.ts',
    ]);
  });

  it('refuse folders of domain that import each other, though no file does', async () => {
    write('domain/task/one.ts', "import { two } from '../risk/two.ts';\nexport const one = two;\n");
    write('domain/risk/two.ts', 'export const two = 2;\n');
    expect(await importProblems(root)).toEqual([]);
    write('domain/risk/three.ts', "import { four } from '../task/four.ts';\nexport const three = four;\n");
    write('domain/task/four.ts', 'export const four = 4;\n');
    expect((await importProblems(root)).join()).toMatch(/circle: domain\/(task|risk) → domain\/(task|risk) → domain/);
  });

  it('find a circle of top folders that no single rule forbids', () => {
    expect(
      findCircle([
        ['world', 'tools'],
        ['tools', 'adapters'],
        ['adapters', 'world'],
        ['tools', 'tools'],
      ]),
    ).toEqual(['world', 'tools', 'adapters', 'world']);
    expect(
      findCircle([
        ['world', 'tools'],
        ['world', 'adapters'],
        ['tools', 'adapters'],
      ]),
    ).toBeUndefined();
  });

  it('call a folder in which they saw nothing a failure, not a pass', async () => {
    write('packages/README.md', 'no module here');
    expect((await importProblems(root)).join()).toContain('no module of packages/ was looked at');
    expect(await importProblems(join(root, 'empty'))).toHaveLength(1);
  });
});

describe('the checks', () => {
  it('find every action of a policy, however it is written', () => {
    const policies = { A: { Statement: [{ Action: 's3:GetObject' }, { Action: ['sqs:SendMessage', 'sqs:DeleteMessage'] }] } };
    expect(actionsIn(JSON.stringify(policies))).toEqual(['s3:GetObject', 'sqs:DeleteMessage', 'sqs:SendMessage']);
  });

  it('know that every IAM action of the template exists, and one that does not', async () => {
    expect(await permissionProblems(JSON.stringify(new Stage('prod').resources))).toEqual([]);
    const mistyped = { Statement: [{ Action: ['dynamodb:TransactWriteItem', 'sqs:SendMessage'] }] };
    expect(await permissionProblems(JSON.stringify(mistyped))).toEqual([expect.stringContaining('dynamodb:TransactWriteItem ')]);
    expect(await permissionProblems('{}')).toEqual([expect.stringContaining('blind')]);
  });

  it('fail in the tool’s own words when a tool fails or is not there', () => {
    expect(tool('fails', 'tsc', '--no-such-option').run()).toEqual([expect.stringContaining('no-such-option')]);
    expect(() => tool('absent', 'no-such-tool').run()).toThrow('npm ci');
  });

  it('the synth cache knows a stage from another and the same from the same', () => {
    expect(sourceHash('dev')).toBe(sourceHash('dev'));
    expect(sourceHash('dev')).not.toBe(sourceHash('prod'));
  });

  it('the synth cache looks at every folder whose code a function may hold', () => {
    expect(deployedFolders.filter((folder) => !templateSources.some((source) => source.startsWith(`${folder}/`)))).toEqual([]);
  });

  it('an old Node is told what to do, in words, before anything else fails', () => {
    const old = ['/usr/bin/node', '/usr/local/bin/node'].find((it) => {
      const { stdout } = spawnSync(it, ['--version'], { encoding: 'utf8' });
      return existsSync(it) && /^v(1\d|2[0-3])\./.test(stdout ?? '');
    });
    // where the machine has no old Node, the same file must pass on the project's own
    const { status, stderr } = spawnSync(old ?? process.execPath, [projectPath('tools/preflight.mjs')], { encoding: 'utf8' });
    expect(status).toBe(old ? 1 : 0);
    if (old) expect(stderr).toMatch(/preflight: this is Node .*npm start, npm test/);
  });
});
