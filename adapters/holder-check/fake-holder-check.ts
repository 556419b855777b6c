import type { HolderCheck } from '../../domain/account-change/holder-check.ts';

/**
 * Stands in for the bank where none is connected and nothing real is at stake. The last digit of the account number decides: 7 close
 * match, 8 no match, 9 no answer, any other a match.
 */
export const fakeHolderCheck: HolderCheck = {
  check: async ({ accountNumber, holder }) => {
    switch (accountNumber.replace(/\D/g, '').at(-1)) {
      case '7':
        return { answer: 'CMTC', name: holder.toUpperCase() };
      case '8':
        return { answer: 'NMTC' };
      case '9':
        return { answer: 'NOAP' };
      default:
        return { answer: 'MTCH' };
    }
  },
};
