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
  step: string,
): DecidedTask | undefined => {
  const { merchantId, risk } = snapshot.merchant;
  const review = reviewOf(snapshot, run);
  if (review === undefined) {
    if (risk?.outcome === verdict) return undefined;
    throw new NotDecided(
      merchantId,
      step,
      risk === undefined
        ? { code: 'never-assessed', about: {} }
        : { code: 'assessed-otherwise', about: { outcome: risk.outcome } },
    );
  }
  const { choice } = review.decision;
  if (choice !== verdict)
    throw new NotDecided(merchantId, step, { code: 'decided-otherwise', about: { task: review.id, choice } });
  const two = takesTwo(snapshot, review, choice) || risk?.fourEyes.required === true;
  if (two && peopleBehind(review) < 2)
    throw new NotDecided(merchantId, step, { code: 'second-approval', about: { task: review.id } });
  return review;
};
