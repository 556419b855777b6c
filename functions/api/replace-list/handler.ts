import * as z from 'zod';
import { replaceList } from '../../../application/replace-list.ts';
import type { Clock } from '../../../domain/ports.ts';
import { type ListFormat, listFormat, listOfFormat } from '../../../domain/risk/list-format.ts';
import type { ListedName } from '../../../domain/risk/screening-list.ts';
import type { ListKeeper } from '../../../domain/risk/screening-port.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** characters of base64: three megabytes of a packed file, which a request of Lambda takes */
const mostText = 4_000_000;
const file = z.base64().min(1).max(mostText).describe('The file’s bytes in base64, packed by gzip or not');

export const wanted = {
  permission: 'screening.load',
  params: none,
  query: none,
  body: z.object({
    format: listFormat,
    file,
    aliases: file.optional().describe('OFAC only: the file of alternate names of the same day'),
    asOf: z.iso.date().optional().describe('The publisher’s day, where the file has none'),
    shorter: z.boolean().default(false).describe('True: it is right that the list lost more than a tenth of its names'),
    basedOn: z.string().max(100).describe('The version of this list that counts now, empty where there is none'),
    reason,
    dryRun: z.boolean(),
  }),
  answer,
  writes: true,
} as const satisfies Route;

interface Needs {
  readonly keeper: ListKeeper;
  readonly clock: Clock;
  /** throws UnreadableList */
  readonly read: (files: {
    readonly format: ListFormat;
    readonly file: Uint8Array;
    readonly aliases?: Uint8Array | undefined;
  }) => { readonly asOf?: string; readonly names: readonly ListedName[] };
}

/** Puts a publisher's list in the place of the one that counts, whole or not at all; tried first, it says what would change. Throws UnreadableList, Conflict */
export const handle =
  ({ keeper, clock, read }: Needs) =>
  async ({ person, body }: CallOf<typeof wanted>) => {
    const { format, aliases, asOf, ...wish } = body;
    const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');
    const parsed = read({ format, file: bytes(body.file), aliases: aliases === undefined ? undefined : bytes(aliases) });
    return replaceList(keeper, {
      ...{ ...listOfFormat[format], names: parsed.names, asOf: parsed.asOf ?? asOf },
      ...{ shorter: wish.shorter, basedOn: wish.basedOn, reason: wish.reason, dryRun: wish.dryRun },
      ...{ by: person.id, now: clock.now() },
    });
  };
