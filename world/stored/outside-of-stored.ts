import type { DecidedTask } from '../../domain/model/task.ts';
import type { Plan } from '../agenda.ts';
import type { BusNews } from '../bus-news.ts';
import { importerConduct } from '../conduct.ts';
import { deskApi } from '../desk/desk-api.ts';
import type { Laptop } from '../laptop.ts';
import type { OutsideEvent } from '../outside-events.ts';
import { contactsIn, PageVisits, type Visit } from '../page-visits.ts';
import { References } from '../references.ts';
import { StoredDesk } from './stored-desk.ts';

interface Doors {
  readonly diary: {
    add(plan: Plan, key?: string): void;
    remember(key: string, value: string): boolean;
    recall(key: string): string | undefined;
  };
  readonly events: readonly OutsideEvent[];
  readonly post: Laptop['post'];
  readonly visit: Visit;
}

/** who was around a merchant: the people who decided about it, and the merchant that opens its page an hour after a message was put there */
export const outsideOfStored =
  (decisions: readonly DecidedTask[]) =>
  ({ diary, events, post, visit }: Doors) => {
    const references = new References(diary);
    const desk = new StoredDesk({ decisions, agenda: diary, api: deskApi({ post }) });
    const { opensPage } = importerConduct;
    const visits = new PageVisits({ agenda: diary, references, opensPage, contactOf: contactsIn(events), visit });
    return {
      notice: (news: BusNews): void => {
        references.notice(news);
        visits.notice(news);
        desk.notice(news);
      },
      perform: async (plan: Plan): Promise<void> => {
        if (!(await desk.perform(plan))) await visits.perform(plan);
      },
    };
  };
