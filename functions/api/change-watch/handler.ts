import * as z from 'zod';
import { retryConcurrentChange } from '../../../application/unit-of-work.ts';
import { textDigest } from '../../../domain/content-hash.ts';
import { Conflict } from '../../../domain/errors.ts';
import type { Clock } from '../../../domain/ports.ts';
import { anyInstant, shortLine } from '../../../domain/values.ts';
import { followRule, makeRule, rulesSeen, snoozeRule, stopRule, type WatchChange } from '../../../domain/volume/look-at-rule.ts';
import type { WatchStore } from '../../../domain/volume/volume-ports.ts';
import { type WatchRule, watchWish } from '../../../domain/volume/watch-rule.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const ruleId = shortLine;

export const wanted = {
  permission: 'watch.set',
  params: none,
  query: none,
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('set'), alert: watchWish }),
    z.object({ kind: z.literal('snooze'), ruleId, until: anyInstant }),
    z.object({ kind: z.literal('follow'), ruleId, follows: z.boolean() }),
    z.object({ kind: z.literal('stop'), ruleId }),
  ]),
  answer,
  writes: true,
} as const satisfies Route;

type Call = CallOf<typeof wanted>;

/** what a deed makes of an alert; undefined where it is so already */
const changed = (
  rule: WatchRule,
  body: Exclude<Call['body'], { kind: 'set' }>,
  doing: { by: string; now: string },
): WatchChange | undefined => {
  switch (body.kind) {
    case 'snooze':
      if (body.until <= doing.now) throw new Conflict({ code: 'alert-until', about: { until: body.until } });
      return rule.snoozedUntil === body.until ? undefined : snoozeRule(rule, body.until, doing);
    case 'follow':
      return rule.followers.includes(doing.by) === body.follows ? undefined : followRule(rule, body.follows, doing);
    case 'stop':
      if (rule.by !== doing.by && rule.whose === 'person') throw new Conflict({ code: 'alert-unknown', about: {} });
      return stopRule(rule, doing);
  }
};

/** sets an alert, rests it, follows that of the desk, or ends it: twice is once */
export const handle =
  ({ watches, clock }: { readonly watches: WatchStore; readonly clock: Clock }) =>
  ({ person, body, key }: Call) =>
    retryConcurrentChange(async () => {
      const doing = { by: person.id, now: clock.now() };
      if (body.kind === 'set') {
        const id = `a_${textDigest(key)}`;
        const known = await watches.rule(id);
        if (known !== undefined) return known;
        const made = makeRule(id, body.alert, doing);
        await watches.put(made);
        return made.rule;
      }
      const rule = await watches.rule(body.ruleId);
      if (rule === undefined) throw new Conflict({ code: 'alert-unknown', about: {} });
      if (rule.stoppedAt !== undefined && body.kind === 'stop') return rule;
      if (rulesSeen([rule], person.id).length === 0) throw new Conflict({ code: 'alert-unknown', about: {} });
      const change = changed(rule, body, doing);
      if (change === undefined) return rule;
      await watches.put(change);
      return change.rule;
    });
