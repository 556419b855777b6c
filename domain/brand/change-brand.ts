import { InvalidInput } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { contrast, leastOnWhite, writtenOn } from './colour-contrast.ts';

export interface ChangeBrandInput {
  readonly merchantId: string;
  readonly requestId: string;
  /** the address of whoever changes it */
  readonly by: string;
  /** as a customer's bank writes it on the statement */
  readonly statementName: string;
  /** `#rrggbb`; absent: the company's own */
  readonly colour?: string | undefined;
}
export interface BrandChanged {
  readonly kind: 'changed' | 'as_before';
}

/** what card networks carry: 5 to 22 characters of ASCII, without those that end or quote a field */
const shortest = 5;
const longest = 22;
const printed = /^[ -~]$/;
const endsField = /[<>\\'"*]/;

/** The name as it goes onto statements. Throws InvalidInput naming the rule it breaks. */
const statementNameOf = (typed: string): string => {
  const name = typed.trim().replace(/ +/g, ' ');
  const wrong = [...new Set([...name].filter((letter) => !printed.test(letter) || endsField.test(letter)))];
  if (wrong.length > 0) throw new InvalidInput('statementName', { code: 'statement-letters', about: { wrong } });
  if (name.length < shortest || name.length > longest)
    throw new InvalidInput('statementName', { code: 'statement-length', about: { shortest, longest, length: name.length } });
  if (!/[a-z]/i.test(name)) throw new InvalidInput('statementName', { code: 'statement-no-letter', about: {} });
  return name;
};

/** Throws InvalidInput for a colour that hardly stands out from a white page. */
const demandSeen = (colour: string): void => {
  const seen = contrast(colour, '#ffffff');
  if (seen < leastOnWhite)
    throw new InvalidInput('colour', {
      code: 'colour-too-light',
      about: { contrast: Math.floor(seen * 10) / 10, least: leastOnWhite },
    });
};

/** Somebody of the merchant says how customers see it. The same again changes nothing. Throws MerchantNotFound, MerchantClosed, InvalidInput. */
export const changeBrand = (known: Snapshot | undefined, input: ChangeBrandInput, context: Context): Decision<BrandChanged> => {
  const { merchant } = presentMerchant(known, input.merchantId);
  const statementName = statementNameOf(input.statementName);
  const colour = input.colour?.toLowerCase();
  if (colour !== undefined) demandSeen(colour);
  if (merchant.brand?.statementName === statementName && merchant.brand.colour === colour) return nothing({ kind: 'as_before' });
  const look = { statementName, ...(colour !== undefined && { colour }) };
  const entry: TimelineEntry = {
    ...{ merchantId: merchant.merchantId, id: `brand/${input.requestId}`, at: context.now, type: 'brand.changed.v1' },
    ...{
      actor: { kind: 'merchant', id: input.by },
      data: { ...look, ...(colour !== undefined && { written: writtenOn(colour) }) },
    },
  };
  const brand = { ...look, at: context.now, by: input.by };
  return { result: { kind: 'changed' }, puts: [{ ...merchant, brand }], deletes: [], timeline: [entry] };
};
