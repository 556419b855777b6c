import * as z from 'zod';
import type { AnyEnvelope } from '../../../domain/events/envelope.ts';
import type { CaseMessage } from '../../../domain/model/case-message.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { CaseMessages } from '../../../domain/ports.ts';

const named = z.looseObject({
  taskId: z.string().optional(),
  caseId: z.string().optional(),
  n: z.int().positive().optional(),
});

/** what an event is about, as a mapping reads it */
export interface Matter {
  /** for people who look at what waits */
  readonly title: string;
  readonly task?: { readonly title: string; readonly facts: readonly unknown[] };
  readonly message?: CaseMessage;
}

/** The task or the message an event names. Undefined where the message is no more: it was erased, and nobody outside is to have it */
export const matterOf = async (
  messages: Pick<CaseMessages, 'one'>,
  snapshot: Snapshot | undefined,
  { type, data }: AnyEnvelope,
): Promise<Matter | undefined> => {
  const { taskId, caseId, n } = named.parse(data);
  if (snapshot === undefined) return { title: type };
  const { merchant, tasks, cases } = snapshot;
  if (taskId !== undefined) {
    const found = tasks.find(({ id }) => id === taskId);
    const title = String(found?.title ?? taskId);
    return { title, task: { title, facts: found?.facts ?? [] } };
  }
  if (caseId === undefined) return { title: type };
  const title = cases.find(({ id }) => id === caseId)?.title ?? caseId;
  if (n === undefined) return { title };
  const message = await messages.one(merchant.merchantId, caseId, n);
  return message === undefined ? undefined : { title, message };
};
