import { decimalToMinor } from './decimal-to-minor.ts';
import { localToInstant, utcToInstant } from './local-time.ts';
import type { HistoricMerchant, HistoricPayment, Parsed, Profile } from './profile.ts';

const ZONE = 'America/Sao_Paulo';

/** merchant category of each marketplace segment; what is not listed is 5999, miscellaneous retail */
const mccOf: Readonly<Record<string, string>> = {
  home_decor: '5719',
  health_beauty: '5977',
  construction_tools_house_garden: '5200',
  household_utilities: '5719',
  car_accessories: '5533',
  audio_video_electronics: '5732',
  pet: '5995',
  food_drink: '5499',
  bags_backpacks: '5948',
  sports_leisure: '5941',
  computers: '5734',
  bed_bath_table: '5719',
  food_supplement: '5499',
  toys: '5945',
  fashion_accessories: '5651',
  phone_mobile: '4812',
  home_office_furniture: '5712',
  baby: '5641',
  stationery: '5943',
  books: '5942',
  watches: '5944',
  jewerly: '5944',
  handcrafted: '5970',
  music_instruments: '5733',
  small_appliances: '5722',
  air_conditioning: '5722',
  party: '5947',
  gifts: '5947',
  home_appliances: '5722',
  religious: '5973',
};

const NOT_A_SALE = new Set(['canceled', 'unavailable']);
const REFERENCE = /^[0-9a-f]{32}$/;

/** Olist's marketing funnel and order items, as described in the data folder's README; order times are local Brazilian time */
export const olist: Profile = {
  name: 'marketplace (Olist)',
  merchantColumns: ['seller_id', 'won_at_utc', 'business_segment', 'lead_type', 'business_type', 'declared_monthly_revenue'],
  paymentColumns: ['seller_id', 'order_id', 'order_item_id', 'purchased_at', 'order_status', 'price', 'payment_type'],
  assumptions: [
    'The export has no onboarding documents: every requirement is submitted and verified the moment it opens, at won_at.',
    'It has no legal names, contacts or registration numbers: the importer writes "Seller <id>" and an address under example.com, and gives no numbers; every merchant is a company that takes cards and boleto.',
    'A sale is an order item that is neither canceled nor unavailable, at purchased_at (Brazilian time); its amount is the price without freight.',
    'seller_city and seller_state are not read: only sellers that sold have them.',
  ],
  merchant: (cells): Parsed<HistoricMerchant> => {
    const externalReference = cells.seller_id ?? '';
    if (!REFERENCE.test(externalReference))
      return { reason: `seller_id is "${externalReference}": it must be 32 hexadecimal digits` };
    const submittedAt = utcToInstant(cells.won_at_utc ?? '');
    if (submittedAt === undefined)
      return { reason: `won_at_utc is "${cells.won_at_utc}": write it as 2018-01-31 12:34:56, in UTC` };
    const revenue = cells.declared_monthly_revenue ?? '';
    const declared = revenue === '' ? undefined : decimalToMinor(revenue, 'BRL');
    if (revenue !== '' && (declared === undefined || declared < 0))
      return { reason: `declared_monthly_revenue is "${revenue}": write reais with at most two decimals, or leave it empty` };
    return { ok: { externalReference, submittedAt, application: application(cells, externalReference, declared) } };
  },
  payment: (cells): Parsed<HistoricPayment> => {
    const externalReference = cells.seller_id ?? '';
    if (!REFERENCE.test(externalReference))
      return { reason: `seller_id is "${externalReference}": it must be 32 hexadecimal digits` };
    if (NOT_A_SALE.has(cells.order_status ?? '')) return { skip: 'order canceled or unavailable: no sale' };
    const at = localToInstant(cells.purchased_at ?? '', ZONE);
    if (at === undefined)
      return { reason: `purchased_at is "${cells.purchased_at}": write it as 2018-01-31 12:34:56, in Brazilian time` };
    const amountMinor = decimalToMinor(cells.price ?? '', 'BRL');
    if (amountMinor === undefined || amountMinor <= 0)
      return { reason: `price is "${cells.price}": it must be a positive amount with at most two decimals` };
    const order = cells.order_id ?? '';
    if (order === '') return { reason: 'order_id is empty: without it the payment cannot be told from its duplicate' };
    const method = cells.payment_type;
    return {
      ok: {
        externalReference,
        at,
        amountMinor,
        currency: 'BRL',
        kind: 'captured',
        paymentId: `${order}-${cells.order_item_id}`,
        ...(method ? { method } : {}),
      },
    };
  },
};

function application(
  cells: Readonly<Record<string, string>>,
  reference: string,
  declared: number | undefined,
): Readonly<Record<string, unknown>> {
  const short = reference.slice(0, 8);
  return {
    legalName: `Seller ${short}`,
    legalEntityType: 'company',
    country: 'BR',
    currency: 'BRL',
    timeZone: ZONE,
    locale: 'pt-BR',
    paymentMethods: ['card', 'boleto'],
    mcc: mccOf[cells.business_segment ?? ''] ?? '5999',
    contact: { email: `${short}@merchants.example.com` },
    ...(declared === undefined ? {} : { declaredMonthlyVolumeMinor: declared }),
  };
}
