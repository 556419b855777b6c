import { unknownActions } from '@firstsale/laptop-cloud/checks/actions';
import * as z from 'zod';
import { readStageTemplate } from '../build/join-templates.ts';
import { synthesize } from '../build/synth.ts';
import type { Check } from './run-check.ts';

const statement = z.object({ Action: z.union([z.string(), z.array(z.string())]) });

/** every action any policy of the template names */
export const actionsIn = (template: string): string[] => {
  const actions = new Set<string>();
  JSON.parse(template, (_key, value: unknown) => {
    const parsed = statement.safeParse(value);
    if (parsed.success) for (const action of [parsed.data.Action].flat()) actions.add(action);
    return value;
  });
  return [...actions].sort();
};

/** what is wrong with the actions of a template; one without any policy is a problem too */
export const permissionProblems = async (template: string): Promise<string[]> => {
  const actions = actionsIn(template);
  if (actions.length === 0) return ['the template has no policy: the check is blind'];
  const unknown = await unknownActions({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: actions, Resource: '*' } });
  return unknown.map((action) => `${action} is no IAM action: correct lib/functions.ts or the construct`);
};

/** a typing error in an action is accepted by every other tool and denies at run time */
export const permissions: Check = {
  name: 'every IAM action in the template exists',
  run: async () => {
    const { folder } = await synthesize();
    return permissionProblems(JSON.stringify(readStageTemplate(folder)));
  },
};
