import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Events = z.array(
  z.looseObject({
    type: z.string(),
    id: z.number().optional(),
    prev: z.number().optional(),
    state: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
    restored: z.boolean().optional(),
  }),
);
const Step = z.object({
  call: z.string(),
  afterSeconds: z.number().default(0),
  outputFrom: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
export const Case = z.object({
  id: z.string(),
  group: z.string().default('other'),
  kind: z.enum(['execution', 'express-sync', 'teststate']),
  definition: z.unknown(),
  input: z.unknown().default({}),
  inputGiven: z.boolean().default(true),
  languageAt: z.enum(['machine', 'states']).default('machine'),
  machineType: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  machineName: z.string().default('machine'),
  executionName: z.string().default('exec-1'),
  clock: z.string().optional(),
  lambdas: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  machines: z.record(z.string(), z.unknown()).default({}),
  drivers: z.array(z.object({ on: z.literal('sqs-message'), token: z.string(), do: z.array(Step) })).default([]),
  actions: z.array(z.object({ call: z.string(), afterSeconds: z.number().default(0) })).default([]),
  testState: z.record(z.string(), z.unknown()).default({}),
  expected: z.looseObject({
    status: z.string(),
    eventTypes: z.array(z.string()).optional(),
    events: Events.optional(),
    eventsOrdered: z.boolean().optional(),
    eventsRacy: z.boolean().optional(),
  }),
});
export type ConformanceCase = z.infer<typeof Case>;
export type RecordedEvent = z.infer<typeof Events>[number];
export type DriverStep = z.infer<typeof Step>;

/** `<<repeat:c*n>>` stands for c, n times */
function expand(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/<<repeat:(.)\*(\d+)>>/g, (_, char: string, times: string) => char.repeat(Number(times)));
  if (Array.isArray(value)) return value.map(expand);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, expand(member)]));
  return value;
}

/** a case, or why it cannot be read: one strange case takes nothing from the others */
type ReadCase =
  | { readonly kind: 'case'; readonly given: ConformanceCase }
  | { readonly kind: 'unreadable'; readonly id: string; readonly why: string };

const Named = z.object({ id: z.string() }).catch({ id: 'a case without an id' });

/** every case of a folder: the JSON files that hold `cases` */
export function readCases(folder: string, files: readonly string[]): readonly ReadCase[] {
  const found: ReadCase[] = [];
  for (const file of files) {
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const parsed = z.object({ cases: z.array(z.unknown()) }).safeParse(content);
    if (!parsed.success) continue;
    for (const one of parsed.data.cases) {
      const read = Case.safeParse(expand(one));
      if (read.success) found.push({ kind: 'case', given: read.data });
      else found.push({ kind: 'unreadable', id: Named.parse(one).id, why: z.prettifyError(read.error) });
    }
  }
  return found;
}
