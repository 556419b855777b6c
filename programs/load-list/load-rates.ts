import { readFileSync } from 'node:fs';
import { loadRates } from '../../adapters/dynamodb/reference-rates.ts';
import type { ReadTable } from '../../adapters/dynamodb/table.ts';
import { parseEcb } from '../../adapters/list-files/parse-ecb.ts';
import { BadOption } from '../../world/bad-option.ts';

/** Makes the rates of a file the current ones; says what it loaded. Throws UnreadableList, and BadOption when later rates are there. */
export const loadRatesFile = async (table: ReadTable, file: string, load: { at: string; by: string }): Promise<string> => {
  const rates = parseEcb(readFileSync(file, 'utf8'));
  if (!(await loadRates(table, rates, load)))
    throw new BadOption(`rates of a later day than ${rates.asOf} are loaded: download the newest file`);
  return `loaded ECB reference rates of ${rates.asOf}: ${Object.keys(rates.rates).length} currencies`;
};
