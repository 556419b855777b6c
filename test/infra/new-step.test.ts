import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { newStep, stateOf } from '../../tools/new-step/new-step.ts';

describe('a new step', () => {
  let root: string;
  const run = (command: string, ...args: string[]) =>
    spawnSync(join(projectPath('node_modules/.bin'), command), args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'firstsale-new-step-'));
    for (const part of [
      'adapters',
      'application',
      'docs',
      'domain',
      'functions',
      'lib',
      'policies',
      'tsconfig.json',
      'package.json',
    ]) {
      cpSync(projectPath(part), join(root, part), { recursive: true });
    }
    symlinkSync(projectPath('node_modules'), join(root, 'node_modules'));
    newStep(root, 'rate-merchant', 'merchant');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('is registered with the permissions of a step', () => {
    expect(readFileSync(join(root, 'lib/functions.ts'), 'utf8')).toContain("'rate-merchant': step(),");
    expect(readFileSync(join(root, 'docs/permissions.md'), 'utf8')).toMatch(/^\| register-merchant, .*, rate-merchant +\|/m);
  });

  it('comes with a state to paste that calls it as its playbook calls every other step, retries and all', () => {
    const { 'Rate merchant': state } = JSON.parse(`{${stateOf(projectPath(''), 'rate-merchant').replace(/,$/, '')}}`);
    const { States } = JSON.parse(readFileSync(projectPath('statemachines/onboarding.asl.json'), 'utf8'));
    const { Comment: _comment, ...like } = States['Check the identifiers'];
    const { Payload } = like.Arguments;
    expect(state).toEqual({ ...like, Arguments: { FunctionName: `\${RateMerchantArn}`, Payload }, Next: state.Next });
    expect(state.Retry[0].ErrorEquals).toContain('ConcurrentChange');
  });

  it('typechecks as it was written', () => {
    const { stdout } = run('tsc', '-p', '.');
    expect(stdout.split('\n').filter((line) => line.includes('rate-merchant'))).toEqual([]);
    expect(stdout).not.toMatch(/^lib\/functions/m);
  });

  it('comes with a test that passes, and would not if the step took a merchant nobody registered', () => {
    const passing = run('vitest', 'run', 'test/domain/merchant/rate-merchant.test.ts');
    expect(passing.stdout).toMatch(/1 passed/);
    const decision = join(root, 'domain/merchant/rate-merchant.ts');
    spawnSync('sed', ['-i', '/presentMerchant(snapshot/d', decision]);
    const failing = run('vitest', 'run', 'test/domain/merchant/rate-merchant.test.ts');
    expect(failing.stdout).toMatch(/1 failed/);
  });

  it('is refused when its name is taken, malformed, or its area unknown, and nothing is written', () => {
    const before = readFileSync(join(root, 'lib/functions.ts'), 'utf8');
    expect(() => newStep(root, 'rate-merchant', 'merchant')).toThrow('choose another name');
    expect(() => newStep(root, 'Rate', 'merchant')).toThrow('verb-noun');
    expect(() => newStep(root, 'weigh-merchant', 'nowhere')).toThrow('domain/nowhere/ does not exist');
    expect(readFileSync(join(root, 'lib/functions.ts'), 'utf8')).toBe(before);
  });
});
