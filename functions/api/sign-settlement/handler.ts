import * as z from 'zod';
import type { DocumentSigner } from '../../../domain/document/document-ports.ts';
import { settlementKeyOf } from '../../../domain/intake/settlement-keys.ts';
import type { Clock } from '../../../domain/ports.ts';
import { type CallOf, none, type Route, uploadId } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** a million lines are some 200 MB, and a tenth of it packed */
const most = 512 * 1024 * 1024;
/** seconds */
const formLife = 600;

export const wanted = {
  permission: 'money.upload',
  params: none,
  query: z.object({
    uploadId,
    name: z
      .string()
      .max(200)
      .regex(/^[^/\\]+\.(csv|tsv|txt|xml|json)(\.gz)?$/i, {
        error: 'Hand in a settlement file or bank statement: .csv, .tsv, .txt, .xml or .json, packed by gzip or not',
      }),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly signer: Pick<DocumentSigner, 'form'>;
  readonly clock: Clock;
}

/** A form for one settlement file or bank statement. It changes nothing: the file is taken in when it arrives. */
export const handle =
  ({ signer, clock }: Needs) =>
  async ({ person, query }: CallOf<typeof wanted>) => {
    const form = await signer.form({
      ...{ key: settlementKeyOf('upload', query.uploadId, query.name), mediaType: 'application/octet-stream' },
      ...{ note: person.id, most, seconds: formLife },
    });
    return { ...form, most, expiresAt: new Date(Date.parse(clock.now()) + formLife * 1000).toISOString() };
  };
