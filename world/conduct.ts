import type { OpensPage } from './page-visits.ts';
import type { Confirms, Corrects, FindsWrong, HandsIn } from './paperwork.ts';

/** how the merchants of a history and their providers go about paperwork */
export interface Conduct {
  readonly handsIn: HandsIn;
  readonly corrects: Corrects;
  readonly confirms: Confirms;
  readonly findsWrong?: FindsWrong;
  readonly opensPage: OpensPage;
}

/**
 * What an importer supposes of a history without documents: all is handed in the moment it opens, and is confirmed a second later, so that
 * what was handed in is on record by then. The merchant opens its page an hour after a message was put there.
 */
export const importerConduct: Conduct = {
  handsIn: (_reference, _requirement, at) => at,
  corrects: () => undefined,
  confirms: (_reference, _requirement, at) => at + 1_000,
  opensPage: (_reference, _nudgeId, at) => at + 3_600_000,
};
