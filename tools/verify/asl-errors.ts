import * as z from 'zod';

const handler = z.object({ ErrorEquals: z.array(z.string()) });

/** every name in an ErrorEquals of a state machine, at any depth, once */
export const errorNamesIn = (definition: string): string[] => {
  const names = new Set<string>();
  JSON.parse(definition, (_key, value: unknown) => {
    const parsed = handler.safeParse(value);
    if (parsed.success) for (const name of parsed.data.ErrorEquals) names.add(name);
    return value;
  });
  return [...names];
};
