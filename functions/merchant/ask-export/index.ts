import { members } from '../../../adapters/dynamodb/members.ts';
import { randomTicket } from '../../../adapters/random-ticket.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import { sharedWrites } from '../../entries/shared-writes.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const { work, clock } = sharedWrites();
  return merchantRoute(wanted, handle({ work, clock, ticket: randomTicket }), members(sharedTable()), log);
};
