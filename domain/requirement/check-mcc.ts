import { bareNumber } from './bare-number.ts';
import { bad, good, type IdentifierCheck } from './identifier-check.ts';
import mcc from './mcc.json' with { type: 'json' };

const codes = new Map(Object.entries(mcc.codes));

/** merchant category code of four digits that exists */
export const checkMcc = (value: string): IdentifierCheck => {
  const code = bareNumber(value);
  return codes.has(code) ? good(code) : bad('mcc_unknown', {});
};

export const mccTitle = (code: string): string | undefined => codes.get(code);
