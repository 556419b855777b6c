import { recomputeMerchant, type StoredMerchant } from '../../application/recompute-merchant.ts';
import type { Gap } from '../../domain/backtest/backtest-answer.ts';

/** the story of a merchant, or the place where its timeline and its state part: a story with a hole would be another one */
export const storyOrGap = <One>(stored: StoredMerchant, storyOf: (stored: StoredMerchant) => One): One | Gap => {
  const { merchantId } = stored.snapshot.merchant;
  const difference = recomputeMerchant(stored);
  if (difference !== undefined) return { merchantId, code: 'history-gap', about: difference.path };
  return storyOf(stored);
};
