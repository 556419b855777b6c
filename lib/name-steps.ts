import * as z from 'zod';
import { pascalCase } from './functions.ts';

/** a call of a step, as a playbook writes it */
const call = z.looseObject({
  FunctionName: z.string().regex(/^\$\{\w+Arn\}$/),
  Payload: z.record(z.string(), z.json(), { error: 'write it as an object: the name of the step is added to it' }),
});
const placeholder = z.looseObject({ FunctionName: z.string().startsWith('${') });

/**
 * The definition of a playbook as it is deployed: each call of a step says which, as `step` in its payload, because one function holds
 * many. A playbook itself says it once, by the placeholder: `${CheckIdentifiersArn}` calls check-identifiers.
 * @param steps the steps it may call
 * @throws Error naming the placeholder that stands for none of them, or the call whose payload cannot take the name
 */
export const nameSteps = (definition: string, steps: readonly string[]): string => {
  const known = new Map(steps.map((step) => [`\${${pascalCase(step)}Arn}`, step]));
  const named = JSON.parse(definition, (key, value: unknown) => {
    if (key !== 'Arguments' || !placeholder.safeParse(value).success) return value;
    const { FunctionName } = placeholder.parse(value);
    const parsed = call.safeParse(value);
    if (!parsed.success) throw new Error(`the call of ${FunctionName}: ${z.prettifyError(parsed.error)}`);
    const step = known.get(FunctionName);
    if (step === undefined) throw new Error(`${FunctionName} stands for none of the steps ${steps.join(', ')}`);
    if ('step' in parsed.data.Payload) throw new Error(`the call of ${FunctionName}: leave step out of its Payload, it is added`);
    return { ...parsed.data, Payload: { step, ...parsed.data.Payload } };
  });
  return JSON.stringify(named, null, 2);
};
