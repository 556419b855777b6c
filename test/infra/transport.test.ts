import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { Stage } from './template.ts';

test.each(['dev', 'prod'] as const)('in the cloud of %s no function is told of another transport than the network', (stage) => {
  const functions = new Stage(stage).all('AWS::Lambda::Function');
  expect(functions.length).toBeGreaterThan(10);
  const told = functions.filter((one) => JSON.stringify(one).includes('SDK_TRANSPORT'));
  expect(told).toEqual([]);
});

test('what is deployed asks for nothing by a global symbol, and for a module by configuration in one place', () => {
  const files = projectFiles('{adapters,application,domain,functions}/**/*.ts');
  expect(files.length).toBeGreaterThan(300);
  const matching = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(projectPath(file), 'utf8')));
  expect(matching(/Symbol\.for\(|globalThis|laptop-cloud/)).toEqual([]);
  expect(matching(/\brequire\(/)).toEqual(['adapters/aws/transport.ts']);
});
