import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { careFollowUp } from '../../domain/playbooks/care-follow-up.ts';
import { projectPath } from '../../lib/project.ts';
import { newStep } from '../../tools/new-step/new-step.ts';
import { stateOf } from '../../tools/new-step/paste-state.ts';
import { toolCommand } from '../../tools/tool-command.ts';
import { frenchProblems } from '../../tools/verify/check-french.ts';
import { playbookProblems } from '../../tools/verify/check-playbooks.ts';
import { retryProblems } from '../../tools/verify/check-retries.ts';
import { statesIn } from '../../tools/verify/playbook-states.ts';

describe('a new step', () => {
  let root: string;
  const file = (path: string): string => readFileSync(join(root, path), 'utf8');
  const machine = 'statemachines/care-follow-up.asl.json';
  const french = 'console/src/i18n/states/care-follow-up.ts';

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'firstsale-new-step-'));
    const parts = [
      'application',
      'console/src/i18n',
      'domain',
      'lib',
      'policies',
      'statemachines',
      'test/domain',
      'package.json',
    ];
    for (const part of parts) cpSync(projectPath(part), join(root, part), { recursive: true });
    symlinkSync(projectPath('node_modules'), join(root, 'node_modules'), 'junction');
    newStep(root, { name: 'rate-merchant', area: 'merchant' });
    newStep(root, { name: 'weigh-merchant', area: 'care', into: 'care-follow-up', fr: 'Peser l’état du marchand' });
  });
  afterAll(() => rmSync(root, removing));

  it('is registered with the permissions of a step, in one line', () => {
    const before = readFileSync(projectPath('lib/functions.ts'), 'utf8').split('\n');
    const lines = file('lib/functions.ts').split('\n');
    expect(lines.filter((line) => !before.includes(line))).toEqual(["  'rate-merchant': step(),", "  'weigh-merchant': step(),"]);
  });

  it('comes with a state to paste that calls it as its playbook calls every other step, its retry policy and all', () => {
    const state = stateOf(projectPath(''), 'rate-merchant', 'onboarding', 'next');
    const { States } = JSON.parse(readFileSync(projectPath('statemachines/onboarding.asl.json'), 'utf8'));
    const { Comment: _comment, ...like } = States['Check the identifiers'];
    const { Payload } = like.Arguments;
    expect(state).toEqual({ ...like, Arguments: { FunctionName: `\${RateMerchantArn}`, Payload }, Next: 'next' });
    expect(state['Retry']).toEqual([{ ErrorEquals: ['Retry.Step'] }]);
  });

  it('is put into the playbook named, whose machine, declaration and French names then agree', () => {
    const { States } = JSON.parse(file(machine));
    expect(States['Assess the health'].Next).toBe('Weigh merchant');
    expect(States['Weigh merchant']).toMatchObject({
      Next: 'How healthy is the merchant?',
      Arguments: { Payload: { playbook: 'care-follow-up' } },
    });
    const steps = [...careFollowUp.steps, 'weigh-merchant'];
    expect(playbookProblems({ ...careFollowUp, steps }, file(machine))).toEqual([]);
    expect(retryProblems(file(machine))).toEqual([]);
    expect(file('domain/playbooks/care-follow-up.ts')).toMatch(/steps: \[[^\]]*'park-run', 'weigh-merchant'\]/);
    expect(file(french)).toContain("'Weigh merchant': 'Peser l’état du marchand',");
  });

  it('that no playbook calls, or whose state has no French name, is asked for', () => {
    const problem = `the machine calls weigh-merchant: add it to steps in domain/playbooks/care-follow-up.ts`;
    expect(playbookProblems(careFollowUp, file(machine))).toContain(problem);
    expect(frenchProblems(french, ['Weigh merchant'], {}, {})).toEqual([
      `the state "Weigh merchant" has no French name: add it to ${french}`,
    ]);
    expect(statesIn(file(machine)).has('Weigh merchant')).toBe(true);
  });

  it('comes with a test that fails until it decides something, and one that passes only if an unknown merchant is refused', () => {
    const run = () => {
      const [node, vitest] = toolCommand('vitest');
      const { stdout, stderr } = spawnSync(node, [vitest, 'run', '--dir', 'test', 'rate-merchant'], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      });
      return `${stdout}${stderr}`;
    };
    const begun = run();
    expect(begun).toMatch(/1 failed \| 1 passed/);
    expect(begun).toContain('it decides nothing yet');
    const decision = join(root, 'domain/merchant/rate-merchant.ts');
    const written = readFileSync(decision, 'utf8').replaceAll("'unchanged'", "'rated'");
    writeFileSync(decision, written);
    expect(run()).toMatch(/2 passed/);
    writeFileSync(decision, written.replace(/ {2}presentMerchant\(.*\n/, ''));
    expect(run()).toMatch(/1 failed \| 1 passed/);
  });

  it('is refused when its name is taken or malformed, or its area, playbook or state unknown, and nothing is written', () => {
    const before = file('lib/functions.ts');
    const refused = (wish: Partial<Parameters<typeof newStep>[1]>, why: string) =>
      expect(() => newStep(root, { name: 'count-merchant', area: 'merchant', ...wish })).toThrow(why);
    refused({ name: 'rate-merchant' }, 'choose another name');
    refused({ name: 'Rate' }, 'verb-noun');
    refused({ area: 'nowhere' }, 'domain/nowhere/ does not exist: name one of account-change, ');
    refused({ into: 'nothing' }, 'there is no playbook nothing');
    refused({ into: 'care-follow-up', after: 'Nowhere' }, 'has no state "Nowhere": name one of Assess the health, ');
    refused({ into: 'care-follow-up', after: 'What is the news?' }, 'has no Next');
    expect(file('lib/functions.ts')).toBe(before);
  });
});
