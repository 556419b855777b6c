import * as z from 'zod';
import { instant, itemBase } from '../values.ts';
import { alertKinds } from './alert-kinds.ts';

export const alertKind = z.enum(alertKinds);
export type AlertKind = z.infer<typeof alertKind>;

/** an alert that a member wants by e-mail; id is `<alert>/<address>` */
export const alert = z.object({
  ...itemBase,
  kind: z.literal('alert'),
  alert: alertKind,
  /** address of the member */
  member: z.string().min(1),
  /** how many days before a deadline, or without a sale; absent where there is nothing to choose */
  days: z.int().positive().optional(),
  since: instant,
  /** the member stopped it */
  stoppedAt: instant.optional(),
  /** what it was sent for already: the same is never sent twice, whatever is tried again */
  told: z.array(z.string()),
  /** due index: when to look again; absent where only an event brings it about */
  dueAt: instant.optional(),
});
export type Alert = z.infer<typeof alert>;
