import { NotDecided } from '../errors.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { DecidedTask } from '../model/task.ts';
import { peopleBehind, takesTwo } from '../task/who-approves-twice.ts';
import { reviewOf } from './review-of.ts';

/**
 * Who decided this of the merchant: the review people decided since its last assessment, or undefined when the score did. A step that is
 * about to act on a verdict asks here, whatever brought it about. Throws NotDecided when neither says so, or when it takes two people and
 * has fewer.
 */
export const verdictOf = (
  snapshot: Snapshot,
  run: string,
  verdict: 'approve' | 'decline',
  deed: string,
): DecidedTask | undefined => {
  const { merchantId, risk } = snapshot.merchant;
  const review = reviewOf(snapshot, run);
  if (review === undefined) {
    if (risk?.outcome === verdict) return undefined;
    throw new NotDecided(
      merchantId,
      deed,
      risk === undefined ? 'its risk was never assessed' : `its assessment says ${risk.outcome}`,
    );
  }
  const { choice } = review.decision;
  if (choice !== verdict) throw new NotDecided(merchantId, deed, `task "${review.id}" was decided otherwise (${choice})`);
  const two = takesTwo(snapshot, review, choice) || risk?.fourEyes.required === true;
  if (two && peopleBehind(review) < 2)
    throw new NotDecided(merchantId, deed, `task "${review.id}" takes two people and has the approval of one`);
  return review;
};
