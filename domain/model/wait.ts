import * as z from 'zod';
import { waitKinds } from '../playbooks/registry.ts';
import { instant, itemBase, lifecycleStage, playbook } from '../values.ts';

/** what a parked run waits for */
export const waitingFor = z.enum(waitKinds);
export type WaitingFor = z.infer<typeof waitingFor>;

/** what resumes a run; a Choice state on `kind` follows every wait */
export const news = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('complete') }),
  z.object({ kind: z.literal('stalled'), stage: lifecycleStage }),
  /** the ladder has no more to try: what lies ahead is sleep */
  z.object({ kind: z.literal('spent'), stage: lifecycleStage }),
  z.object({ kind: z.literal('deadline_missed'), requirementId: z.string().min(1) }),
  z.object({ kind: z.literal('task_decided'), taskId: z.string().min(1), queue: z.string().min(1), choice: z.string().min(1) }),
  z.object({ kind: z.literal('first_sale') }),
  z.object({ kind: z.literal('withdrawn') }),
  /** an account change that ended before its protocol did */
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('evidence') }),
  z.object({ kind: z.literal('first_payout') }),
  /** a case is over, or waits for somebody else than before */
  z.object({ kind: z.literal('case_over') }),
  z.object({ kind: z.literal('case_ours') }),
  z.object({ kind: z.literal('case_promised') }),
  z.object({ kind: z.literal('case_provider') }),
  z.object({ kind: z.literal('case_engineering') }),
  z.object({ kind: z.literal('case_merchant') }),
  z.object({ kind: z.literal('case_resolved') }),
]);
export type News = z.infer<typeof news>;
/** what a run is told: its news, and the policy that the lap which begins with it lives by */
export type RunNews = News & { readonly policyVersion: string };

const common = {
  ...itemBase,
  kind: z.literal('wait'),
  playbook,
  /** name of the run; also the item's id: a run waits in one place at a time */
  run: z.string().min(1),
  waitingFor,
  /** the one task waited for, when it is one */
  taskId: z.string().optional(),
  since: instant,
};
/** the token never leaves the server */
export const wait = z.discriminatedUnion('status', [
  z.object({ ...common, status: z.literal('parked'), token: z.string().min(1) }),
  z.object({ ...common, status: z.literal('resumed'), resumedAt: instant, news }),
  z.object({ ...common, status: z.literal('gone'), goneAt: instant }),
]);
export type Wait = z.infer<typeof wait>;
export type ParkedWait = Extract<Wait, { status: 'parked' }>;
