import * as z from 'zod';
import { decideOnRequirement, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { handedIn, handInValue } from '../../../domain/desk/hand-in.ts';
import { sealedValue } from '../../../domain/desk/sealed-value.ts';
import { shortLine } from '../../../domain/values.ts';
import { errorWords } from '../../../domain/wording/identifier-errors.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { ofRequirement } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'requirement.hand-in',
  params: ofRequirement,
  query: z.object({ language: z.enum(readingLanguages).default('en') }),
  body: z.object({ version: seenVersion, value: shortLine }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

export interface Needs extends Writes {
  /** seals account numbers */
  readonly pepper: string;
}

/** Somebody of the merchant hands in a value that was asked for: checked at once, as in an application, and what is wrong with it is answered */
export const handle =
  ({ pepper, ...needs }: Needs): MerchantHandler<typeof wanted> =>
  async ({ email, params, query, body: { version, value }, key }) => {
    // what tells a repeat from another request is kept: of an account number no hash that could be guessed back
    const body = { version, sealed: sealedValue(value, pepper) };
    const decided = await decideOnRequirement(needs, { params, body, key }, (snapshot, context) =>
      handInValue(snapshot, { ...params, value, requestId: key, by: email }, context, pepper),
    );
    const { requirementId, verificationStatus, errors } = handedIn.parse(decided);
    const voice = voiceOf(query.language);
    return { requirementId, verificationStatus, corrections: errors.map((error) => errorWords(requirementId, error, voice)) };
  };
