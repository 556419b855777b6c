import { createHash } from 'node:crypto';
import * as z from 'zod';
import { handIns } from '../../domain/home/merchant-home.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { Laptop } from '../laptop.ts';
import { documentOf } from './document-of.ts';

const home = z.looseObject({
  name: z.string(),
  yours: z.array(z.looseObject({ id: z.string(), version: z.int(), title: z.string(), handIn: z.enum(handIns).optional() })),
});
const signed = z.looseObject({ url: z.string(), fields: z.record(z.string(), z.string()) });
const letters = z.looseObject({ version: z.int(), question: z.looseObject({ csatId: z.string() }).optional() });
const conditions = z.looseObject({ version: z.int(), offered: z.looseObject({ id: z.string() }).optional() });

type Answer = Awaited<ReturnType<Laptop['look']>>;

/** somebody else was faster, the matter is over, or whoever applied was removed meanwhile or has another role */
const late = [403, 404, 409];
/** undefined for what is too late. Throws Error for an answer that nobody who does this should get */
const taken = (path: string, { status, body }: Answer): unknown => {
  if (status < 300) return body ?? {};
  if (late.includes(status)) return undefined;
  throw new Error(`the page answered ${status} to ${path}: ${JSON.stringify(body)}`);
};

/** chosen once for a file by whoever sends it */
const uploadIdOf = (cause: string): string => createHash('sha256').update(cause).digest('hex').slice(0, 32);

interface Parts {
  readonly laptop: Pick<Laptop, 'look' | 'visit' | 'sendForm'>;
  /** who signs in for a merchant; undefined for one no letter can reach */
  readonly emailOf: (reference: string) => string | undefined;
}

/**
 * What merchants of a demo do on their page: each deed takes what the page shows, and goes through the route its button calls, as the one who
 * applied. `cause` makes a deed one, however often it is tried. All but `handIn` do nothing where there is nothing to do any more.
 */
export const pageDeeds = ({ laptop, emailOf }: Parts) => {
  const as = (reference: string) => {
    const email = emailOf(reference) ?? '';
    const path = `/my/${deriveMerchantId('direct', reference)}`;
    return {
      isReached: email !== '',
      sees: async (what: string): Promise<unknown> => taken(what, await laptop.look(email, `${path}/${what}`)),
      does: async (what: string, body: object, cause: string): Promise<boolean> =>
        taken(what, await laptop.visit(email, `${path}/${what}`, body, `${reference} ${cause}`)) !== undefined,
    };
  };
  return {
    /** a value, the address of its site, or a page of paper. False where the page does not ask for it any more */
    handIn: async (reference: string, requirementId: string, value: string | undefined, cause: string): Promise<boolean> => {
      const { isReached, sees, does } = as(reference);
      const shown = isReached ? home.safeParse(await sees('home?language=en')).data : undefined;
      const due = shown?.yours.find(({ id }) => id === requirementId);
      if (shown === undefined || due?.handIn === undefined) return false;
      const of = `requirements/${encodeURIComponent(requirementId)}`;
      if (due.handIn !== 'document') {
        const given = due.handIn === 'address' ? `https://${reference}.example.com/${encodeURIComponent(requirementId)}` : value;
        return given !== undefined && does(`${of}/value`, { version: due.version, value: given }, cause);
      }
      const query = new URLSearchParams({ uploadId: uploadIdOf(cause), type: 'application/pdf', name: `${due.title}.pdf` });
      const form = signed.safeParse(await sees(`${of}/upload?${query}`)).data;
      if (form === undefined) return false;
      const status = await laptop.sendForm(form, documentOf([due.title, shown.name, reference]), 'scan.pdf');
      if (status >= 300) throw new Error(`the bucket answered ${status} to a document of ${reference} for ${requirementId}`);
      return true;
    },
    rate: async (reference: string, csatId: string, rating: number, cause: string): Promise<void> => {
      const { sees, does } = as(reference);
      const shown = letters.safeParse(await sees('letters')).data;
      if (shown?.question?.csatId === csatId)
        await does(`ratings/${encodeURIComponent(csatId)}`, { version: shown.version, rating }, cause);
    },
    ask: async (reference: string, question: { readonly topic: string; readonly text: string }, cause: string): Promise<void> => {
      const { isReached, does } = as(reference);
      if (isReached) await does('requests', { kind: 'ask', ...question }, cause);
    },
    stopReminders: async (reference: string, cause: string): Promise<void> => {
      const { sees, does } = as(reference);
      const shown = letters.safeParse(await sees('letters')).data;
      if (shown !== undefined) await does('reminders', { version: shown.version, wanted: false }, cause);
    },
    acceptOffer: async (reference: string, cause: string): Promise<void> => {
      const { sees, does } = as(reference);
      const { version, offered } = conditions.safeParse(await sees('conditions?language=en')).data ?? {};
      if (offered !== undefined) await does('conditions/acceptance', { version, offerId: offered.id }, cause);
    },
  };
};
export type PageDeeds = ReturnType<typeof pageDeeds>;
