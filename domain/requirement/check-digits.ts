/** digits times weights, summed; as many as there are weights */
const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);

/** Slovenia's matična številka: seven digits, the last by modulo 11 (AJPES) */
export const soundSlovenian = (bare: string): boolean =>
  ((11 - (weighted(bare, [7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === Number(bare[6]);

/** Thailand's thirteen digits, the last by modulo 11 (Department of Provincial Administration) */
export const soundThai = (bare: string): boolean =>
  (11 - (weighted(bare, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(bare[12]);

/** Russia's OGRN: all but the last digit modulo 11, for a trader's fifteen digits modulo 13 (Ministry of Finance, order 165n) */
export const soundOgrn = (bare: string): boolean =>
  Number((BigInt(bare.slice(0, -1)) % BigInt(bare.length - 2)) % 10n) === Number(bare.at(-1));

/** GS1's check digit of thirteen digits, as New Zealand's business numbers carry it */
export const soundGs1 = (bare: string): boolean =>
  (10 - (weighted(bare, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10 === Number(bare[12]);

/** Taiwan's 統一編號: since April 2023 the digits of the products sum to a multiple of five (Ministry of Finance) */
export const soundTaiwanese = (bare: string): boolean => {
  const products = [1, 2, 1, 2, 1, 2, 4, 1].map((weight, place) => weight * Number(bare[place]));
  const sum = products.reduce((all, product) => all + Math.floor(product / 10) + (product % 10), 0);
  // four times seven is 28, whose ten counts as one or as nothing
  return sum % 5 === 0 || (bare[6] === '7' && (sum + 1) % 5 === 0);
};

/** Uruguay's RUT: twelve digits, the last by modulo 11 (DGI) */
export const soundUruguayan = (bare: string): boolean =>
  (11 - (weighted(bare, [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(bare[11]);

/** Bulgaria's ЕИК: the ninth digit by modulo 11; four more name a branch (BULSTAT Register Act) */
export const soundBulgarian = (bare: string): boolean => {
  const first = weighted(bare, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  const check = first === 10 ? (weighted(bare, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10 : first;
  return check === Number(bare[8]);
};
