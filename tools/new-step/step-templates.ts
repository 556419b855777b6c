const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());

const decision = (name: string, step: string): string => `import * as z from 'zod';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepInput } from '../model/step.ts';

export const ${step}Input = stepInput;
export const ${step}Result = z.object({ kind: z.literal('unchanged') });
type Result = z.infer<typeof ${step}Result>;

/** decides nothing yet: write here what ${name} decides, from the snapshot, the input, the policy and now. Throws MerchantNotFound, MerchantClosed */
export const ${step} = (snapshot: Snapshot | undefined, input: StepInput, _context: Context): Decision<Result> => {
  presentMerchant(snapshot, input.merchantId);
  return nothing({ kind: 'unchanged' });
};
`;

const handler = (name: string, step: string, area: string): string => `import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { ${step}, ${step}Input, ${step}Result } from '../../../domain/${area}/${name}.ts';

export { ${step}Input as input, ${step}Result as result };

/** decides nothing yet */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof ${step}Input>) => work.step(input, ${step});
`;

const test = (name: string, step: string, area: string): string => `import { expect, it } from 'vitest';
import { ${step} } from '../../../domain/${area}/${name}.ts';
import { aStep, at, registered, shopId, tuesday } from '../given.ts';

it('refuses a merchant nobody registered, by name', () => {
  expect(() => ${step}(undefined, aStep(), at(tuesday))).toThrow(shopId);
});

it('${name}: write in one sentence what it decides, for whom, and why', () => {
  const { result } = ${step}(registered(), aStep(), at(tuesday));
  expect(result, 'it decides nothing yet: write what it decides, and expect that here').not.toEqual({ kind: 'unchanged' });
});
`;

/** path -> text of every file of a new step */
export const stepFiles = (name: string, area: string): Record<string, string> => {
  const step = camelCase(name);
  return {
    [`domain/${area}/${name}.ts`]: decision(name, step),
    [`functions/steps/${name}/handler.ts`]: handler(name, step, area),
    [`test/domain/${area}/${name}.test.ts`]: test(name, step, area),
  };
};
