import { stageLadderOf } from '../ladder/stage-ladder.ts';
import type { Context } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { InformationRequest } from '../model/task.ts';
import { type Message, writeMessage } from '../nudge/write-message.ts';
import { requestedItems } from './request-information.ts';

/** the letters of the risk check are written from the ladder's first message; there is always a text of this name */
const usual = 'onboarding_missing';

/** What the merchant will read of a request for information, a letter a thing asked for, in the language it is asked in; nothing is written */
export const previewInformation = (snapshot: Snapshot, request: InformationRequest, context: Context): readonly Message[] => {
  const ladder = stageLadderOf(context.policy, snapshot.merchant, 'risk_check');
  const template = ladder?.rungs.flatMap((rung) => (rung.kind === 'nudge' ? [rung.template] : []))[0] ?? usual;
  return requestedItems(snapshot, request, context).map((one) =>
    writeMessage(context.policy, snapshot.merchant, template, one, context.now),
  );
};
