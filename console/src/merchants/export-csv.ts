import { type Door, get, type MerchantPage } from '../api.ts';
import { saveFile } from '../shell/save-file.ts';
import { stringifyRow } from './csv.ts';

const columns = [
  'merchantId',
  'legalName',
  'tradingName',
  'externalReference',
  'registrationNumber',
  'pspClient',
  'country',
  'segment',
  'lifecycleStage',
  'stageSince',
  'awaiting',
  'idleSince',
  'snoozedUntil',
  'currency',
  'declaredMonthlyVolumeMinor',
  'registeredAt',
] as const;

const PIECE = '2000';
/** each look takes in 500 changed merchants: so often is enough for a hundred thousand of them */
const LOOKS = 200;

/** the first piece, once everything that changed is in the list: what is not there yet would be missing without a word */
const firstPiece = async (door: Door, path: string): Promise<MerchantPage> => {
  let page = await get<MerchantPage>(door, path);
  for (let look = 1; page.behind && look < LOOKS; look += 1) page = await get<MerchantPage>(door, path);
  return page;
};

/** every merchant the view finds, not only what is on the screen, as a file; `told` hears how many are written so far */
export async function exportCsv(door: Door, query: string, told: (written: number) => void): Promise<void> {
  const lines = [stringifyRow(columns)];
  let cursor: string | undefined;
  do {
    const asked = new URLSearchParams(query);
    asked.set('limit', PIECE);
    if (cursor !== undefined) asked.set('cursor', cursor);
    const path = `/merchants?${asked}`;
    const page: MerchantPage = await (cursor === undefined ? firstPiece(door, path) : get<MerchantPage>(door, path));
    lines.push(...page.merchants.map((merchant) => stringifyRow(columns.map((column) => String(merchant[column] ?? '')))));
    told(lines.length - 1);
    cursor = page.cursor;
  } while (cursor !== undefined);
  saveFile('merchants.csv', `\ufeff${lines.join('\r\n')}\r\n`, 'text/csv');
}
