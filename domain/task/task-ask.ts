import * as z from 'zod';
import { stepInput } from '../model/step.ts';
import { askKinds, askOf } from '../playbooks/registry.ts';
import { givenFor } from './ask-given.ts';

/** what a person is asked for: the playbook's word for it, and what the ask must say beside it */
export const taskAsk = z.looseObject({ kind: z.enum(askKinds) });
export type TaskAsk = z.input<typeof taskAsk>;

export const openTaskInput = stepInput.extend({ ask: taskAsk }).superRefine(({ playbook, ask }, context) => {
  const declared = askOf(playbook, ask.kind);
  if (declared === undefined) {
    const message = `${playbook} does not ask "${ask.kind}": declare it in domain/playbooks/${playbook}.ts`;
    context.addIssue({ code: 'custom', path: ['ask', 'kind'], message });
    return;
  }
  const given = givenFor(declared).safeParse(ask);
  for (const { path, message } of given.error?.issues ?? [])
    context.addIssue({ code: 'custom', path: ['ask', ...path], message });
});
export type OpenTaskInput = z.infer<typeof openTaskInput>;

export const openTaskResult = z.object({
  kind: z.enum(['opened', 'already_open']),
  taskId: z.string(),
  queue: z.string(),
  slaDueAt: z.string(),
});
export type OpenTaskResult = z.infer<typeof openTaskResult>;
