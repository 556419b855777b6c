import * as z from 'zod';
import { day, instant } from '../values.ts';
import { watchedFigures } from '../volume/watch-rule.ts';
import { readingLanguages } from '../wording/reading-language.ts';

/** why something concerns a person */
export const concerns = [
  'assigned',
  'handed_over',
  'taken',
  'mentioned',
  'watched',
  'raised',
  'follow_up',
  'overdue',
  'alert',
] as const;
export type Concern = (typeof concerns)[number];

/** one thing that happened to a task, or to a figure somebody watches, as it concerns one person: ids and codes, nothing that somebody typed */
export const digestLine = z.object({
  /** the event's: the same at every redelivery */
  id: z.string().min(1),
  at: instant,
  why: z.enum(concerns),
  /** what happened: `task.decided.v1` */
  type: z.string().min(1),
  /** of which task; neither of an alert */
  merchantId: z.string().min(1).optional(),
  taskId: z.string().min(1).optional(),
  /** `*` for an alert over all of them */
  queue: z.string().min(1),
  /** of an alert: which figure went beyond what */
  alert: z
    .object({ figure: z.enum(watchedFigures), direction: z.enum(['above', 'below']), value: z.number(), threshold: z.number() })
    .optional(),
  /** who did it; absent where time did */
  by: z.string().min(1).optional(),
});
export type DigestLine = z.infer<typeof digestLine>;

/** what a person chose: the language of the mail, or none of it */
export const digestMail = z.enum([...readingLanguages, 'off']);
export type DigestMail = z.infer<typeof digestMail>;

export const shiftStart = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** what one person will be told, what is being told, and what they were told last. One item a person, read and written whole */
export const digestBox = z.object({
  person: z.string().min(1),
  /** 0 before it is first written */
  version: z.int().min(0),
  mail: digestMail,
  /** when one's shift begins, by the clock of policy's digests: `06:30`; policy's own time where nothing was chosen */
  shiftAt: shiftStart.optional(),
  waiting: z.array(digestLine),
  /** there was more than fits; the console has all of it */
  more: z.boolean(),
  /** claimed by a delivery at that instant: written before the mail is sent */
  sending: z.object({ period: day, lines: z.array(digestLine), more: z.boolean(), claimedAt: instant }).optional(),
  /** the last mail: its day by the team's clock, and the ids of its lines */
  last: z.object({ period: day, ids: z.array(z.string()) }).optional(),
  /** when a sweep must look at it; absent while there is nothing to tell */
  dueAt: instant.optional(),
});
export type DigestBox = z.infer<typeof digestBox>;

/** English until a person chooses */
export const emptyBox = (person: string): DigestBox => ({ person, version: 0, mail: 'en', waiting: [], more: false });
