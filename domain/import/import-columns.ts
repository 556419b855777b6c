/** a merchant as the route takes it; `line` of the file, or the place in the list, from 1 */
export interface MerchantRow {
  readonly line: number;
  readonly merchant: Readonly<Record<string, unknown>>;
}

/** column of a file, and the field it becomes */
const columns: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ reference: 'reference', psp_client: 'pspClient', legal_name: 'legalName', trading_name: 'tradingName' }),
  ...Object.entries({ legal_entity_type: 'legalEntityType', registration_number: 'registrationNumber' }),
  ...Object.entries({ vat_number: 'vatNumber', company_registered_on: 'companyRegisteredOn', mcc: 'mcc', country: 'country' }),
  ...Object.entries({ currency: 'currency', time_zone: 'timeZone', locale: 'locale', website: 'website' }),
  ...Object.entries({ payment_methods: 'paymentMethods', declared_monthly_volume_minor: 'declaredMonthlyVolumeMinor' }),
  ...Object.entries({ contact_name: 'contact.name', contact_email: 'contact.email', contact_phone: 'contact.phone' }),
]);
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

/** what parts the columns of a file, as its first line shows */
export const delimiterOf = (text: string): ',' | ';' => (text.slice(0, text.search(/\r|\n|$/)).includes(';') ? ';' : ',');

const typed = (field: string, text: string): unknown => {
  if (field === 'paymentMethods') return text.split(/[\s,;|]+/).filter((one) => one !== '');
  return field === 'declaredMonthlyVolumeMinor' ? Number(text) : text;
};

const merchantOf = (header: readonly string[], cells: readonly string[]): MerchantRow['merchant'] => {
  const merchant: Record<string, unknown> = {};
  const contact: Record<string, string> = {};
  for (const [at, text] of cells.entries()) {
    const field = columns.get(header[at] ?? '');
    if (field === undefined || text === '') continue;
    if (field.startsWith('contact.')) contact[field.slice('contact.'.length)] = text;
    else merchant[field] = typed(field, text);
  }
  return { ...merchant, contact };
};

/** a line of a CSV file, and where it is */
export interface ReadLine {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The merchants of a file, its header first and in any order; or the columns it lacks. */
export const merchantRows = (
  lines: readonly ReadLine[],
):
  | { readonly kind: 'rows'; readonly rows: readonly MerchantRow[] }
  | { readonly kind: 'lacking'; readonly columns: readonly string[] } => {
  const [header, ...rows] = lines;
  const names = (header?.cells ?? []).map((name) => name.toLowerCase());
  const lacking = needed.filter((name) => !names.includes(name));
  if (lacking.length > 0) return { kind: 'lacking', columns: lacking };
  return { kind: 'rows', rows: rows.map(({ cells, line }) => ({ line, merchant: merchantOf(names, cells) })) };
};

/** rows a request takes */
export const rowsAtOnce = 50;
