import { readFileSync } from 'node:fs';
import * as z from 'zod';

const count = z.number().min(0);
const units = z.record(z.string(), count);
const report = z.looseObject({
  stacks: z.int().min(1),
  usage: z.object({
    stateTransitions: count,
    lambdaRequests: count,
    lambdaMs: count,
    lambdaGbSeconds: count,
    coldStarts: count,
    coldGbSeconds: count,
    readUnits: units,
    writeUnits: units,
    events: count,
    schedulerInvocations: count,
    queueRequests: count,
    mails: count,
    apiRequests: count,
    apiDestinationCalls: count,
  }),
  cost: z.looseObject({ total: count }),
  merchants: z.array(z.looseObject({ externalReference: z.string() })),
});

/** the report of a replay, each merchant as the text of its line. Throws ZodError naming what it lacks */
export function readReplayed(file: string) {
  const { merchants, ...rest } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { ...rest, merchants: new Map(merchants.map((line) => [line.externalReference, JSON.stringify(line)])) };
}
