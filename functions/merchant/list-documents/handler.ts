import * as z from 'zod';
import { MerchantNotFound } from '../../../domain/errors.ts';
import type { Document } from '../../../domain/model/document.ts';
import type { MerchantStore } from '../../../domain/ports.ts';
import { documentWords } from '../../../domain/wording/documents/document-words.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { type Voice, voiceOf } from '../../../domain/wording/voice.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofRequirement } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'home.read',
  params: ofRequirement,
  query: z.object({ language: z.enum(readingLanguages).default('en') }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

const shown = (document: Document, voice: Voice) => {
  const { id, name, bytes: size, state, receivedAt } = document;
  return {
    id,
    name,
    size,
    state,
    receivedAt,
    ...(state === 'refused' && { remedy: documentWords.read(document.refusal, voice) }),
  };
};

/** what the merchant handed in for one requirement, and what became of it; where it lies, and its content, stay with us */
export const handle =
  ({ merchants }: { readonly merchants: Pick<MerchantStore, 'load'> }): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId, requirementId }, query: { language } }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const own = snapshot.documents.filter((one) => one.requirementId === requirementId);
    const newest = own.toSorted((one, other) => (one.receivedAt < other.receivedAt ? 1 : -1));
    return { documents: newest.map((one) => shown(one, voiceOf(language))) };
  };
