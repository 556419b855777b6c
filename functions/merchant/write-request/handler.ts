import * as z from 'zod';
import { decideUnseen, type Writes } from '../../../application/decide-on.ts';
import { deskOf } from '../../../domain/connector/desks.ts';
import { requestTopic } from '../../../domain/model/care.ts';
import type { Decision } from '../../../domain/model/decision.ts';
import { type Asked, ask } from '../../../domain/request/ask.ts';
import { replyToDesk } from '../../../domain/request/desk-request.ts';
import { type Rated, rate } from '../../../domain/request/rate.ts';
import { type Replied, reply } from '../../../domain/request/reply.ts';
import { typedLine, typedText } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const caseId = z.string().min(1).max(100);
const text = typedText(4_000);

export const wanted = {
  permission: 'requests.ask',
  params: ofMerchant,
  query: none,
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ask'), topic: requestTopic, text, paymentReference: typedLine.optional() }),
    /** writes again: one that was closed is open again */
    z.object({ kind: z.literal('reply'), caseId, text }),
    z.object({ kind: z.literal('rate'), caseId, rating: z.int().min(1).max(5) }),
  ]),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Somebody of the merchant asks us, writes again or rates the answer; the same sent twice is sent once */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email, role, params, body, key }) => {
    const asker = { email, role };
    const about = body.kind === 'ask' ? undefined : ({ kind: 'case', id: body.caseId } as const);
    return decideUnseen(needs, { params, body, key, about }, (snapshot, context): Decision<Asked | Replied | Rated> => {
      switch (body.kind) {
        case 'ask':
          return ask(snapshot, { ...body, asker, requestId: key }, context);
        case 'reply':
          return deskOf(body.caseId) === undefined
            ? reply(snapshot, { ...body, asker }, context)
            : replyToDesk(snapshot, { ...body, asker }, context);
        case 'rate':
          return rate(snapshot, { ...body, asker }, context);
      }
    });
  };
