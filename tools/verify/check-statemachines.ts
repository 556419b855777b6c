import { globSync, readFileSync } from 'node:fs';
import { isKnownIntegration } from '@firstsale/laptop-cloud/checks/integrations';
import { checkDefinition } from '@firstsale/states-language/check-definition';
import aslValidator from 'asl-validator';
import * as errors from '../../domain/errors.ts';
import { functions, pascalCase } from '../../lib/functions.ts';
import { playbooks } from '../../lib/playbooks.ts';
import { projectPath } from '../../lib/project.ts';
import { errorNamesIn } from './asl-errors.ts';
import type { Check } from './run-check.ts';

const files = (): string[] => globSync('statemachines/*.asl.json', { cwd: projectPath('') }).sort();
const read = (file: string): string => readFileSync(projectPath(file), 'utf8');
const filled = (text: string): string => text.replace(/\$\{\w+Arn\}/g, 'arn:aws:lambda:eu-west-1:123456789012:function:f:1');

/** the names a step can throw: the literal `name` of each error class */
export const thrownNames = (): ReadonlySet<string> => new Set(Object.keys(errors).filter((name) => /^[A-Z]/.test(name)));

/** what Lambda answers for a function that ran out of time or died */
const runtimeErrors = ['Sandbox.Timedout', 'Lambda.Unknown'];

/** the shape of every machine, by asl-validator: transitions, fields, JSONata syntax */
export const aslShape: Check = {
  name: 'state machines are well formed',
  run: () => {
    if (files().length === 0) return ['statemachines/ has no *.asl.json'];
    return files().flatMap((file) => {
      const { isValid, errorsText } = aslValidator(JSON.parse(filled(read(file))), { checkArn: false, checkPaths: true });
      return isValid ? [] : [`${file}: ${errorsText('\n')}`];
    });
  },
};

/** what neither AWS nor asl-validator says before a machine runs: variables nobody assigns, results where there are none, unknown resources and errors */
export const aslStatic: Check = {
  name: 'state machines read only what there is',
  run: () => {
    if (files().length === 0) return ['statemachines/ has no *.asl.json'];
    const knownErrors = [...thrownNames(), ...runtimeErrors];
    return files().flatMap((file) =>
      checkDefinition(filled(read(file)), { knownErrors, isKnownIntegration }).map(
        ({ path, message }) => `${file}${path}: ${message}`,
      ),
    );
  },
};

/** a step of `npm run new:step` whose test still has its sentence to be written may wait for its playbook */
const isBegun = (step: string): boolean =>
  globSync(`test/domain/*/${step}.test.ts`, { cwd: projectPath('') }).some((file) => read(file).includes('it.todo('));

/** placeholders, registry and files say the same */
export const aslRegistry: Check = {
  name: 'playbooks call exactly the steps registered for them',
  run: () => {
    const registered = Object.values(playbooks).map(({ file }) => file);
    const unknown = files().filter((file) => !registered.includes(file));
    const used = new Set(Object.values(playbooks).flatMap(({ steps }) => steps));
    const idle = Object.entries(functions).filter(([name, { group }]) => group === 'steps' && !used.has(name) && !isBegun(name));
    const wrong = Object.values(playbooks).flatMap(({ file, steps }) => {
      const named = new Set(Array.from(read(file).matchAll(/\$\{(\w+)\}/g), (match) => match[1] ?? ''));
      const expected = new Set(steps.map((step) => `${pascalCase(step)}Arn`));
      return [
        ...[...named].filter((it) => !expected.has(it)).map((it) => `${file} uses \${${it}}: enter its step in lib/playbooks.ts`),
        ...[...expected]
          .filter((it) => !named.has(it))
          .map((it) => `${file} never uses \${${it}}: take it out of lib/playbooks.ts`),
      ];
    });
    return [
      ...unknown.map((file) => `${file} is in no playbook of lib/playbooks.ts`),
      ...idle.map(([name]) => `step ${name} is called by no playbook: use it or delete it`),
      ...wrong,
    ];
  },
};

/** what Retry and Catch name is thrown by a step or by AWS */
export const aslErrors: Check = {
  name: 'error names in state machines exist in domain/errors.ts',
  run: () => {
    const thrown = thrownNames();
    return files().flatMap((file) =>
      errorNamesIn(read(file))
        .filter((name) => !thrown.has(name) && !/^(States|Lambda|Sandbox)\./.test(name))
        .map((name) => `${file} retries or catches ${name}, which domain/errors.ts does not have`),
    );
  },
};
