import { pick } from '../chance.ts';
import { daysAfter } from './behaviour.ts';

/** what about an applicant makes a person look, in the words of `merchant.application.submitted.v1` */
export type Trouble = 'listed' | 'resold' | 'young';
const weights: Readonly<Record<Trouble, number>> = { listed: 4, resold: 3, young: 3 };

/** called nearly like somebody on the sample screening list */
const listed = ['Maria Encarnacion Quiroga', 'Victor Zhdanenko', 'Abdul Karim Harrat', 'Tancredo Albuquerque Monjardin'];

export const troubleOf = (draw: number): Trouble => pick(weights, draw);

/** what an application of this kind says otherwise than others; `draw` in [0, 1) */
export function troubled(
  trouble: Trouble,
  who: { readonly appliesAt: number; readonly phone: string; readonly country: string },
  draw: number,
): Readonly<Record<string, unknown>> {
  const contact = { name: 'Office', email: `sales.${Math.floor(draw * 9_000) + 1_000}@mailinator.com`, phone: who.phone };
  switch (trouble) {
    case 'listed': {
      const name = listed[Math.floor(draw * listed.length)];
      return { persons: [{ name, roles: ['representative', 'owner'], country: who.country, ownershipPercent: 100 }] };
    }
    case 'resold':
      // a line of business the card schemes call high risk, and an address to throw away: one person decides
      return { mcc: '5966', contact };
    case 'young':
      return {
        contact,
        declaredMonthlyVolumeMinor: 60_000_000 + Math.round(draw * 40_000_000),
        companyRegisteredOn: new Date(daysAfter(who.appliesAt, -40 - 100 * draw)).toISOString().slice(0, 10),
      };
  }
}
