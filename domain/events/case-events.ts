import * as z from 'zod';
import { maskAccountNumbers } from '../text/mask-account-numbers.ts';
import { freeText, line, prose, remark, shortLine } from '../values.ts';
import { directClient, envelopeOf } from './envelope.ts';

const client = { pspClient: shortLine.default(directClient) };

/** its place among what is told of the case at the same instant, where the sender numbers it: some know no more than the minute */
export const place = { seq: z.int().min(0).max(1_000_000_000).optional() };

/** who asks: the merchant itself, the PSP client it came from, an acquirer or another provider; `name` tells two of a kind apart */
export const caseRequester = z.object({
  kind: z.enum(['merchant', 'psp_client', 'provider', 'unknown']),
  name: remark.optional(),
});
export type CaseRequester = z.infer<typeof caseRequester>;

const ids = z.array(line.trim().min(1).max(1_000)).max(100);

/** a message of a case, wherever it was written; its letters stay where they are, of the text a beginning is enough */
export const caseMessageWritten = envelopeOf(
  'case.message.written.v1',
  z.object({
    ...client,
    /** the case, or what the help desk calls the ticket that the message is in */
    caseId: shortLine,
    /** the same message told twice has the same id */
    messageId: shortLine,
    direction: z.enum(['in', 'out', 'internal']),
    author: z.enum(['person', 'machine']).default('person'),
    channel: z.enum(['email', 'web', 'chat', 'phone', 'api', 'other']).default('email'),
    /** address it came from: a message joins a case by its references only where the address is one of the merchant's */
    address: remark.optional(),
    subject: remark.optional(),
    text: freeText(4_000).optional(),
    inReplyTo: ids.default([]),
    references: ids.default([]),
    /** headers of the mail, as far as they are known: they tell an automatic answer from a letter */
    headers: z
      .array(z.object({ name: remark, value: prose.max(2_000).transform(maskAccountNumbers) }))
      .max(100)
      .default([]),
    ...place,
  }),
);

/**
 * an issue of the tracker was made for work raised here, or its status has moved: into a category that is done, whatever its own name, or out of
 * it. One that was raised elsewhere names the case it is about, and `taskId` is what it is known by there.
 */
export const issueMoved = envelopeOf(
  'issue.moved.v1',
  z.object({
    ...client,
    taskId: shortLine,
    caseId: shortLine.optional(),
    /** what the tracker calls it */
    key: shortLine,
    state: z.enum(['open', 'done']),
    /** how it came to its end, as a sentence */
    resolution: remark.optional(),
    ...place,
  }),
);

const question = { ...client, ...place, caseId: shortLine, questionId: shortLine };
/** somebody of ours asked a provider about a case where its letters are kept; policy says by when it answers */
export const questionAsked = envelopeOf(
  'question.asked.v1',
  z.object({ ...question, provider: shortLine, text: freeText(4_000) }),
);
export const questionAnswered = envelopeOf('question.answered.v1', z.object({ ...question, text: freeText(4_000).optional() }));

/** whoever works on it has done what was asked; it is closed once the requester keeps silent */
export const caseResolved = envelopeOf('case.resolved.v1', z.object({ ...client, ...place, caseId: shortLine }));
