import { contentHash } from '../content-hash.ts';
import { Conflict } from '../errors.ts';
import type { RequestTopic } from '../model/care.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TypedText } from '../values.ts';
import { requestEntry } from './request-entry.ts';
import { type Asker, type Request, withUs } from './request-of.ts';

export interface AskInput {
  readonly asker: Asker;
  /** makes a second press of the button harmless; the request's id follows from it */
  readonly requestId: string;
  readonly topic: RequestTopic;
  readonly text: TypedText;
  readonly paymentReference?: TypedText | undefined;
}
export interface Asked {
  /** `asked_before`: the same is open already, sent from another tab */
  readonly kind: 'asked' | 'asked_before';
  readonly caseId: string;
  /** an account number was taken out of what was typed */
  readonly masked: boolean;
}

/** the first line, as a list shows it */
const longest = 100;
export const titleFrom = (text: string): string => {
  const [line = ''] = text.trim().split(/\s*\n/);
  const points = [...line];
  return points.length <= longest
    ? line
    : `${points
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
};

/**
 * Somebody of the merchant asks: a case, its first message, and the task that follows from it for operations. Throws Conflict once policy's
 * number of requests waits for an answer, MerchantClosed for a merchant that has left.
 */
export const ask = (snapshot: Snapshot, input: AskInput, context: Context): Decision<Asked> => {
  const { asker, topic, text, paymentReference } = input;
  const { merchantId } = presentMerchant(snapshot, snapshot.merchant.merchantId).merchant;
  const { now, policy } = context;
  const masked = text.masked || paymentReference?.masked === true;
  const asked = contentHash([asker.email, topic, text.text, paymentReference?.text ?? '']);
  const open = withUs(snapshot);
  const same = open.find(({ request }) => request.asked === asked && request.messages === 1);
  if (same !== undefined) return nothing({ kind: 'asked_before', caseId: same.id, masked });
  const most = policy.care.requests.openAtOnce;
  if (open.length >= most) throw new Conflict({ code: 'requests-enough', about: { most } });
  const caseId = `r_${contentHash([input.requestId]).slice(0, 24)}`;
  const title = titleFrom(text.text);
  const request: Request = {
    ...{ kind: 'case', merchantId, id: caseId, version: 0, title, severity: 'normal', openedAt: now },
    request: {
      ...{ topic, askedBy: asker.email, asked, waitingOn: 'operations', messages: 1, unanswered: 1 },
      ...(paymentReference !== undefined && { paymentReference: paymentReference.text }),
    },
  };
  const from = { kind: 'merchant', id: asker.email } as const;
  return {
    result: { kind: 'asked', caseId, masked },
    puts: [request],
    deletes: [],
    said: [{ merchantId, caseId, n: 1, at: now, from, text: text.text }],
    timeline: [requestEntry(request, 'opened', context, from, { title, severity: 'normal', topic })],
  };
};
