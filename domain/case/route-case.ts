import * as z from 'zod';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { stepEntry } from '../model/step.ts';
import { type CaseStepInput, caseInHandOf } from './case-step.ts';
import { routeOfCase } from './route-of-case.ts';

export const routeCaseResult = z.object({ kind: z.enum(['routed', 'not_routed']) });
type Result = z.infer<typeof routeCaseResult>;

/**
 * The step "Route the case": to the queue of the first rule of policy that matches, and the timeline tells which one that was. Without a
 * queue for cases nobody is asked. Throws MerchantNotFound, MerchantClosed.
 */
export const routeCase = (known: Snapshot | undefined, input: CaseStepInput, context: Context): Decision<Result> => {
  const { snapshot, one } = caseInHandOf(known, input);
  const routed = one === undefined ? undefined : routeOfCase(snapshot, one, context.policy);
  if (one === undefined || routed === undefined) return nothing({ kind: 'not_routed' });
  return {
    result: { kind: 'routed' },
    puts: [{ ...one, routed }],
    deletes: [],
    timeline: [stepEntry(input, 'route-case', context, { type: 'case.routed.v1', data: { caseId: one.id, ...routed } })],
  };
};
