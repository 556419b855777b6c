import { describe, expect, test } from 'vitest';
import type { MerchantPrices } from '../../domain/policy/price-schema.ts';
import { answer as accepted } from '../../functions/merchant/accept-offer/answer.ts';
import { handle as accept, wanted as acceptWanted } from '../../functions/merchant/accept-offer/handler.ts';
import { handle as choose } from '../../functions/merchant/choose-share/handler.ts';
import { answer as shown } from '../../functions/merchant/show-conditions/answer.ts';
import { handle as show } from '../../functions/merchant/show-conditions/handler.ts';
import { because } from '../domain/refused-because.ts';
import { merchantId, monday, settle, town } from './town.ts';

const lia = 'lia@padaria.example';
const conditions = [
  { method: 'all', basisPoints: 180, fixedMinor: 25 },
  { method: 'card', plan: 'three_times', basisPoints: 320, fixedMinor: 0 },
];
const agreed = { conditions, validFrom: '2026-01-01', at: monday, approvedBy: ['leo'] };
const offered = { ...agreed, id: 'agree-price/1', validFrom: '2026-12-01' };
const call = <Body>(body: Body, key = 'key-1') => ({
  ...{ email: lia, role: 'owner' as const, params: { merchantId }, query: {}, body, key },
});
const shop = async (prices: MerchantPrices) => {
  const here = town();
  await settle(here, { prices });
  const look = async (language: 'en' | 'fr' = 'en', role: 'owner' | 'accounting' = 'owner') =>
    shown.parse(await show(here)({ ...call({}), query: { language }, role }));
  return { here, look };
};

describe('the conditions of a merchant', () => {
  test('are shown in the reader’s words, with an offer that waits and who bears each fee', async () => {
    const { look } = await shop({ agreed, offered });
    const seen = await look('fr', 'accounting');
    expect(seen).toMatchObject({ currency: 'BRL', mayAccept: false, offered: { id: 'agree-price/1', validFrom: '2026-12-01' } });
    expect(seen.agreed?.fees[0]).toEqual({ method: 'tous les moyens', basisPoints: 180, fixedMinor: 25 });
    expect(seen.shares).toMatchObject([
      { share: 0, ceiling: 10_000 },
      { plan: 'three_times', share: 0, ceiling: 10_000 },
    ]);
    expect(seen.shares[0]?.source).toContain('Lei 13.455/2017');
  });

  test('are those of the list before a price of its own is agreed', async () => {
    const seen = await (await shop({})).look();
    expect([seen.agreed, seen.offered, seen.shares]).toEqual([undefined, undefined, []]);
    expect(seen.list?.[0]).toMatchObject({ method: 'all methods', basisPoints: expect.any(Number) });
    expect((await (await shop({ agreed })).look()).list).toBeUndefined();
  });

  test('an offer is accepted once, by a confirmed wish; a second press answers as the first', async () => {
    const { here, look } = await shop({ agreed, offered });
    const { version } = await look();
    const wish = call({ version, offerId: 'agree-price/1' });
    const first = accepted.parse(await accept(here)(wish));
    expect(first).toEqual({ kind: 'accepted', validFrom: '2026-12-01' });
    expect(accepted.parse(await accept(here)(wish))).toEqual(first);
    expect(await look()).toMatchObject({ agreed: { validFrom: '2026-12-01', acceptedBy: lia } });
    expect((await look()).offered).toBeUndefined();
    const { entries } = await here.timeline.list(merchantId, 10);
    expect(entries.map(({ type, actor }) => [type, actor])).toEqual([['price.accepted.v1', { kind: 'merchant', id: lia }]]);
  });

  test('what customers bear is chosen up to the ceiling of the policy that is active, and refused above it', async () => {
    const { here, look } = await shop({ agreed });
    const { version } = await look();
    await choose(here)(call({ version, plan: 'three_times', share: 2_500 }));
    expect((await look()).shares[1]).toMatchObject({ plan: 'three_times', share: 2_500, chosen: 2_500 });
    const german = town();
    await settle(german, { prices: { agreed }, country: 'DE' });
    await expect(choose(german)(call({ version, plan: 'three_times', share: 1 }))).rejects.toThrow(
      because('share-above-ceiling', { most: 0, country: 'DE', from: '2026-11-20' }),
    );
  });

  test('bind the merchant: only an owner accepts, and only with a key', () => {
    expect([acceptWanted.permission, acceptWanted.writes]).toEqual(['conditions.accept', true]);
  });
});
