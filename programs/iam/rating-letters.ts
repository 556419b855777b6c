import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import * as z from 'zod';
import type { Laptop } from '../../world/laptop.ts';

const claims = z.tuple([z.literal('rate'), z.string(), z.string(), z.string()]);

/** a question to rate that the journey offered, with whom it was sent to */
export interface RatingLetter {
  readonly email: string;
  readonly merchantId: string;
  readonly csatId: string;
  /** of the link in the letter */
  readonly query: string;
}

/** The newest letter that asks for a rating. Throws Error when the journey asked nobody. */
export const ratingLetter = ({ cloud }: Laptop): RatingLetter => {
  for (const { to, text } of mailbox(cloud.kernel, { limit: 10_000 })) {
    const token = /\/rating\?token=(\S+)/.exec(text ?? '')?.[1];
    const [email] = to;
    if (token === undefined || email === undefined) continue;
    const [payload = ''] = token.split('.');
    const [, merchantId, , csatId] = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    return { email, merchantId, csatId, query: `token=${token}` };
  }
  throw new Error('the journey asked nobody for a rating: let it go on until a check-in');
};
