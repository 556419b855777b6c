import type { RiskLists } from '../policy/risk-lists.ts';

/** the worst FATF list that any of the countries (ISO alpha-2) is on */
export const worstCountryList = (
  countries: readonly string[],
  { black, grey }: Pick<RiskLists['fatf'], 'black' | 'grey'>,
): 'none' | 'grey' | 'black' => {
  if (countries.some((one) => black.includes(one))) return 'black';
  return countries.some((one) => grey.includes(one)) ? 'grey' : 'none';
};
