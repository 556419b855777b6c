import * as z from 'zod';
import { samePerson } from '../same-person.ts';
import type { Actor } from '../values.ts';
import type { Concern } from './digest-box.ts';

/** of an event of a task, what says whom it concerns */
const named = z.looseObject({
  to: z.string().optional(),
  /** who had it before */
  from: z.string().nullish(),
  mentions: z.array(z.string()).optional(),
  claimedBy: z.string().nullish(),
  watchers: z.array(z.string()).optional(),
  raisedBy: z.string().optional(),
});

export interface TaskNews {
  readonly type: string;
  readonly actor?: Actor | undefined;
  readonly data: unknown;
}
export interface Concerned {
  readonly person: string;
  readonly why: Concern;
}

const ended: readonly string[] = ['task.decided.v1', 'task.cancelled.v1'];

const all = ({ type, data }: TaskNews, by: string | undefined): readonly Concerned[] => {
  const { to, from, mentions = [], claimedBy, watchers = [], raisedBy } = named.parse(data);
  const given = from != null && by !== undefined && samePerson(from, by) ? 'handed_over' : 'assigned';
  return [
    ...(type === 'task.assigned.v1' && to !== undefined ? [{ person: to, why: given } as const] : []),
    ...(from != null ? [{ person: from, why: 'taken' } as const] : []),
    ...mentions.map((person) => ({ person, why: 'mentioned' }) as const),
    ...(type === 'task.overdue.v1' && claimedBy != null ? [{ person: claimedBy, why: 'overdue' } as const] : []),
    ...(type === 'task.returned.v1' && raisedBy !== undefined ? [{ person: raisedBy, why: 'follow_up' } as const] : []),
    ...(ended.includes(type) && raisedBy !== undefined ? [{ person: raisedBy, why: 'raised' } as const] : []),
    ...watchers.map((person) => ({ person, why: 'watched' }) as const),
  ];
};

/** Whom an event of a task concerns, each person once, by the strongest reason. Nobody is told what they did themselves. */
export const whomItConcerns = (news: TaskNews): readonly Concerned[] => {
  const by = news.actor?.kind === 'person' ? news.actor.id : undefined;
  const found: Concerned[] = [];
  for (const one of all(news, by)) {
    const own = by !== undefined && samePerson(one.person, by);
    if (!own && !found.some(({ person }) => samePerson(person, one.person))) found.push(one);
  }
  return found;
};
