import type * as z from 'zod';
import { factRejections } from '../wording/rejections/fact-rejections.ts';
import { outageRejections } from '../wording/rejections/outage-rejections.ts';
import { paymentRejections } from '../wording/rejections/payment-rejections.ts';
import { type Voice, voiceOf } from '../wording/voice.ts';
import { foundIn } from './finding-in.ts';

/** every kind of refused event: the values it is about, and its words in every reading language */
export const rejections = { ...factRejections, ...paymentRejections, ...outageRejections } as const;

export type RejectionCode = keyof typeof rejections;
type Of<Code extends RejectionCode> = z.infer<(typeof rejections)[Code]['about']>;
/** why something from outside was refused: which field, and the values that is about */
export type Rejection = {
  [Code in RejectionCode]: { readonly code: Code; readonly field: string; readonly about: Of<Code> };
}[RejectionCode];

const byCode: ReadonlyMap<string, (typeof rejections)[RejectionCode]> = new Map(Object.entries(rejections));

/** Why, and what to do, in a reader's words; undefined for a code or values of another version. */
export const rejectionWords = (
  { code, about }: { readonly code: string; readonly about?: unknown },
  voice: Voice,
): { readonly message: string; readonly remedy: string } | undefined => {
  const known = byCode.get(code);
  const [message, remedy] = [known?.message.render(about, voice), known?.remedy.render(about, voice)];
  return message === undefined || remedy === undefined ? undefined : { message, remedy };
};

const english = voiceOf('en');
/** the same for programs: events told of it, reports and the rows that are kept */
export const rejectionInEnglish = (one: Rejection): { readonly message: string; readonly remedy: string } =>
  rejectionWords(one, english) ?? { message: one.code, remedy: one.field };

/** The first finding of zod: which field, and what is wrong with it. Values are never repeated: they may be personal. */
export const rejectionOf = (error: z.ZodError, raw: unknown): Rejection => {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  const field = path.length === 0 ? 'event' : path.map(String).join('.');
  const about = { field, ...foundIn(issue, raw) };
  if (about.state === 'missing' && path.length > 0) return { code: 'field_missing', field, about };
  const last = path.filter((key) => typeof key === 'string').at(-1);
  return { code: last === 'amountMinor' ? 'amount_not_positive' : 'field_invalid', field, about };
};
