import { type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';

export interface GivenRating {
  /** what it was asked for: `d30`, `case-123` */
  readonly csatId: string;
  /** 1..5 */
  readonly rating: number;
  readonly through: 'letter' | 'page';
  /** who said so on the page, by address; a letter tells the merchant only */
  readonly by?: string;
}
/** `not_asked`: nobody asked for a rating of this, or the merchant's question is gone */
export interface RatingTaken {
  readonly kind: 'taken' | 'taken_before' | 'not_asked';
}

/** The merchant rates what it was asked about. The same rating again changes nothing; another one replaces it. */
export const takeRating = (
  snapshot: Snapshot,
  { csatId, rating, through, by }: GivenRating,
  now: string,
): Decision<RatingTaken> => {
  const { merchantId } = snapshot.merchant;
  const asked = snapshot.csats.find(({ id }) => id === csatId);
  if (asked === undefined) return nothing({ kind: 'not_asked' });
  if (asked.rating === rating) return nothing({ kind: 'taken_before' });
  return {
    result: { kind: 'taken' },
    puts: [{ ...asked, rating, ratedAt: now }],
    deletes: [],
    timeline: [
      {
        merchantId,
        id: `csat/${csatId}/rated/${asked.version}`,
        at: now,
        type: 'csat.rated.v1',
        actor: { kind: 'merchant', id: by ?? merchantId },
        data: { csatId, rating, through },
      },
    ],
  };
};
