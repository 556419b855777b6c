import * as z from 'zod';
import type { PolicyDocument } from '../../domain/policy/policy-schema.ts';
import type { Plan } from '../agenda.ts';
import type { BusNews } from '../bus-news.ts';
import { importerConduct } from '../conduct.ts';
import { Desk } from '../desk/desk.ts';
import { deskApi } from '../desk/desk-api.ts';
import type { DeskSettings } from '../desk/desk-settings.ts';
import type { Laptop } from '../laptop.ts';
import type { OutsideEvent } from '../outside-events.ts';
import { contactsIn, PageVisits, type Visit } from '../page-visits.ts';
import { References } from '../references.ts';
import { senderOf, type Told } from '../sender.ts';
import { StoredDesk } from './stored-desk.ts';
import type { StoredStory } from './stored-story.ts';

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

/** how often people’s own decisions were there to be taken, and how often the model of the desk had to decide */
export interface DeskTally {
  replayed: number;
  modelled: number;
}
const opened = z.looseObject({ taskId: z.string() });

/**
 * Who was around a merchant: the people who decided about it, a model of their desk for what nobody ever asked them, and the merchant that
 * opens its page an hour after a message was put there
 */
export const outsideOfStored =
  (parts: {
    readonly story: Pick<StoredStory, 'decisions' | 'open'>;
    readonly policy: PolicyDocument;
    readonly settings: DeskSettings;
    readonly tally: DeskTally;
  }) =>
  ({ diary, events, post, visit }: Doors) => {
    const { story, policy, settings, tally } = parts;
    const references = new References(diary);
    const api = deskApi({ post });
    const desk = new StoredDesk({ ...story, agenda: diary, api });
    const model = new Desk({ settings, policy, agenda: diary, seed: 1, api });
    const modelled = new Set<string>();
    const { opensPage } = importerConduct;
    const visits = new PageVisits({ agenda: diary, references, opensPage, contactOf: contactsIn(events), visit });
    const ask = (news: BusNews): void => {
      const heard = desk.notice(news);
      const task = opened.safeParse(news.data).data?.taskId ?? '';
      if (heard === 'replayed') tally.replayed += 1;
      if (heard === 'new') {
        tally.modelled += 1;
        modelled.add(task);
      }
      if (modelled.has(task)) model.notice(news);
    };
    return {
      notice: (news: BusNews): void => {
        references.notice(news);
        visits.notice(news);
        ask(news);
      },
      perform: async (plan: Plan): Promise<void> => {
        if ((await desk.perform(plan)) || (await model.perform(plan))) return;
        await visits.perform(plan);
      },
    };
  };

/** the same for every story of a population, under whatever policy */
export const storedOutsiders = (settings: DeskSettings) => ({
  openOutside: (policy: PolicyDocument, story: Pick<StoredStory, 'decisions' | 'open'>, tally: DeskTally) =>
    outsideOfStored({ policy, story, settings, tally }),
  sourceOf:
    (policy: PolicyDocument) =>
    (event: Told): string =>
      senderOf(policy, event, 'history'),
});
