import { readFileSync } from 'node:fs';
import { isKnownIntegration } from '@firstsale/laptop-cloud/checks/integrations';
import { checkDefinition } from '@firstsale/states-language/check-definition';
import aslValidator from 'asl-validator';
import * as errors from '../../domain/errors.ts';
import { expandRetries } from '../../domain/playbook/expand-retries.ts';
import { handlers } from '../../lib/functions.ts';
import { playbooks } from '../../lib/playbooks.ts';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { errorNamesIn } from './asl-errors.ts';
import type { Check } from './run-check.ts';

const files = (): string[] => projectFiles('statemachines/*.asl.json');
/** as it is deployed, retries and all */
const read = (file: string): string => expandRetries(readFileSync(projectPath(file), 'utf8'));
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

/** every machine is some playbook's, and every step is called by one */
export const aslRegistry: Check = {
  name: 'every state machine has a playbook, every step a playbook that calls it',
  run: () => {
    // a back-test plays playbooks, and is none
    const registered = [...Object.values(playbooks).map(({ file }) => file), 'statemachines/back-test.asl.json'];
    const used = new Set(Object.values(playbooks).flatMap(({ steps }) => steps));
    const idle = Object.entries(handlers).filter(([name, { area }]) => area === 'steps' && !used.has(name));
    return [
      ...files()
        .filter((file) => !registered.includes(file))
        .map((file) => `${file} is no playbook's: declare it in domain/playbooks, or delete it`),
      ...idle.map(([name]) => `step ${name} is called by no playbook: let a state call it, or delete it`),
    ];
  },
};

/** every error that Retry and Catch name is thrown by a step or by AWS */
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
