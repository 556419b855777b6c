import { readFileSync } from 'node:fs';
import { loadRates } from '../../adapters/dynamodb/reference-rates.ts';
import type { ReadTable } from '../../adapters/dynamodb/table.ts';
import { parseEcb } from './parse/parse-ecb.ts';
import { UnreadableList } from './parse/parsed-list.ts';

/** Makes the rates of a file the current ones; says what it loaded. Throws UnreadableList, also when later rates are there. */
export const loadRatesFile = async (table: ReadTable, file: string, load: { at: string; by: string }): Promise<string> => {
  const rates = parseEcb(readFileSync(file, 'utf8'));
  if (!(await loadRates(table, rates, load)))
    throw new UnreadableList(`rates of a later day than ${rates.asOf} are loaded: download the newest file`);
  return `loaded ECB reference rates of ${rates.asOf}: ${Object.keys(rates.rates).length} currencies`;
};
