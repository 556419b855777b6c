import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { letterEnv, readEnv } from '../../runtime/read-env.ts';
import { letterPage } from '../../runtime/run-letter-page.ts';
import { handle } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  const { LETTER_SECRET: secret } = readEnv(letterEnv);
  const needs = { merchants: merchantReader(table), policies: policiesToRead(table), secret };
  return letterPage(handle(needs), log);
};
