import { type Door, get, type MerchantPage } from '../api.ts';
import { stringifyRow } from './csv.ts';

const columns = [
  'merchantId',
  'legalName',
  'externalReference',
  'pspClient',
  'country',
  'segment',
  'lifecycleStage',
  'currency',
  'declaredMonthlyVolumeMinor',
  'registeredAt',
  'activatedAt',
] as const;

/** every page of the result, not only what is on the screen, as a file */
export async function exportCsv(door: Door, stage: string, name: string): Promise<void> {
  const lines = [stringifyRow(columns)];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      stage,
      limit: '100',
      ...(name === '' ? {} : { name }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const page: MerchantPage = await get(door, `/merchants?${query}`);
    lines.push(...page.merchants.map((merchant) => stringifyRow(columns.map((column) => String(merchant[column] ?? '')))));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const url = URL.createObjectURL(new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: `merchants-${stage}.csv` });
  link.click();
  URL.revokeObjectURL(url);
}
