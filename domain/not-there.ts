export const merchantThings = ['sale', 'payout', 'export'] as const;
/** something that merchants look at on their page */
export type MerchantThing = (typeof merchantThings)[number];

export class NotThere extends Error {
  override readonly name = 'NotThere';
  readonly what: MerchantThing;
  constructor(merchantId: string, what: MerchantThing, id: string) {
    super(`${what} "${id}" does not exist for merchant ${merchantId}; open the list again`);
    this.what = what;
  }
}
