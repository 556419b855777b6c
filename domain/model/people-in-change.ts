import type { AccountChange } from './account-change.ts';

/** people there must be among who asks, calls back and approves twice */
export const leastPeople = 3;

/** everybody who has had a hand in it, by their names of sign-in */
export const peopleIn = ({
  askedBy,
  calledBack,
  approvals,
}: Pick<AccountChange, 'askedBy' | 'calledBack' | 'approvals'>): readonly string[] => [
  askedBy.id,
  ...(calledBack === undefined ? [] : [calledBack.by]),
  ...approvals.map(({ by }) => by),
];
