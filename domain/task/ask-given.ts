import * as z from 'zod';
import type { Ask } from '../playbooks/playbook-shape.ts';

/** what an ask must say beside its kind, by what it is about */
export const given = {
  requirement: z.looseObject({ requirementId: z.string().min(1) }),
  merchant: z.looseObject({}),
  risk_review: z.looseObject({ assessmentId: z.string().min(1) }),
  account_change: z.looseObject({ changeId: z.string().min(1) }),
  check_in: z.looseObject({ score: z.number().optional() }),
} as const satisfies Readonly<Record<Ask['about'], z.ZodType>>;

export const named = z.looseObject({ queue: z.string().min(1) });

/** what an ask must say in all */
export const givenFor = ({ about, queue }: Ask): z.ZodType => (queue === 'named' ? given[about].and(named) : given[about]);
