import * as z from 'zod';
import type { BoardingNeeds } from '../../../application/board-file.ts';
import { importMerchants } from '../../../application/import-merchants.ts';
import { importedRow } from '../../../domain/import/import-merchant.ts';
import { deriveMerchantId } from '../../../domain/merchant/derive-merchant-id.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** each is a read and a transaction, and a gateway waits for the whole */
const atOnce = 50;

export const wanted = {
  permission: 'merchant.import',
  params: none,
  query: none,
  body: z.object({
    rows: z
      .array(z.object({ line: z.int().min(1), merchant: z.record(z.string(), z.unknown()) }))
      .min(1)
      .max(atOnce),
    reason,
    dryRun: z.boolean(),
  }),
  answer,
  writes: true,
} as const satisfies Route;

const named = z.object({ reference: z.string().max(256) });

/** takes merchants that sell already under our care, or says what would happen; sent again, it does what is left and nothing twice */
export const handle =
  (needs: BoardingNeeds) =>
  async ({ person, body }: CallOf<typeof wanted>) => {
    const { rows, reason: why, dryRun } = body;
    const read = rows.map(({ line, merchant }) => {
      const reference = named.safeParse(merchant).data?.reference ?? '';
      return { line, reference, row: importedRow.safeParse(merchant) };
    });
    const good = read.flatMap(({ line, row }) => (row.success ? [{ line, row: row.data }] : []));
    const wish = { by: person.id, reason: why, dryRun };
    const outcomes = await importMerchants(
      needs,
      good.map(({ row }) => row),
      wish,
    );
    const told = good.flatMap(({ line, row }, at) => {
      const outcome = outcomes[at];
      return outcome === undefined ? [] : [{ line, row, outcome }];
    });
    return {
      dryRun,
      done: told.flatMap(({ line, row: { reference, pspClient }, outcome }) =>
        outcome.kind === 'refused'
          ? []
          : [{ line, reference, merchantId: deriveMerchantId(pspClient, reference), outcome: outcome.kind }],
      ),
      refused: [
        ...read.flatMap(({ line, reference, row }) => {
          const field = row.error?.issues[0]?.path.join('.');
          return field === undefined ? [] : [{ line, reference, field, code: 'field-unreadable', about: { field } }];
        }),
        ...told.flatMap(({ line, row: { reference }, outcome }) =>
          outcome.kind === 'refused' ? [{ line, reference, code: outcome.why.code, about: outcome.why.about }] : [],
        ),
      ],
    };
  };
