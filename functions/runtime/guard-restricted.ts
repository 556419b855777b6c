import { may } from '../../domain/access.ts';
import { MerchantNotFound } from '../../domain/errors.ts';
import { merchantId } from '../../domain/values.ts';
import { answeringProblems } from './answer-problems.ts';
import type { Guard } from './dispatch.ts';
import { httpEvent } from './http-event.ts';
import { personOf } from './signed-in-person.ts';

/** whether a merchant is restricted; of one there never was, false. Throws ServiceUnavailable */
export type IsRestricted = (merchantId: string) => Promise<boolean>;

/**
 * In front of every route about one merchant: a merchant that is restricted is answered like one there never was, to everybody but those
 * who keep the records.
 */
export const guardRestricted =
  (isRestricted: IsRestricted): Guard =>
  (handler, log) => {
    const refuse = (named: string) => answeringProblems(log, () => Promise.reject(new MerchantNotFound(named)));
    return async (raw, invocation) => {
      const event = httpEvent.safeParse(raw).data;
      const named = merchantId.safeParse(event?.pathParameters['merchantId']).data;
      if (event === undefined || named === undefined) return handler(raw, invocation);
      const answer = answeringProblems(log, async () => {
        const hidden = !may(personOf(event).roles, 'restricted.read') && (await isRestricted(named));
        return { statusCode: hidden ? 404 : 200, headers: {}, body: '' };
      });
      const looked = await answer(raw, Object(invocation));
      if (looked.statusCode === 200) return handler(raw, invocation);
      return looked.statusCode === 404 ? refuse(named)(raw, Object(invocation)) : looked;
    };
  };
