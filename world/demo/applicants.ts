import { composeIBAN } from 'ibantools';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { chance, pick } from '../chance.ts';
import { daysAfter } from './behaviour.ts';
import { type Trouble, troubled, troubleOf } from './trouble.ts';

/** one who applies: the reference, when, and the application in the words of `merchant.application.submitted.v1` */
export interface Applicant {
  readonly reference: string;
  /** epoch ms */
  readonly appliesAt: number;
  readonly application: Readonly<Record<string, unknown>>;
}

const countries = {
  BR: { currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR', phone: '+5511987654321', methods: ['card', 'pix'] },
  DE: { currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'de-DE', phone: '+4930901820', methods: ['card', 'sepa_debit'] },
  FR: { currency: 'EUR', timeZone: 'Europe/Paris', locale: 'fr-FR', phone: '+33142685300', methods: ['card', 'sepa_debit'] },
  GB: { currency: 'GBP', timeZone: 'Europe/London', locale: 'en-GB', phone: '+442079460018', methods: ['card'] },
  US: { currency: 'USD', timeZone: 'America/New_York', locale: 'en-US', phone: '+12125550123', methods: ['card'] },
} as const;
type Country = keyof typeof countries;
const weights: Readonly<Record<Country, number>> = { BR: 40, DE: 20, FR: 18, GB: 12, US: 10 };

const first = [
  'Amber',
  'Boulder',
  'Cedar',
  'Delta',
  'Ember',
  'Fjord',
  'Garnet',
  'Harbor',
  'Indigo',
  'Juniper',
  'Kestrel',
  'Linden',
  'Maple',
  'North',
  'Opal',
  'Prairie',
  'Quartz',
  'River',
  'Sable',
  'Tidal',
];
const second = [
  'Books',
  'Ceramics',
  'Cycles',
  'Deli',
  'Electronics',
  'Flowers',
  'Goods',
  'Home',
  'Instruments',
  'Jewels',
  'Kitchen',
  'Leather',
  'Motors',
  'Optics',
  'Pets',
  'Shoes',
  'Supplies',
  'Tea',
  'Toys',
  'Wines',
];
const mccs = [
  '5942',
  '5719',
  '5940',
  '5499',
  '5732',
  '5992',
  '5399',
  '5200',
  '5733',
  '5944',
  '5722',
  '5948',
  '5533',
  '8043',
  '5995',
  '5661',
  '5943',
  '5499',
  '5945',
  '5921',
];

/** `count` applicants spread over `days` from `from` (epoch ms); the same seed gives the same people */
export function applicants(seed: number, count: number, from: number, days: number): readonly Applicant[] {
  return Array.from({ length: count }, (_, n) => drawn(seed, n, daysAfter(from, (days * (n + chance(seed, 'when', n))) / count)));
}

/** one in nine is somebody a person must look at */
const TROUBLED = 0.11;

function drawn(seed: number, n: number, appliesAt: number): Applicant {
  const reference = `demo-${String(n + 1).padStart(4, '0')}`;
  const trouble = chance(seed, reference, 'troubled') < TROUBLED ? troubleOf(chance(seed, reference, 'trouble')) : undefined;
  return applicant({ seed, reference, n, appliesAt, trouble });
}

/** the applicant of this reference; `n` makes the bank account its own */
export function applicant(who: {
  readonly seed: number;
  readonly reference: string;
  readonly n: number;
  readonly appliesAt: number;
  readonly trouble: Trouble | undefined;
}): Applicant {
  const { seed, reference, n, appliesAt, trouble } = who;
  const draw = (...label: readonly (string | number)[]): number => chance(seed, reference, ...label);
  const code = pick(weights, draw('country'));
  const country = countries[code];
  const kind = Math.floor(20 * draw('trade'));
  const name = `${first[Math.floor(20 * draw('name'))]} ${second[kind]}`;
  const bad = draw('bad iban') < 0.08;
  const iban = ibanOf(code, n, bad);
  return {
    reference,
    appliesAt,
    application: {
      legalName: name,
      legalEntityType: draw('entity') < 0.8 ? 'company' : 'sole_proprietor',
      mcc: mccs[kind],
      country: code,
      currency: country.currency,
      timeZone: country.timeZone,
      locale: country.locale,
      website: `https://${name.toLowerCase().replace(' ', '-')}.example.com`,
      companyRegisteredOn: new Date(daysAfter(appliesAt, -200 - 4000 * draw('age'))).toISOString().slice(0, 10),
      declaredMonthlyVolumeMinor: Math.round(150_000 * Math.exp(4.6 * draw('declared'))),
      contact: { name: `${name} office`, email: `office@${reference}.example.com`, phone: country.phone },
      persons: [
        {
          name: personName(draw),
          roles: ['representative', 'owner'],
          country: code,
          ownershipPercent: 100,
        },
      ],
      paymentMethods: country.methods,
      ...(iban === undefined ? {} : { bankAccount: { country: code, iban } }),
      ...referredBy(n, draw),
      ...(trouble === undefined ? {} : troubled(trouble, { appliesAt, phone: country.phone, country: code }, draw('how'))),
    },
  };
}

/** one in seven was referred: by a partner, or by a merchant that applied before */
function referredBy(n: number, draw: (label: string) => number): { readonly referrer?: string } {
  if (draw('referred') >= 0.15) return {};
  const before = `demo-${String(Math.floor(Math.min(n, 40) * draw('by whom')) + 1).padStart(4, '0')}`;
  return { referrer: n === 0 || draw('by a partner') < 0.4 ? 'partner-bank' : deriveMerchantId('direct', before) };
}

/** a made-up account with a right (or, on purpose, a wrong) checksum where the country uses IBANs */
function ibanOf(country: Country, n: number, bad: boolean): string | undefined {
  const digits = String(n + 1).padStart(10, '0');
  const bban = {
    BR: `00000000${'00001'}${digits}C1`,
    DE: `37040044${digits}`,
    FR: `2004101005${digits}0${frenchKey(20041, 1005, Number(`${digits}0`))}`,
    GB: `NWBK601613${digits.slice(-8)}`,
    US: undefined,
  }[country];
  if (bban === undefined) return undefined;
  const iban = composeIBAN({ countryCode: country, bban });
  if (iban === null || !bad) return iban ?? undefined;
  const check = (Number(iban.slice(2, 4)) % 97) + 1;
  return iban.slice(0, 2) + String(check).padStart(2, '0') + iban.slice(4);
}

/** the two control digits inside a French account number */
const frenchKey = (bank: number, branch: number, account: number): string =>
  String(97 - ((89 * bank + 15 * branch + 3 * account) % 97)).padStart(2, '0');

/** the account a merchant of the demo should have given; a German one for everybody will do as a correction */
export const rightIban = (n: number): string | undefined => ibanOf('DE', n, false);

const given = ['Ana', 'Luc', 'Marta', 'Paulo', 'Greta', 'Henri', 'Ines', 'Jonas', 'Lea', 'Nora', 'Oscar', 'Rita'];
const family = [
  'Alves',
  'Becker',
  'Carter',
  'Dubois',
  'Evans',
  'Ferreira',
  'Girard',
  'Hofmann',
  'Lopes',
  'Moreau',
  'Santos',
  'Weber',
];

const personName = (draw: (label: string) => number): string =>
  `${given[Math.floor(12 * draw('person'))]} ${family[Math.floor(12 * draw('family'))]}`;
