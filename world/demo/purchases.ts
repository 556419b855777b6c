import { chance } from '../chance.ts';

const givenNames = [
  'Ana',
  'Bruno',
  'Chloé',
  'Daniel',
  'Elif',
  'Farid',
  'Greta',
  'Hugo',
  'Inês',
  'Jonas',
  'Karin',
  'Luca',
] as const;
const familyNames = ['Almeida', 'Bauer', 'Costa', 'Dubois', 'Eriksen', 'Ferrari', 'Garcia', 'Hansen', 'Ito', 'Jansen'] as const;
const plans = ['pay_in_3', 'pay_in_4', 'pay_in_12'] as const;

const oneOf = (some: readonly string[], draw: number): string => some[Math.floor(draw * some.length)] ?? '';

/** what the ledger says of sale n beside its amount */
export interface Purchase {
  readonly method: string;
  readonly reference: string;
  readonly customer: string;
  readonly plan?: string;
  readonly card?: string;
}

export const purchaseOf = (seed: number, shop: string, sale: number, methods: readonly string[]): Purchase => {
  const draw = (label: string): number => chance(seed, shop, label, sale);
  const method = oneOf(methods.length === 0 ? ['card'] : methods, draw('method'));
  const name = `${oneOf(givenNames, draw('given name'))} ${oneOf(familyNames, draw('family name'))}`;
  return {
    method,
    reference: `${shop.slice(0, 3).toUpperCase()}-${10_000 + sale}`,
    // some tills know their buyer by address only
    customer: draw('by address') < 0.2 ? `${name.toLowerCase().replace(' ', '.')}@mail.example` : name,
    ...(draw('plan') < 0.3 && { plan: oneOf(plans, draw('which plan')) }),
    ...(method === 'card' && { card: String(Math.floor(10_000 * draw('card'))).padStart(4, '0') }),
  };
};

/** days until something of sale n goes back, and how much of it, 0 to 1; undefined: the buyer keeps it */
export const returnOf = (
  seed: number,
  shop: string,
  sale: number,
): { readonly days: number; readonly share: number } | undefined => {
  const draw = (label: string): number => chance(seed, shop, label, sale);
  if (draw('comes back') >= 0.05) return undefined;
  return { days: 1 + 12 * draw('comes back when'), share: draw('comes back in part') < 0.4 ? 0.5 : 1 };
};
