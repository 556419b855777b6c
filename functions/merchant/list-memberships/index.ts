import { members } from '../../../adapters/dynamodb/members.ts';
import { ownMerchants } from '../../../adapters/dynamodb/own-merchants.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import { answeringProblems } from '../../runtime/answer-problems.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { httpEvent, json } from '../../runtime/http-event.ts';
import { emailOf } from '../../runtime/run-merchant-route.ts';
import { handle } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  const list = handle({ members: members(table), merchants: ownMerchants(table), clock: systemClock });
  return answeringProblems(log, async (raw) => json(200, await list(emailOf(httpEvent.parse(raw)))));
};
