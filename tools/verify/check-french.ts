import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { playbookIds } from '../../domain/playbooks/registry.ts';
import { projectPath } from '../../lib/project.ts';
import { statesIn } from './playbook-states.ts';
import type { Check } from './run-check.ts';

const folder = 'console/src/i18n/states';
const words = z.object({ states: z.record(z.string(), z.string().min(1)) });

/** names of a playbook's states */
export const stateNames = (id: string): readonly string[] => [
  ...statesIn(readFileSync(projectPath(`statemachines/${id}.asl.json`), 'utf8')).keys(),
];

const frenchIn = async (file: string): Promise<Readonly<Record<string, string>>> => {
  if (!existsSync(projectPath(file))) return {};
  const module: unknown = await import(pathToFileURL(projectPath(file)).href);
  return words.parse(module).states;
};

/** states without a French name, names that no state has, and two states called the same */
export const frenchProblems = (
  file: string,
  names: readonly string[],
  own: Readonly<Record<string, string>>,
  common: Readonly<Record<string, string>>,
): readonly string[] => {
  const said = names.map((name) => own[name] ?? common[name]).filter((name) => name !== undefined);
  const twice = said.filter((name, at) => said.indexOf(name) !== at);
  return [
    ...names
      .filter((name) => own[name] === undefined && common[name] === undefined)
      .map((name) => `the state "${name}" has no French name: add it to ${file}`),
    ...Object.keys(own)
      .filter((name) => !names.includes(name))
      .map((name) => `${file} names "${name}", which is no state of the playbook: take it out`),
    ...twice.map((name) => `${file}: two states are called "${name}"`),
  ];
};

/** the console shows the states of a playbook in the language chosen: each has a French name */
export const frenchStates: Check = {
  name: 'every state of a playbook has a French name',
  run: async () => {
    const common = await frenchIn(`${folder}/common.ts`);
    const found = await Promise.all(
      playbookIds.map(async (id) => {
        const file = `${folder}/${id}.ts`;
        return frenchProblems(file, stateNames(id), await frenchIn(file), common);
      }),
    );
    return found.flat();
  },
};
