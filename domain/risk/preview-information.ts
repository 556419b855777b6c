import { InvalidInput } from '../errors.ts';
import { stageLadderOf } from '../ladder/stage-ladder.ts';
import { letterLanguages } from '../letter/letter-texts.ts';
import { type Message, owedBy, writeLetter } from '../letter/write-letter.ts';
import type { Context } from '../model/decision.ts';
import { overlay } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { InformationRequest } from '../model/task.ts';
import { requestedItems } from './request-information.ts';

/** the letters of the risk check are written from the ladder's first message; there is always a text of this name */
const usual = 'onboarding_missing';

/**
 * What the merchant will read of a request for information, in the language it is asked in: it names what is asked for and everything else that is
 * due. Nothing is written. Throws InvalidInput for a language that policy has no letters in.
 */
export const previewInformation = (snapshot: Snapshot, request: InformationRequest, context: Context): Message | undefined => {
  const { policy, now } = context;
  const { language } = request;
  const known = [...letterLanguages(policy)];
  if (!known.includes(language)) throw new InvalidInput('language', { code: 'language-unknown', about: { language, known } });
  const ladder = stageLadderOf(policy, snapshot.merchant, 'risk_check');
  const template = ladder?.rungs.flatMap((rung) => (rung.kind === 'nudge' ? [rung.template] : []))[0] ?? usual;
  const puts = requestedItems(snapshot, request, context);
  if (puts.length === 0) return undefined;
  const due = owedBy(overlay(snapshot, { puts, deletes: [] }));
  return writeLetter(policy, snapshot.merchant, { template, due, now });
};
