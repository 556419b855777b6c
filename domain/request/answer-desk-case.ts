import { CaseNotFound } from '../case/case-not-found.ts';
import { demandFilled } from '../case/prepared-answers.ts';
import { type Desk, deskOf } from '../connector/desks.ts';
import { contentHash } from '../content-hash.ts';
import { Conflict } from '../errors.ts';
import type { CareCase } from '../model/care.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TypedText } from '../values.ts';
import type { Answered } from './answer.ts';
import { requestEntry } from './request-entry.ts';
import { isRequest } from './request-of.ts';

export interface DeskAnswerInput {
  readonly caseId: string;
  readonly by: string;
  readonly text: TypedText;
  /** nothing more is expected: the desk solves its ticket */
  readonly closes: boolean;
  /** colleagues read it, the requester does not */
  readonly internal: boolean;
}

/** a case whose letters a help desk keeps, and which desk; undefined for one that was asked on the merchant's page */
export const deskCase = (snapshot: Snapshot, caseId: string): { readonly desk: Desk; readonly known: CareCase } | undefined => {
  const desk = deskOf(caseId);
  const known = snapshot.cases.find(({ id }) => id === caseId);
  return desk === undefined || known === undefined || isRequest(known) ? undefined : { desk, known };
};

/**
 * A person answers a case of a help desk, or writes something down there. The desk gets the text and sends the letters; whether its ticket is
 * solved comes back as a fact, so the case stays open until then. Throws CaseNotFound, Conflict for one that is closed, InvalidInput for a text with a gap.
 */
export const answerDeskCase = (snapshot: Snapshot, input: DeskAnswerInput, context: Context): Decision<Answered> => {
  const { caseId, by, text, closes, internal } = input;
  const found = deskCase(snapshot, caseId);
  if (found === undefined) throw new CaseNotFound(caseId);
  const { known } = found;
  if (known.closedAt !== undefined) throw new Conflict({ code: 'request-ended', about: {} });
  if (!internal) demandFilled(text.text);
  const n = (known.written ?? 0) + 1;
  const actor = { kind: 'person', id: by } as const;
  const told = internal
    ? requestEntry(known, 'noted', context, actor, { n })
    : requestEntry(known, 'answered', context, actor, { n, closes });
  return {
    result: { kind: 'answered', caseId, masked: text.masked },
    puts: [{ ...known, written: n, writtenHash: contentHash([text.text.trim()]) }],
    deletes: [],
    timeline: [told],
    said: [
      { merchantId: known.merchantId, caseId, n, at: context.now, from: actor, text: text.text, ...(internal && { internal }) },
    ],
  };
};
