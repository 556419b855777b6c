import * as z from 'zod';
import { InvalidInput } from '../domain/errors.ts';
import type { RejectedPlace } from '../domain/model/rejected-event.ts';
import { instant } from '../domain/values.ts';

const place = z.tuple([instant, z.string().min(1).max(256), z.string().max(64).optional()]);

/** how a rejected event is named in a path: its place on the list, safe for any id */
export const referenceOf = ({ at, id, content }: RejectedPlace): string =>
  Buffer.from(JSON.stringify([at, id, ...(content === undefined ? [] : [content])])).toString('base64url');

/** @throws InvalidInput when it is no reference of the list */
export const placeOf = (reference: string): RejectedPlace => {
  try {
    const [at, id, content] = place.parse(JSON.parse(Buffer.from(reference, 'base64url').toString('utf8')));
    return { at, id, content };
  } catch (error) {
    throw new InvalidInput('id', { code: 'reference-unknown', about: {} }, { cause: error });
  }
};

/** the version of what was replayed */
export const REPLAYED = 2;
/** what is refused is written once, and once more when it is replayed */
export const versionOf = ({ replayedAt }: { readonly replayedAt?: string | undefined }): number =>
  replayedAt === undefined ? 1 : REPLAYED;
