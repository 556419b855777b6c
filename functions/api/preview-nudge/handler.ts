import { type LookNeeds, lookAtMerchant } from '../../../application/look-at-merchant.ts';
import { previewNudge } from '../../../domain/nudge/nudge-by-hand.ts';
import { refusalInEnglish } from '../../../domain/refusal.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.nudge',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** the very letter a nudge asked for now would send, in the merchant's language, or why none would leave; writes nothing */
export const handle =
  (needs: LookNeeds) =>
  async ({ params }: CallOf<typeof wanted>) => {
    const { snapshot, context } = await lookAtMerchant(needs, params.merchantId);
    const preview = previewNudge(snapshot, context);
    return preview.kind === 'refused'
      ? { kind: preview.kind, ...preview.refusal, detail: refusalInEnglish(preview.refusal) }
      : preview;
  };
