import fatf from './fatf.json' with { type: 'json' };

const black = new Set(fatf.black);
const grey = new Set(fatf.grey);

/** the day the lists were as they are here */
export const countryListsAsOf = fatf.asOf;

/** the worst FATF list that any of the countries (ISO alpha-2) is on */
export const worstCountryList = (countries: readonly string[]): 'none' | 'grey' | 'black' => {
  if (countries.some((one) => black.has(one))) return 'black';
  return countries.some((one) => grey.has(one)) ? 'grey' : 'none';
};
