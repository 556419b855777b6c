import * as z from 'zod';
import { type BoardingNeeds, boardRows } from '../../../application/board-file.ts';
import { readBoardingFile } from '../../../domain/boarding/read-boarding-file.ts';
import { shortLine } from '../../../domain/values.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** rows in one request: each is a read and a transaction, and a gateway waits for the whole */
const atOnce = 50;
/** characters of base64: three quarters of a megabyte of table */
const mostText = 1_000_000;

export const wanted = {
  permission: 'method.manage',
  params: none,
  query: none,
  body: z.object({
    /** the file's bytes in base64: which letters they are is found out here */
    file: z.base64().min(1).max(mostText),
    /** whose merchants they are, where the file does not say */
    pspClient: shortLine.optional(),
    reason,
    dryRun: z.boolean(),
    /** the row to go on from */
    from: z.int().min(0).default(0),
  }),
  answer,
  writes: true,
} as const satisfies Route;

/** boards payment methods for the merchants of a CSV file, or says what would happen; sent again, it does what is left and nothing twice */
export const handle =
  (needs: BoardingNeeds) =>
  async ({ person, body, key }: CallOf<typeof wanted>) => {
    const { file, pspClient, dryRun, from } = body;
    const policy = await needs.policies.active();
    const methods = Object.keys(policy.letters.languages['en']?.methods ?? {});
    const read = readBoardingFile({ bytes: Buffer.from(file, 'base64'), pspClient, methods });
    const part = read.rows.slice(from, from + atOnce);
    const wish = { requestId: key, by: person.id, reason: body.reason, dryRun };
    const outcomes = await boardRows(needs, part, wish);
    const told = part.flatMap((row, at) => {
      const outcome = outcomes[at];
      return outcome === undefined ? [] : [{ ...row, outcome }];
    });
    const unreadable = from > 0 ? [] : read.refused;
    return {
      ...{ dryRun, rows: read.rows.length },
      done: told.flatMap(({ outcome, ...row }) => (outcome.kind === 'refused' ? [] : [{ ...row, outcome: outcome.kind }])),
      refused: [
        ...unreadable.map(({ why, ...row }) => ({ ...row, ...why })),
        ...told.flatMap(({ outcome, merchantId: _of, ...row }) =>
          outcome.kind === 'refused' ? [{ ...row, ...outcome.why }] : [],
        ),
      ],
      ...(from + atOnce < read.rows.length && { next: from + atOnce }),
    };
  };
