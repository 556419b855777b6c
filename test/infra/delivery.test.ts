import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';
import { cdkContext, projectFiles, projectPath } from '../../lib/project.ts';
import { AccessStack, subjectOf } from '../../lib/stacks/access-stack.ts';
import { differencesOf } from '../../tools/build/diff-templates.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { actionlint, looseEnds, pinnedActions } from '../../tools/verify/check-workflows.ts';

const workflow = (name: string): string => readFileSync(projectPath(`.github/workflows/${name}.yml`), 'utf8');
const resourcesOf = (stage: string): Record<string, any> => {
  const app = new App({ context: cdkContext() });
  return Template.fromStack(new AccessStack(app, 'Access', { config: readConfig(stage) })).toJSON()['Resources'];
};

describe('the workflows', () => {
  it('are what GitHub takes, and use nothing that somebody could exchange under its name', async () => {
    expect(await actionlint.run()).toEqual([]);
    expect(await pinnedActions.run()).toEqual([]);
  });
  it('are told of by line when they are not', () => {
    const loose = 'on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v7\n';
    expect(looseEnds('w.yml', loose)).toEqual([
      expect.stringMatching(/^w.yml:5 uses actions\/checkout@v7: name the full hash/),
      expect.stringContaining('what a stranger wrote'),
      expect.stringContaining('nothing of permissions'),
    ]);
  });
  it('run the two commands of the README on every kind of machine', () => {
    const check = workflow('check');
    expect(check).toContain('machine: [ubuntu-24.04, ubuntu-24.04-arm, macos-15, windows-2025]');
    for (const command of ['npm ci', 'npm run try:start', 'npm test', 'npm run verify'])
      expect(check).toContain(`run: ${command}`);
  });
  it('give a token of the account to one job only, behind the gate of its stage, and to none that a stranger’s change can start', () => {
    const asking = projectFiles('.github/workflows/*.yml').filter((file) =>
      readFileSync(projectPath(file), 'utf8').includes('role-to-assume'),
    );
    expect(asking).toEqual(['.github/workflows/deploy-stage.yml']);
    expect(workflow('deploy-stage')).toMatch(/environment: \$\{\{ inputs\.stage \}\}/);
    expect(workflow('deploy-stage')).not.toContain('pull_request');
    expect(workflow('check')).not.toContain('id-token');
    expect(workflow('deploy')).toMatch(/prod:\n {4}needs: dev\n/);
    expect(workflow('deploy')).toMatch(/dev:\n {4}needs: check\n/);
  });
});

describe.each(['dev', 'prod'])('the role that deploys %s', (stage) => {
  const resources = resourcesOf(stage);
  const role = Object.values(resources).find(({ Type }) => Type === 'AWS::IAM::Role').Properties;
  it('trusts the environment of its stage, of this very repository, by equality and nothing else', () => {
    const [statement, ...more] = role.AssumeRolePolicyDocument.Statement;
    expect(more).toEqual([]);
    expect(statement.Action).toBe('sts:AssumeRoleWithWebIdentity');
    expect(statement.Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': `repo:example-payments@1/firstsale@1:environment:${stage}`,
      },
    });
  });
  it('has no wildcard anywhere, and may take on the roles of the bootstrap and do nothing else', () => {
    expect(JSON.stringify(resources)).not.toContain('*');
    const [policy, ...more] = role.Policies;
    expect([more, role.ManagedPolicyArns]).toEqual([[], undefined]);
    const [statement, ...others] = policy.PolicyDocument.Statement;
    expect([statement.Action, others]).toEqual(['sts:AssumeRole', []]);
    expect(JSON.stringify(statement.Resource).match(/cdk-hnb659fds-[a-z-]+-role/g)).toEqual([
      'cdk-hnb659fds-deploy-role',
      'cdk-hnb659fds-file-publishing-role',
      'cdk-hnb659fds-lookup-role',
    ]);
  });
  it('is not the other stage’s', () => {
    expect(subjectOf(readConfig('prod'))).not.toBe(subjectOf(readConfig('dev')));
  });
});

it('what a change does to the template is told stack by stack, without an account', { timeout: 240_000 }, async () => {
  const { folder } = await synthesize();
  const [before, after] = ['before', 'after'].map((name) => mkdtempSync(join(tmpdir(), `firstsale-diff-${name}-`)));
  for (const one of [before!, after!]) cpSync(folder, one, { recursive: true });
  const file = 'Firstsale-dev-data.template.json';
  const template = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const [id] = Object.entries<any>(template.Resources).find(([, one]) => one.Type === 'AWS::Logs::LogGroup')!;
  delete template.Resources[id];
  writeFileSync(join(before!, file), JSON.stringify(template));
  const text = differencesOf(before!, after!);
  for (const one of [before!, after!]) rmSync(one, removing);
  expect(text).toMatch(new RegExp(`### Firstsale-dev-data\\n[^#]*\\[\\+\\] AWS::Logs::LogGroup [^\\n]*${id}`));
  expect(text).toContain('### Firstsale-dev\n');
});
