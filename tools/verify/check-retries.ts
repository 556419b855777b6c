import { readFileSync } from 'node:fs';
import { retryPolicies } from '../../domain/playbook/retry-policies.ts';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { statesIn } from './playbook-states.ts';
import type { Check } from './run-check.ts';

const waits = /\.waitForTaskToken$/;

/** states of a machine (ASL text) that are not tried again by one of the policies, and by the right one */
export const retryProblems = (definition: string): string[] =>
  [...statesIn(definition)].flatMap(([name, { Type, Resource = '', Retry }]) => {
    if (Type !== 'Task' && Retry === undefined) return [];
    const wanted = waits.test(Resource) ? 'Retry.Wait' : 'Retry.Step';
    const named = (Retry ?? []).map(({ ErrorEquals }) => ErrorEquals.join(', '));
    if (named.length === 1 && named[0] === wanted) return [];
    return [`"${name}" is retried by ${named.join('; ') || 'nothing'}: its Retry is [{ "ErrorEquals": ["${wanted}"] }]`];
  });

/** every state is tried again by one of the policies of domain/playbook/retry-policies.ts */
export const retries: Check = {
  name: `states are tried again by ${Object.keys(retryPolicies).join(' or ')}`,
  run: () => {
    const files = projectFiles('statemachines/*.asl.json').sort();
    if (files.length === 0) return ['statemachines/ has no *.asl.json'];
    return files.flatMap((file) =>
      retryProblems(readFileSync(projectPath(file), 'utf8')).map((problem) => `${file}: ${problem}`),
    );
  },
};
