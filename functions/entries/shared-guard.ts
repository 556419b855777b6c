import { restrictedReader } from '../../adapters/dynamodb/restricted-reader.ts';
import { teamTasks } from '../../adapters/dynamodb/team-tasks.ts';
import type { Guard } from '../runtime/dispatch.ts';
import { guardRestricted } from '../runtime/guard-restricted.ts';
import { guardTeams } from '../runtime/guard-teams.ts';
import { sharedReadTable } from './shared-table.ts';

/** in front of every route of the console's API; a function whose routes name no merchant never reads anything */
const restricted = guardRestricted((merchantId) => restrictedReader(sharedReadTable()).isRestricted(merchantId));
const teams = guardTeams((merchantId) => teamTasks(sharedReadTable())(merchantId));
export const sharedGuard: Guard = (handler, log) => restricted(teams(handler, log), log);
