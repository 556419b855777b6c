import { spawnSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { functions } from '../../lib/function-groups.ts';
import { projectPath } from '../../lib/project.ts';
import { asciiCode } from '../../tools/build/ascii-code.ts';
import { entryText } from '../../tools/build/entry-text.ts';
import { strayInputs } from '../../tools/build/stray-inputs.ts';
import { writeEntries } from '../../tools/build/write-entries.ts';
import { toolCommand } from '../../tools/tool-command.ts';

const standard = { composed: false };
const own = { composed: true };

describe('the entry of a function', () => {
  it('hands each step to its handler by name: its own entry where it has one, the standard one where not', () => {
    expect(
      entryText({ 'score-risk': standard, 'register-merchant': own }),
    ).toBe(`import { dispatchSteps } from '../../functions/runtime/dispatch.ts';
import { standardStep } from '../../functions/entries/standard-step.ts';

export const handler = dispatchSteps({
  'score-risk': async () => standardStep(await import('../../functions/steps/score-risk/handler.ts')),
  'register-merchant': async () => (await import('../../functions/steps/register-merchant/index.ts')).entry,
});
`);
  });

  it('hands each route to its handler by the key of the gateway', () => {
    const text = entryText({ 'claim-task': standard, 'list-tasks': own });
    expect(text).toContain(
      "'POST /merchants/{merchantId}/tasks/{taskId}/claim': ['claim-task', async () => standardWrite(await import('../../functions/api/claim-task/handler.ts'))],\n  'GET /tasks': ['list-tasks', async () => (await import('../../functions/api/list-tasks/index.ts')).entry],",
    );
  });

  it('loads the handler it alone has as it starts', () => {
    expect(entryText({ 'handle-due': own })).toContain("import { entry } from '../../functions/events/handle-due/index.ts';");
  });

  it('is refused where the build cannot know how a handler is composed, or how it is called', () => {
    expect(() => entryText({ 'handle-due': standard })).toThrow('functions/events/handle-due/index.ts is missing');
    expect(() => entryText({ 'handle-due': own, 'record-fact': own })).toThrow('handle-due, record-fact');
    expect(() => entryText({ 'score-risk': standard, 'claim-task': standard })).toThrow('they cannot share a function');
    expect(() => entryText({ 'weigh-merchant': standard })).toThrow('lib/functions.ts has no handler weigh-merchant');
  });

  it('is type-checked with everything else', () => {
    const files = Object.values(writeEntries());
    expect(files).toHaveLength(Object.keys(functions).length);
    const [node, tsc] = toolCommand('tsc');
    const { stdout } = spawnSync(node, [tsc, '-p', '.', '--listFilesOnly'], {
      cwd: projectPath(''),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const checked = new Set(stdout.split(/\r?\n/));
    expect(files.filter((file) => !checked.has(file.replaceAll('\\', '/')))).toEqual([]);
  });
});

describe('a bundle', () => {
  const strays = async (contents: string) => {
    const { metafile } = await build({
      stdin: { contents, resolveDir: projectPath('functions/runtime'), sourcefile: 'planted.js', loader: 'js' },
      absWorkingDir: projectPath(''),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    return strayInputs(metafile);
  };

  it('is made of production code only: the laptop, the world, programs and tools are found, with who imports them', async () => {
    const planted = await strays(`
      import { findCircle } from '../../tools/verify/find-circle.ts';
      import { readPolicyFile } from '../../world/read-policy.ts';
      import '@firstsale/laptop-cloud/contract';
      export const both = [findCircle, readPolicyFile];`);
    expect(planted).toEqual(
      expect.arrayContaining([
        'tools/verify/find-circle.ts, imported by functions/runtime/planted.js',
        'world/read-policy.ts, imported by functions/runtime/planted.js',
        'packages/laptop-cloud/src/contract.ts, imported by functions/runtime/planted.js',
      ]),
    );
  });

  it('is refused for a stray even when nothing of it was used', async () => {
    const planted = await strays("import { findCircle } from '../../tools/verify/find-circle.ts';\nexport const none = 1;");
    expect(planted).toEqual(['tools/verify/find-circle.ts, imported by functions/runtime/planted.js']);
  });

  it('may hold domain, application, adapters, policies and libraries', async () => {
    const text =
      "export { policiesOf } from '../../adapters/compose/policies-of.ts';\nexport * from '../../application/unit-of-work.ts';";
    expect(await strays(text)).toEqual([]);
  });
  it('is ASCII, and means the same: the engine would hold all of it with two bytes for one letter of two', () => {
    const code = String.raw`[/[.。｡–]+$/u.test('a。'), /^\–\\é/.exec('–\\é')?.[0], /[😀-😂]{2}/v.exec('😁😂')?.[0], "Zürich – É", 'a\\é']`;
    const ascii = asciiCode(code);
    expect(ascii).toMatch(/^\p{ASCII}+$/v);
    expect(runInNewContext(ascii)).toEqual(runInNewContext(code));
  });
});
