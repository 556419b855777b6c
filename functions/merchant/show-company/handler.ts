import * as z from 'zod';
import { changeSubjects, changesAsked } from '../../../domain/company/change-subjects.ts';
import { onFile } from '../../../domain/company/on-file.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import type { MerchantStore } from '../../../domain/ports.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'company.manage',
  params: ofMerchant,
  query: z.object({ language: z.enum(readingLanguages).default('en') }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

/** Shows what is on file about the company, masked, and which changes were asked for */
export const handle =
  ({ merchants }: { readonly merchants: Pick<MerchantStore, 'load'> }): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId }, query: { language } }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const voice = voiceOf(language);
    const { legalEntityType, persons, paymentMethods, ...file } = onFile(snapshot);
    return {
      ...file,
      legalForm: voice.word(legalEntityType),
      persons: persons.map(({ name, roles }) => ({ name, roles: roles.map((one) => voice.word(one)) })),
      paymentMethods: paymentMethods.map(({ method, active }) => ({ method: voice.word(method), active })),
      asked: changesAsked(snapshot),
      subjects: [...changeSubjects],
    };
  };
