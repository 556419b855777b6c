import type { DocumentSigner } from '../../../domain/document/document-ports.ts';
import { exportMediaTypes } from '../../../domain/sales/export-ports.ts';
import type { TableLog } from '../../../domain/tables/table-ports.ts';
import { type AnswerOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'tables.read',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

export interface Needs {
  readonly tables: Pick<TableLog, 'newest'>;
  readonly signer: Pick<DocumentSigner, 'address'>;
}

/** seconds: enough for a click, too short for an address that is passed on */
const addressLife = 300;

/** the tables of the newest night, each with an address that downloads it as CSV */
export const handle =
  ({ tables, signer }: Needs) =>
  async (): Promise<AnswerOf<typeof answer>> => {
    const nights = await tables.newest();
    const [first] = nights;
    if (first === undefined) return {};
    const files = await Promise.all(
      nights.flatMap(({ part, parts, files: made }) =>
        made.map(async ({ table, day, rows, csvKey, csvBytes: bytes }) => {
          const name = `${table} ${day}${parts === 1 ? '' : ` ${part + 1} of ${parts}`}.csv`;
          const url = await signer.address({ key: csvKey, name, mediaType: exportMediaTypes.csv, seconds: addressLife });
          return { table, day, part, rows, bytes, name, url };
        }),
      ),
    );
    return { night: { day: first.day, madeAt: first.madeAt, files } };
  };
