import * as z from 'zod';
import { InvalidInput } from '../domain/errors.ts';
import { instant } from '../domain/values.ts';

const place = z.tuple([instant, z.string().min(1).max(256)]);

/** how a rejected event is named in a path: its place on the list, safe for any id */
export const referenceOf = (at: string, id: string): string => Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** @throws InvalidInput when it is no reference of the list */
export const placeOf = (reference: string): { readonly at: string; readonly id: string } => {
  try {
    const [at, id] = place.parse(JSON.parse(Buffer.from(reference, 'base64url').toString('utf8')));
    return { at, id };
  } catch (error) {
    throw new InvalidInput('id', { code: 'reference-unknown', about: {} }, { cause: error });
  }
};

/** the version of what was replayed */
export const REPLAYED = 2;
/** what is refused is written once, and once more when it is replayed */
export const versionOf = ({ replayedAt }: { readonly replayedAt?: string | undefined }): number =>
  replayedAt === undefined ? 1 : REPLAYED;
