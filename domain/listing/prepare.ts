import { type ReferenceRates, toReporting } from '../money/reference-rates.ts';
import { foldLetters } from '../names/fold-letters.ts';
import type { ListedMerchant, ListLine } from './listed-merchant.ts';

/** a listed merchant with what searching and sorting look at, worked out once and not with every request */
export interface PreparedMerchant {
  readonly listed: ListedMerchant;
  /** name, trading name and reference, folded */
  readonly haystack: string;
  /** registration number without separators, folded */
  readonly registration: string;
  /** e-mail addresses and names of people, folded, and digits of phone numbers; the list does not show them */
  readonly emails: string;
  readonly people: string;
  readonly phones: string;
  readonly orders: Readonly<Record<MerchantSort, string>>;
}

export const merchantSorts = ['name', 'stalled', 'value', 'newest'] as const;
export type MerchantSort = (typeof merchantSorts)[number];

/** letters folded as screening folds them: "joao" finds "João", "lodz" finds "Łódź" */
export const fold = foldLetters;
/** without apostrophes, as many type a name that has one */
export const withoutApostrophes = (folded: string): string => folded.replaceAll("'", '');
/** a registration number as it is typed: digits and letters without what separates them */
export const bare = (text: string): string => text.replace(/[\s./-]/g, '');

/** after every instant: who is not stalled comes last */
const LAST = '~';
/** above every amount and every instant, and an integer exactly */
const LARGEST = 9e15;
const descending = (value: number): string => String(LARGEST - value).padStart(16, '0');

/** the most first, in the reporting currency; what has no rate comes after all that can be compared, currency by currency */
const valueOrder = ({ currency, declaredMonthlyVolumeMinor: minor = 0 }: ListedMerchant, rates: ReferenceRates): string => {
  const reporting = toReporting(rates, minor, currency);
  return reporting === undefined ? `~${currency}${descending(minor)}` : descending(reporting);
};

/** what is looked at in a listed merchant; its value by these reference rates */
export const prepare = (
  { emails = '', phones = '', people = '', ...listed }: ListLine,
  rates: ReferenceRates,
): PreparedMerchant => {
  const name = fold(listed.legalName);
  const haystack = `${name}\n${fold(listed.tradingName ?? '')}\n${fold(listed.externalReference)}`;
  return {
    listed,
    haystack: haystack.includes("'") ? `${haystack}\n${withoutApostrophes(haystack)}` : haystack,
    emails: fold(emails),
    people: fold(people),
    phones,
    registration: fold(bare(listed.registrationNumber ?? '')),
    orders: {
      name,
      stalled: listed.idleSince ?? LAST,
      value: valueOrder(listed, rates),
      newest: descending(Date.parse(listed.registeredAt)),
    },
  };
};

/** the same merchant, valued at other reference rates */
export const valued = (merchant: PreparedMerchant, rates: ReferenceRates): PreparedMerchant => ({
  ...merchant,
  orders: { ...merchant.orders, value: valueOrder(merchant.listed, rates) },
});
