import * as z from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** a condition as data: facts are signal names, operators are these and no others; nothing is ever evaluated as code */
export const condition = z.discriminatedUnion('op', [
  z.object({ op: z.enum(['eq', 'ne']), fact: z.string().min(1), value: scalar }),
  z.object({ op: z.enum(['gt', 'gte', 'lt', 'lte']), fact: z.string().min(1), value: z.number() }),
  z.object({ op: z.literal('between'), fact: z.string().min(1), from: z.number(), to: z.number() }),
  z.object({ op: z.enum(['in', 'not_in']), fact: z.string().min(1), values: z.array(scalar).min(1) }),
  z.object({ op: z.enum(['known', 'unknown']), fact: z.string().min(1) }),
  z.object({
    op: z.enum(['all', 'any']),
    get of() {
      return z.array(condition).min(1);
    },
  }),
  z.object({
    op: z.literal('not'),
    get of() {
      return condition;
    },
  }),
]);
export type Condition = z.infer<typeof condition>;
