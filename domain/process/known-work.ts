import * as z from 'zod';
import { paymentMethodStatus } from '../model/parties.ts';
import { dueStatus, verificationStatus } from '../model/requirement.ts';
import { keyOfRequirement } from '../model/requirement-key.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { replayRequirement } from '../timeline/replay-requirement.ts';
import { type Party, party } from '../values.ts';
import type { WaitingOn } from './run-story.ts';

interface TaskAt {
  readonly queue: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** a run waits for it */
  readonly blocks: boolean;
  readonly held: boolean;
}

/** the open tasks and requirements of a merchant at an instant of its timeline; filled in place, an entry at a time */
export interface KnownWork {
  readonly tasks: Map<string, TaskAt>;
  readonly statuses: Record<string, { dueStatus: string; verificationStatus: string }>;
  /** who supplies each requirement, in the order in which they were asked for */
  readonly suppliers: Map<string, Party>;
  /** some payment method can be paid with */
  sells: boolean;
}
export const noWork = (): KnownWork => ({ tasks: new Map(), statuses: {}, suppliers: new Map(), sells: false });

const opened = z.looseObject({
  taskId: z.string(),
  queue: z.string(),
  subjectKind: z.string(),
  subjectId: z.string().default(''),
});
const about = z.looseObject({ taskId: z.string() });
const asked = z.looseObject({ requirementId: z.string(), awaitingActionFrom: party, dueStatus, verificationStatus });
const boarded = z.looseObject({ status: paymentMethodStatus });

const takeTask = (tasks: KnownWork['tasks'], { type, data, run }: TimelineEntry): void => {
  if (type === 'task.opened.v1') {
    const { taskId, ...task } = opened.parse(data);
    tasks.set(taskId, { ...task, blocks: run !== undefined, held: false });
    return;
  }
  const { taskId } = about.parse(data);
  const known = tasks.get(taskId);
  if (known === undefined) return;
  if (type === 'task.decided.v1' || type === 'task.cancelled.v1') tasks.delete(taskId);
  else if (type === 'task.claimed.v1' || type === 'task.assigned.v1') tasks.set(taskId, { ...known, held: true });
  else if (type === 'task.released.v1' || type === 'task.snoozed.v1' || type === 'task.approved-once.v1')
    tasks.set(taskId, { ...known, held: false });
};

/** Takes an entry in. Throws ZodError for one whose data lost its shape. */
export const takeEntry = (known: KnownWork, entry: TimelineEntry): void => {
  const { type, data } = entry;
  if (type.startsWith('task.')) {
    takeTask(known.tasks, entry);
    return;
  }
  if (type === 'requirement.opened.v1') {
    const { requirementId, awaitingActionFrom, ...status } = asked.parse(data);
    known.statuses[requirementId] = { dueStatus: status.dueStatus, verificationStatus: status.verificationStatus };
    known.suppliers.set(requirementId, awaitingActionFrom);
    return;
  }
  if (type === 'payment-method.boarding.changed.v1') known.sells ||= boarded.parse(data).status === 'activated';
  replayRequirement(known.statuses, entry);
};

/** what somebody of ours is to do about it: in hand before what lies */
export const taskWait = ({ tasks }: KnownWork, isAbout: (task: TaskAt) => boolean): WaitingOn | undefined => {
  const own = [...tasks.values()].filter(isAbout);
  const [first] = [...own.filter(({ held }) => held), ...own];
  return first && { who: first.held ? 'handling' : 'us', what: first.queue };
};

/** without the person it is of: `owner_identity:p2` -> `owner_identity` */
const nameOf = (requirementId: string): string => requirementId.replace(/:p\d+$/, '');
const movers = { merchant: 'merchant', operations: 'us', provider: 'provider' } as const;
const order = ['merchant', 'us', 'provider'] as const;

/** The requirement that is waited for, of several due ones the merchant's before ours and ours before a provider's. */
export const requirementWait = (
  { statuses, suppliers, sells }: KnownWork,
  stage: string,
  { requirements }: Pick<PolicyDocument, 'requirements'>,
): WaitingOn | undefined => {
  const due = [...suppliers].flatMap(([id, supplier]): WaitingOn[] => {
    const status = statuses[id];
    if (status?.dueStatus !== 'currently_due' && status?.dueStatus !== 'past_due') return [];
    // one payment method still boarding holds up nobody who has another
    if (stage === 'activation' && sells && id.startsWith('boarding:')) return [];
    const checks = requirements.catalogue.find(({ key }) => key === keyOfRequirement(id))?.verifiedBy ?? 'operations';
    const who = movers[status.verificationStatus === 'pending_verification' ? checks : supplier];
    return [{ who, what: nameOf(id) }];
  });
  return order.map((who) => due.find((one) => one.who === who)).find((one) => one !== undefined);
};
