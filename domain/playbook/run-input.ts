import * as z from 'zod';
import type { RunNumber } from '../playbooks/playbook-shape.ts';
import { playbooks } from '../playbooks/registry.ts';
import { merchantId, playbook } from '../values.ts';

/** what a run carries beside what every run does, by what it is numbered by */
const carried: Readonly<Record<RunNumber, 'applicationId' | 'checkInId' | 'changeId' | 'caseId' | undefined>> = {
  application: 'applicationId',
  attempt: undefined,
  'check-in': 'checkInId',
  woke: 'checkInId',
  change: 'changeId',
  case: 'caseId',
  event: undefined,
};

/**
 * Input of every execution: ids and nothing else, because nobody can take anything out of the history of an execution. A run that an application starts
 * carries the name under which it is kept (Applications), and a run of a check-in the id of the check-in.
 */
export const runInput = z
  .object({
    merchantId,
    playbook,
    /** the name the execution is started with */
    run: z.string().min(1).max(80),
    attempt: z.int().positive(),
    /** id of the event that started it */
    cause: z.string().min(1),
    /** fixed by the first step when absent */
    policyVersion: z.string().optional(),
    applicationId: z.string().min(1).optional(),
    checkInId: z.string().optional(),
    changeId: z.string().optional(),
    caseId: z.string().optional(),
  })
  .superRefine((input, context) => {
    const wanted = playbooks
      .filter(({ id }) => id === input.playbook)
      .flatMap(({ starts }) => starts.map(({ run }) => carried[run]));
    const missing = wanted.flatMap((field) => (field === undefined || input[field] !== undefined ? [] : [field]));
    // one way of starting it is enough
    if (missing.length < wanted.length) return;
    for (const field of new Set(missing))
      context.addIssue({ code: 'custom', path: [field], message: `is missing: ${input.playbook} is started with it` });
  });
export type RunInput = z.infer<typeof runInput>;
