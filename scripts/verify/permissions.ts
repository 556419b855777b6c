import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { unknownActions } from '../../local/iam/check/unknown-actions.ts';
import { synthesize } from '../synth.ts';
import type { Check } from './check.ts';

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

/** a typing error in an action is accepted by every other tool and denies at run time */
export const permissions: Check = {
  name: 'every IAM action in the template exists',
  run: async () => {
    const { folder } = await synthesize();
    const file = `${folder}/Firstsale-dev.template.json`;
    if (!existsSync(file)) return [`${file} is missing`];
    const actions = actionsIn(readFileSync(file, 'utf8'));
    if (actions.length === 0) return ['the template has no policy: the check is blind'];
    const unknown = await unknownActions({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: actions, Resource: '*' },
    });
    return unknown.map((action) => `${action} is no IAM action: correct lib/functions.ts or the construct`);
  },
};
