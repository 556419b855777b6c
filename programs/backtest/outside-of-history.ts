import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { OpenOutside } from '../../engine/outside-world.ts';
import type { Conduct } from '../../world/conduct.ts';
import { Desk } from '../../world/desk/desk.ts';
import { deskApi } from '../../world/desk/desk-api.ts';
import type { DeskSettings } from '../../world/desk/desk-settings.ts';
import { contactsIn, PageVisits } from '../../world/page-visits.ts';
import { Paperwork } from '../../world/paperwork.ts';
import { References } from '../../world/references.ts';
import { verifiedOutside } from '../../world/verified-outside.ts';

/** the same desk and the same paperwork as around a replay */
export const outsideOfHistory =
  (parts: {
    readonly settings: DeskSettings;
    readonly policy: Policy;
    readonly seed: number;
    readonly conduct: Conduct;
  }): OpenOutside =>
  ({ diary, events, send, post, visit }) => {
    const { settings, policy, seed, conduct } = parts;
    const references = new References(diary);
    const desk = new Desk({ settings, policy, agenda: diary, seed, api: deskApi({ post }) });
    const outside = verifiedOutside(policy);
    const paperwork = new Paperwork({
      ...{ agenda: diary, references, ...conduct, verifiedOutside: outside },
      send: async (events) => send(events),
    });
    const visits = new PageVisits({
      agenda: diary,
      references,
      opensPage: conduct.opensPage,
      contactOf: contactsIn(events),
      visit,
    });
    return {
      notice: (news) => {
        references.notice(news);
        paperwork.notice(news);
        visits.notice(news);
        desk.notice(news);
      },
      perform: async (plan) => {
        if ((await desk.perform(plan)) || (await visits.perform(plan))) return;
        await paperwork.perform(plan);
      },
    };
  };
