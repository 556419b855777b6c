import * as z from 'zod';
import { ownEventId } from '../domain/events/envelope.ts';
import { actor, instant } from '../domain/values.ts';
import { readDeliveryText } from './delivery.ts';

const due = z.object({ kind: z.literal('digest'), person: z.string().min(1), dueAt: instant });
const news = z.looseObject({
  id: ownEventId,
  type: z.string().startsWith('task.'),
  time: instant,
  subject: z.string().min(1),
  actor: actor.optional(),
  data: z.looseObject({ taskId: z.string().min(1), queue: z.string().min(1) }),
});
export type TaskEvent = z.infer<typeof news>;

const tag = z.tuple([z.string().min(1)], z.unknown());
const settled = z.looseObject({ mail: z.looseObject({ tags: z.looseObject({ digest: tag, period: tag }) }) });

/** what a message about a digest is: a box is due, something happened to a task, or SES took the mail */
export type DigestMatter =
  | { readonly kind: 'due'; readonly person: string }
  | { readonly kind: 'news'; readonly event: TaskEvent }
  | { readonly kind: 'settled'; readonly person: string; readonly period: string };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** tags take few characters, and a sign-in may have any */
export const digestTags = (person: string, period: string) => ({ digest: Buffer.from(person).toString('base64url'), period });

/** undefined for a message that is about something else */
export const readDigestMatter = (text: string): DigestMatter | undefined => {
  const asked = due.safeParse(parsed(text));
  if (asked.success) return { kind: 'due', person: asked.data.person };
  const delivery = readDeliveryText(text);
  if (delivery?.source === 'aws.ses') {
    const told = settled.safeParse(delivery.detail);
    if (!told.success) return undefined;
    const { digest, period } = told.data.mail.tags;
    return { kind: 'settled', person: Buffer.from(digest[0], 'base64url').toString(), period: period[0] };
  }
  const event = news.safeParse(delivery?.detail);
  return event.success ? { kind: 'news', event: event.data } : undefined;
};
