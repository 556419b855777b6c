import { InvalidInput } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';

export interface CommentMerchantInput {
  readonly by: string;
  readonly comment: string;
}
export interface Commented {
  readonly kind: 'commented';
}

/** Notes on the timeline what the next person should know of a merchant, of one that left too. Throws InvalidInput for an empty comment. */
export function commentMerchant(
  { merchant }: Snapshot,
  { by, comment }: CommentMerchantInput,
  { now }: Context,
): Decision<Commented> {
  if (comment.trim() === '') throw new InvalidInput('comment', { code: 'comment-missing', about: {} });
  return {
    result: { kind: 'commented' },
    // written again as it is: its version moves on, so that two who write at once read each other
    puts: [merchant],
    deletes: [],
    timeline: [
      {
        merchantId: merchant.merchantId,
        id: `merchant/commented/${merchant.version}`,
        at: now,
        type: 'merchant.commented.v1',
        actor: { kind: 'person', id: by },
        data: { comment },
      },
    ],
  };
}
