import * as z from 'zod';
import { day, instant } from '../values.ts';
import { readingLanguages } from '../wording/reading-language.ts';

/** why something concerns a person */
export const concerns = ['assigned', 'handed_over', 'taken', 'mentioned', 'watched', 'raised', 'follow_up', 'overdue'] as const;
export type Concern = (typeof concerns)[number];

/** one thing that happened to a task, as it concerns one person: ids and codes, nothing that somebody typed */
export const digestLine = z.object({
  /** the event's: the same at every redelivery */
  id: z.string().min(1),
  at: instant,
  why: z.enum(concerns),
  /** what happened: `task.decided.v1` */
  type: z.string().min(1),
  merchantId: z.string().min(1),
  taskId: z.string().min(1),
  queue: z.string().min(1),
  /** who did it; absent where time did */
  by: z.string().min(1).optional(),
});
export type DigestLine = z.infer<typeof digestLine>;

/** what a person chose: the language of the mail, or none of it */
export const digestMail = z.enum([...readingLanguages, 'off']);
export type DigestMail = z.infer<typeof digestMail>;

/** what one person will be told, what is being told, and what they were told last. One item a person, read and written whole */
export const digestBox = z.object({
  person: z.string().min(1),
  /** 0 before it is first written */
  version: z.int().min(0),
  mail: digestMail,
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
