import * as z from 'zod';
import { mostLogoBytes } from '../../../domain/brand/logo.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { mediaTypes } from '../../../domain/file/limits.ts';
import type { Document } from '../../../domain/model/document.ts';
import { currentLogo, lastLogo } from '../../../domain/model/logos.ts';
import type { MerchantStore } from '../../../domain/ports.ts';
import { documentWords } from '../../../domain/wording/documents/document-words.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { type Voice, voiceOf } from '../../../domain/wording/voice.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'brand.manage',
  params: ofMerchant,
  query: z.object({ language: z.enum(readingLanguages).default('en') }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  /** the bytes of a file that was found clean; undefined when it is gone */
  readonly keptFile: (key: string) => Promise<Uint8Array | undefined>;
}

const told = (last: Document, voice: Voice) => ({
  ...{ id: last.id, state: last.state, name: last.name },
  ...(last.state === 'refused' && { remedy: documentWords.read(last.refusal, voice) }),
});

/** Shows the logo of the merchant, and what became of the one that was sent last. No address of the file is given to anybody */
export const handle =
  ({ merchants, keptFile }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId }, query: { language } }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const [last, current] = [lastLogo(snapshot.documents), currentLogo(snapshot.documents)];
    const bytes = current && (await keptFile(current.keptAs));
    return {
      ...(last !== undefined && { last: told(last, voiceOf(language)) }),
      ...(current !== undefined &&
        bytes !== undefined && {
          picture: `data:${mediaTypes[current.type]};base64,${Buffer.from(bytes).toString('base64')}`,
        }),
      most: mostLogoBytes,
    };
  };
