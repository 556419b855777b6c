import { deriveMerchantId, drawPercent } from '../../domain/merchant/derive-merchant-id.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import type { Policy, PolicyDocument } from '../../domain/policy/policy-schema.ts';
import type { LifecycleStage, Segment } from '../../domain/values.ts';
import { chance, fromQuantiles, pick } from '../chance.ts';

const DAY = 86_400_000;

const countries = {
  BR: { currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR', scale: 5, method: 'pix' },
  MX: { currency: 'MXN', timeZone: 'America/Mexico_City', locale: 'es-MX', scale: 20, method: 'card' },
  DE: { currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'de-DE', scale: 1, method: 'sepa_debit' },
  FR: { currency: 'EUR', timeZone: 'Europe/Paris', locale: 'fr-FR', scale: 1, method: 'sepa_debit' },
  PT: { currency: 'EUR', timeZone: 'Europe/Lisbon', locale: 'pt-PT', scale: 1, method: 'card' },
  GB: { currency: 'GBP', timeZone: 'Europe/London', locale: 'en-GB', scale: 1, method: 'card' },
  US: { currency: 'USD', timeZone: 'America/New_York', locale: 'en-US', scale: 1, method: 'card' },
} as const;
const whereFrom = { BR: 44, MX: 12, DE: 12, FR: 11, PT: 6, GB: 8, US: 7 } as const;
const clients = {
  direct: 40,
  'acquirer-norte': 22,
  'payfac-centro': 14,
  marketplace: 12,
  'bank-partner': 8,
  'app-store': 4,
} as const;
/** where the merchants of a payment company stand after some years: most sell, many sleep, few are on their way */
const where = { onboarding: 9, risk_check: 3, activation: 13, care: 47, dormant: 18, offboarded: 10 } as const;

const words = [
  [
    'Padaria',
    'Casa',
    'Atelier',
    'Nordic',
    'Blue',
    'São',
    'Mercado',
    'Alpine',
    'Garden',
    'Studio',
    'Velo',
    'Livraria',
    'Maison',
    'Harbor',
  ],
  [
    'Aurora',
    'Central',
    'João',
    'Lumière',
    'Cedar',
    'Müller',
    'Boa Vista',
    'Tidal',
    'Amélie',
    'Kestrel',
    'Rosa',
    'Linden',
    'Ouro',
    'Sable',
  ],
  ['Ltda', 'GmbH', 'SARL', '& Co', 'Shop', 'Comércio', 'Store', 'Supplies', 'Foods', 'Books', 'Wines', 'Motors'],
] as const;

const order = ['onboarding', 'risk_check', 'activation', 'care', 'dormant', 'offboarded'] as const;
/** the stages a merchant went through on its way */
const pathTo = (stage: LifecycleStage): readonly LifecycleStage[] => {
  if (stage === 'offboarded') return ['onboarding', 'risk_check', 'offboarded'];
  if (stage === 'dormant') return ['onboarding', 'risk_check', 'activation', 'dormant'];
  return order.slice(0, order.indexOf(stage) + 1);
};
const ages: Readonly<Record<LifecycleStage, readonly (readonly [number, number])[]>> = {
  onboarding: [
    [0, 0.1],
    [0.5, 6],
    [0.9, 25],
    [1, 60],
  ],
  risk_check: [
    [0, 1],
    [0.5, 10],
    [1, 40],
  ],
  activation: [
    [0, 3],
    [0.5, 25],
    [0.9, 70],
    [1, 110],
  ],
  care: [
    [0, 20],
    [0.5, 300],
    [1, 1_000],
  ],
  dormant: [
    [0, 60],
    [0.5, 250],
    [1, 1_000],
  ],
  offboarded: [
    [0, 10],
    [0.5, 300],
    [1, 1_000],
  ],
};

const segmentOf = ({ segments }: PolicyDocument, currency: string, declared: number): Segment =>
  segments.findLast(({ fromMinor }) => declared >= (fromMinor[currency] ?? Number.POSITIVE_INFINITY))?.key ?? 'long_tail';

/** the n-th of any number of made-up merchants; the same seed makes the same ones. `now` is epoch ms */
export function madeUpMerchant(seed: number, n: number, policy: Policy, now: number): Merchant {
  const draw = (...label: readonly (string | number)[]): number => chance(seed, n, ...label);
  const country = pick(whereFrom, draw('country'));
  const { scale, method: _method, ...place } = countries[country];
  const pspClient = pick(clients, draw('client'));
  const externalReference = `${pspClient.slice(0, 3).toUpperCase()}-${String(n + 1).padStart(7, '0')}`;
  const merchantId = deriveMerchantId(pspClient, externalReference);
  const stage = pick(where, draw('stage'));
  const registered = now - DAY * fromQuantiles(ages[stage], draw('age'));
  const path = pathTo(stage);
  const stageHistory = path.map((one, at) => ({
    stage: one,
    // evenly on the way, and a while in the last one
    at: new Date(registered + ((now - registered) * at * (0.5 + 0.4 * draw('pace'))) / path.length).toISOString(),
  }));
  const legalName = words.map((some, at) => some[Math.floor(some.length * draw('name', at))]).join(' ');
  const declared = Math.round(scale * 20_000 * Math.exp(7.5 * draw('declared') ** 2));
  const digits = String(Math.floor(1e14 * draw('registration'))).padStart(14, '0');
  const at = (wanted: LifecycleStage): string | undefined => stageHistory.find((one) => one.stage === wanted)?.at;
  const sells = stage === 'care';
  const since = { onboardedAt: at('risk_check'), approvedAt: at('activation'), activatedAt: at('care'), firstSaleAt: at('care') };
  return {
    kind: 'merchant',
    merchantId,
    id: merchantId,
    version: 0,
    externalReference,
    pspClient,
    fingerprint: `seeded ${seed} ${n}`,
    legalName,
    legalEntityType: draw('entity') < 0.8 ? 'company' : 'sole_proprietor',
    registrationNumber: country === 'BR' ? digits.replace(/^(..)(...)(...)(....)(..)$/, '$1.$2.$3/$4-$5') : digits.slice(0, 9),
    mcc: '5942',
    country,
    ...place,
    declaredMonthlyVolumeMinor: declared,
    segment: segmentOf(policy, place.currency, declared),
    contact: { email: `office@${externalReference.toLowerCase()}.example.com` },
    lifecycleStage: stage,
    operationalStatus: stage === 'offboarded' ? 'canceled' : sells ? 'active' : 'pending',
    complianceStatus: path.length > 2 && stage !== 'offboarded' ? 'compliant' : 'unknown',
    chargesEnabled: sells,
    payoutsEnabled: sells,
    capabilities: [],
    nudgeGroup: drawPercent(merchantId, policy.nudges.holdOutSalt) < policy.nudges.holdOutPercent ? 'hold_out' : 'treated',
    policyVersion: policy.version,
    run: `${merchantId}-${stage === 'care' ? 'care-follow-up' : 'onboarding'}-1`,
    stageHistory,
    registeredAt: new Date(registered).toISOString(),
    ...Object.fromEntries(Object.entries(since).filter(([, value]) => value !== undefined)),
    ...(stage === 'offboarded' ? { closedAt: at('offboarded'), closeReason: 'the merchant withdrew' } : {}),
  };
}

/** the local payment method of a merchant's country */
export const methodOf = (merchant: Merchant): string =>
  Object.entries(countries).find(([code]) => code === merchant.country)?.[1].method ?? 'card';
