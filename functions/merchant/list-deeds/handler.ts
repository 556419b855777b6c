import * as z from 'zod';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { deedWords, isMemberDeed } from '../../../domain/member/member-deed.ts';
import type { MerchantStore, TimelineReader } from '../../../domain/ports.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant, paging } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'members.manage',
  params: ofMerchant,
  query: z.object({ language: z.enum(readingLanguages).default('en'), cursor: paging.cursor }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

/** deeds on a page, and entries of the timeline read for it at most: most of them are not the merchant's own */
const wantedDeeds = 20;
const readAtOnce = 100;
const readsAtMost = 5;

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly timeline: TimelineReader;
}

/** Lists what people of the merchant did on its page, the newest first, in the language they read */
export const handle =
  ({ merchants, timeline }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId }, query }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const voice = voiceOf(query.language);
    const deeds: z.infer<typeof answer>['deeds'] = [];
    let cursor = query.cursor;
    for (let reads = 0; reads < readsAtMost; reads += 1) {
      const page = await timeline.list(merchantId, readAtOnce, cursor, 'newest');
      cursor = page.cursor;
      for (const entry of page.entries.filter(isMemberDeed))
        deeds.push({ id: entry.id, at: entry.at, by: entry.actor.id, text: deedWords(entry, snapshot.requirements, voice) });
      if (cursor === undefined || deeds.length >= wantedDeeds) break;
    }
    return { deeds, ...(cursor !== undefined && { cursor }) };
  };
