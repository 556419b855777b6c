import * as z from 'zod';
import type { ListedMerchant } from '../../domain/listing/listed-merchant.ts';
import { matcherOf } from '../../domain/listing/match.ts';
import { prepare } from '../../domain/listing/prepare.ts';
import { sampleRates } from '../../domain/money/reference-rates.ts';
import { screenNames } from '../../domain/risk/screen-names.ts';
import { outcome, type Player, playerOf } from './player.ts';
import { shippedPolicy } from './shipped-policy.ts';

const kind = z.enum(['person', 'entity']);
const screening = z.strictObject({
  list: z.array(z.strictObject({ id: z.string(), kind, name: z.string(), aliases: z.array(z.string()).default([]) })),
  name: z.string(),
  subject: kind,
});

const anyDay = '2026-01-05T00:00:00.000Z';

const merchantCalled = (legalName: string): ListedMerchant => ({
  merchantId: 'm_000000000000000000000000',
  legalName,
  externalReference: 'reference',
  pspClient: 'direct',
  country: 'GB',
  segment: 'long_tail',
  lifecycleStage: 'onboarding',
  currency: 'GBP',
  registeredAt: anyDay,
  stageSince: anyDay,
  awaiting: 'merchant',
});

/** The kinds about names: screening at "possible" of the shipped policy, and the search of the list. */
export const namePlayers: Readonly<Record<string, Player>> = {
  screening: playerOf(screening, z.strictObject({ hit: z.string().nullable() }), ({ list, name, subject }, expect) => {
    const names = list.map((one) => ({ ref: one.id, kind: one.kind, name: one.name, aliases: one.aliases }));
    const { possibleFrom } = shippedPolicy().risk.screening;
    const hits = screenNames(
      [{ id: 'subject', name, kind: subject }],
      { source: 'case', asOf: '2026-01-05', names },
      possibleFrom,
    );
    return outcome((hits[0]?.ref ?? null) === expect.hit, hits);
  }),
  search: playerOf(
    z.strictObject({ names: z.array(z.string()), query: z.string() }),
    z.strictObject({ found: z.array(z.string()) }),
    ({ names, query }, expect) => {
      const matches = matcherOf({ search: query }, anyDay);
      const found = names.filter((name) => matches(prepare(merchantCalled(name), sampleRates)));
      return outcome(JSON.stringify(found) === JSON.stringify(expect.found), found);
    },
  ),
};
