import { pascalCase } from '../../lib/functions.ts';

const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());

const decision = (name: string, step: string): string => `import * as z from 'zod';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepInput } from '../model/step.ts';

export const ${step}Input = stepInput;
export const ${step}Result = z.object({ kind: z.literal('unchanged') });
type Result = z.infer<typeof ${step}Result>;

/** decides nothing yet: say here what ${name} decides, from the snapshot, the input, the policy and now. Throws MerchantNotFound, MerchantClosed */
export const ${step} = (snapshot: Snapshot | undefined, input: StepInput, _context: Context): Decision<Result> => {
  presentMerchant(snapshot, input.merchantId);
  return nothing({ kind: 'unchanged' });
};
`;

const handler = (name: string, step: string, area: string): string => `import type * as z from 'zod';
import { ${step}, ${step}Input, ${step}Result } from '../../../domain/${area}/${name}.ts';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';

export { ${step}Input as input, ${step}Result as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof ${step}Input>) => work.step(input, ${step});
`;

const entry = `import { stores } from '../../../adapters/compose/stores.ts';
import { readEnv, tableEnv } from '../../runtime/read-env.ts';
import { log } from '../../runtime/logger.ts';
import { step } from '../../runtime/run-step.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { handle, input, result } from './handler.ts';

export const handler = step(input, result, handle(unitOfWork(stores(readEnv(tableEnv)))), log);
`;

const test = (name: string, step: string, area: string): string => `import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ${step}, ${step}Input } from '../../../domain/${area}/${name}.ts';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { versioned } from '../../../domain/policy/version.ts';

const policy = versioned(policyDocument.parse(JSON.parse(readFileSync('policies/default.json', 'utf8'))));
const now = '2026-11-23T09:00:00.000Z';
const merchantId = \`m_\${'0'.repeat(24)}\`;
const input = ${step}Input.parse({ merchantId, playbook: 'onboarding', run: \`\${merchantId}-onboarding-1\`, lap: 0, now });

it('refuses a merchant nobody registered, by name', () => {
  expect(() => ${step}(undefined, input, { now, policy })).toThrow(merchantId);
});

it.todo('${pascalCase(name)}: say in one sentence what it decides, for whom, and why');
`;

/** path -> text of every file of a new step */
export const stepFiles = (name: string, area: string): Record<string, string> => {
  const step = camelCase(name);
  return {
    [`domain/${area}/${name}.ts`]: decision(name, step),
    [`functions/steps/${name}/handler.ts`]: handler(name, step, area),
    [`functions/steps/${name}/index.ts`]: entry,
    [`test/domain/${area}/${name}.test.ts`]: test(name, step, area),
  };
};
