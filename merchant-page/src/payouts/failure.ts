import type { PayoutWords } from '../words/payouts-words.ts';

type Reason = keyof PayoutWords['reasons'];
const isReason = (code: string, words: PayoutWords): code is Reason => Object.hasOwn(words.reasons, code);

/** reasons a bank gives by ISO 20022 code. Source: ISO 20022 External Code Sets, ExternalStatusReason1Code */
const ofIso: Readonly<Record<string, Reason>> = {
  AC01: 'account_invalid',
  AC03: 'account_invalid',
  AC04: 'account_closed',
  AC06: 'account_blocked',
  AM02: 'limit_exceeded',
  AM14: 'limit_exceeded',
  BE01: 'name_mismatch',
  MS03: 'bank_rejected',
};

/** why a payout failed, in plain words; a reason nobody has words for is named as the bank named it */
export const whyFailed = (code: string, words: PayoutWords): string => {
  const known = ofIso[code.toUpperCase()] ?? code;
  return isReason(known, words) ? words.reasons[known] : words.otherReason(code);
};

const ofAccount: readonly string[] = ['account_closed', 'account_invalid', 'account_blocked', 'name_mismatch'];

/** what happens to a failed payout: `retryDay` is the day it is tried again, as the reader writes it */
export const whatNext = (code: string, retryDay: string | undefined, words: PayoutWords): string => {
  if (retryDay !== undefined) return words.retry(retryDay);
  return ofAccount.includes(ofIso[code.toUpperCase()] ?? code) ? words.fixAccount : words.weLook;
};
