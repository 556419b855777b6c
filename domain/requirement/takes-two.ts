import type { Requirement } from '../model/requirement.ts';

const isMoney = (capability: string): boolean =>
  capability === 'payments' || capability === 'payouts' || capability.endsWith('_payments');

/** doing without something that holds back payments (of any method) or payouts takes two people */
export const waivingTakesTwo = ({ restricts }: Pick<Requirement, 'restricts'>): boolean => restricts.some(isMoney);
