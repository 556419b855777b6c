import * as z from 'zod';
import { dueStatus, verificationStatus } from '../model/requirement.ts';
import { add, behind, type Sheet } from '../tally/sheet.ts';
import { countOf, namesUnder, type Tally } from '../tally/tally.ts';
import { replayRequirement } from '../timeline/replay-requirement.ts';
import { party } from '../values.ts';

const TOP = 12;

const opened = z.looseObject({ requirementId: z.string(), awaitingActionFrom: party, dueStatus, verificationStatus });

/** without the person it is of: `owner_identity:p2` -> `owner_identity` */
const nameOf = (requirementId: string): string => requirementId.replace(/:p\d+$/, '');

/** what holds a merchant up: requirements that are due now, by whose move it is; none once it has left */
export function tallyBlockers(sheet: Sheet): void {
  const { merchant, entries } = sheet;
  if (merchant.lifecycleStage === 'offboarded') return;
  const statuses: Record<string, { dueStatus: string; verificationStatus: string }> = {};
  const asked = new Map<string, { readonly from: string; readonly at: string }>();
  for (const entry of entries) {
    if (entry.type !== 'requirement.opened.v1') replayRequirement(statuses, entry);
    else {
      const { requirementId, awaitingActionFrom, ...status } = opened.parse(entry.data);
      statuses[requirementId] = { dueStatus: status.dueStatus, verificationStatus: status.verificationStatus };
      asked.set(requirementId, { from: awaitingActionFrom, at: entry.at });
    }
  }
  const blockers = new Map<string, { readonly move: string; readonly at: string }>();
  for (const [id, { from, at }] of asked) {
    const status = statuses[id];
    if (status?.dueStatus !== 'currently_due' && status?.dueStatus !== 'past_due') continue;
    const move = status.verificationStatus === 'pending_verification' ? 'checking' : from;
    // two owners' papers are one blocker of one merchant: what is still to be done speaks before what is being checked
    const known = blockers.get(nameOf(id));
    blockers.set(nameOf(id), known === undefined || known.move === 'checking' ? { move, at } : known);
  }
  for (const [name, { move, at }] of blockers) {
    add(sheet, `move/${move}/${name}`);
    behind(sheet, `blocker/${name}`, at);
  }
}

export interface BlockerFigure {
  readonly requirement: string;
  readonly merchant: number;
  readonly operations: number;
  readonly provider: number;
  /** handed in and being looked at, by us or a provider */
  readonly checking: number;
}

/** most merchants first, twelve at most */
export const readBlockers = (tally: Tally): readonly BlockerFigure[] =>
  namesUnder(tally, 'list/blocker')
    .map((requirement) => {
      const of = (whose: string) => countOf(tally, `move/${whose}/${requirement}`);
      const figure = { merchant: of('merchant'), operations: of('operations'), provider: of('provider') };
      return { requirement, ...figure, checking: of('checking') };
    })
    .sort((a, b) => countOf(tally, `list/blocker/${b.requirement}`) - countOf(tally, `list/blocker/${a.requirement}`))
    .slice(0, TOP);
