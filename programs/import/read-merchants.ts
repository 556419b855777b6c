import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { BadOption } from '../../world/bad-option.ts';

/** a merchant as the route takes it; `line` of the file, or the place in the list, from 1 */
export interface MerchantRow {
  readonly line: number;
  readonly merchant: Readonly<Record<string, unknown>>;
}

/** column of a file, and the field it becomes */
const columns: Readonly<Record<string, string>> = {
  ...{ reference: 'reference', psp_client: 'pspClient', legal_name: 'legalName', trading_name: 'tradingName' },
  ...{ legal_entity_type: 'legalEntityType', registration_number: 'registrationNumber', vat_number: 'vatNumber' },
  ...{ company_registered_on: 'companyRegisteredOn', mcc: 'mcc', country: 'country', currency: 'currency' },
  ...{ time_zone: 'timeZone', locale: 'locale', website: 'website', payment_methods: 'paymentMethods' },
  ...{ declared_monthly_volume_minor: 'declaredMonthlyVolumeMinor' },
  ...{ contact_name: 'contact.name', contact_email: 'contact.email', contact_phone: 'contact.phone' },
};
const needed = [
  'reference',
  'legal_name',
  'legal_entity_type',
  'mcc',
  'country',
  'currency',
  'time_zone',
  'locale',
  'payment_methods',
];

const typed = (field: string, text: string): unknown => {
  if (field === 'paymentMethods') return text.split(/[\s,;|]+/).filter((one) => one !== '');
  return field === 'declaredMonthlyVolumeMinor' ? Number(text) : text;
};

const merchantOf = (header: readonly string[], cells: readonly string[]): MerchantRow['merchant'] => {
  const merchant: Record<string, unknown> = {};
  const contact: Record<string, string> = {};
  for (const [at, name] of header.entries()) {
    const [field, text] = [columns[name], cells[at] ?? ''];
    if (field === undefined || text === '') continue;
    if (field.startsWith('contact.')) contact[field.slice('contact.'.length)] = text;
    else merchant[field] = typed(field, text);
  }
  return { ...merchant, contact };
};

const records = z.array(z.object({ record: z.array(z.string()), info: z.looseObject({ lines: z.int() }) }));

/** The rows of a CSV file in UTF-8, its header in any order. @throws BadOption naming a column that lacks, or the line that cannot be read */
export const readMerchantFile = (file: string): readonly MerchantRow[] => {
  const text = readFileSync(file, 'utf8');
  const delimiter = text.slice(0, text.search(/\r|\n|$/)).includes(';') ? ';' : ',';
  const found = (() => {
    try {
      return records.parse(parse(text, { bom: true, delimiter, info: true, skip_empty_lines: true, trim: true }));
    } catch (cause) {
      throw new BadOption(`--file ${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`);
    }
  })();
  const [header, ...rows] = found;
  const names = (header?.record ?? []).map((name) => name.toLowerCase());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new BadOption(`--file ${file} lacks these columns: ${missing.join(', ')}. Add them`);
  return rows.map(({ record, info }) => ({ line: info.lines, merchant: merchantOf(names, record) }));
};

const page = z.object({ merchants: z.array(z.record(z.string(), z.unknown())), next: z.url().nullish() });

/**
 * The merchants of a list that comes in pages, `{ merchants, next }`, in the fields of our API.
 * @param authorization whole header, where the list wants one; it goes to the address of the first page only
 * @throws BadOption where a page does not come or is none
 */
export const readMerchantList = async (url: string, authorization?: string): Promise<readonly MerchantRow[]> => {
  const rows: MerchantRow[] = [];
  const { origin } = new URL(url);
  for (let at: string | undefined = url; at !== undefined; ) {
    if (new URL(at).origin !== origin)
      throw new BadOption(`--list goes on at ${new URL(at).origin}, another server: it is not followed`);
    const answer: Response = await fetch(at, {
      headers: authorization === undefined ? {} : { authorization },
      redirect: 'error',
    });
    const read = page.safeParse(answer.ok ? await answer.json() : undefined);
    if (!read.success) throw new BadOption(`--list ${at} answered ${answer.status}, and no page of merchants`);
    for (const merchant of read.data.merchants) rows.push({ line: rows.length + 1, merchant });
    at = read.data.next ?? undefined;
  }
  return rows;
};
