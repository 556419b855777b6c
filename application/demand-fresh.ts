import * as z from 'zod';
import { seenSince } from '../domain/model/kept-by-runs.ts';
import { findChange, findDocument, findRequirement, findTask, ladderOf, type Snapshot } from '../domain/model/snapshot.ts';
import type { TimelineEntry } from '../domain/model/timeline-entry.ts';
import type { TimelineReader } from '../domain/ports.ts';

/** the version of the item a person looked at before writing: a field of every write's body */
export const seenVersion = z
  .int({ error: 'Send the version of what you looked at, as the list or the merchant shows it; look again if you have none' })
  .min(1)
  .meta({ description: 'Version of the item as it was looked at; refused with 409, naming who and when, once it moved on' });

/** a policy's version is its name, everything else's a count */
type Version = number | string;
interface Looked {
  readonly kind: string;
  readonly id: string;
  readonly version: Version;
}
/** subject of a write, and the version that its sender looked at; the `id` of a ladder is its stage, of a merchant its merchantId */
export interface Seen extends Looked {
  readonly kind: 'task' | 'requirement' | 'ladder' | 'merchant' | 'document' | 'case' | 'member' | 'account_change';
  readonly version: number;
}

/** who changed it meanwhile, as far as the timeline tells */
export interface Change {
  readonly by: TimelineEntry['actor'];
  readonly at: string;
  readonly type: string;
}

/** somebody else changed the item since its writer looked */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';
  readonly version: Version;
  readonly seen: Looked;
  readonly change: Change | undefined;
  constructor(seen: Looked, version: Version, change?: Change) {
    const who = change === undefined ? '' : ` by ${change.by.id} at ${change.at} (${change.type})`;
    super(
      `${seen.kind} "${seen.id}" was changed${who} after you read it: its version is ${version}, not ${seen.version}. Read it again`,
    );
    this.seen = seen;
    this.version = version;
    this.change = change;
  }
}

const itemOf = (snapshot: Snapshot, { kind, id }: Seen): Parameters<typeof seenSince>[0] | undefined => {
  switch (kind) {
    case 'task':
      return findTask(snapshot, id);
    case 'requirement':
      return findRequirement(snapshot, id);
    case 'ladder':
      return ladderOf(snapshot, snapshot.merchant.lifecycleStage);
    case 'merchant':
      return snapshot.merchant;
    case 'document':
      return findDocument(snapshot, id);
    case 'account_change':
      return findChange(snapshot, id);
    case 'case':
      return snapshot.cases.find((one) => one.id === id);
    case 'member':
      return snapshot.members.find((one) => one.id === id);
  }
};

/**
 * Throws StaleVersion when the item moved on in something that people see: what a run keeps on it for itself does not count. One that is
 * not there is the decision's to refuse
 */
export const demandFresh = (snapshot: Snapshot, seen: Seen): void => {
  const item = itemOf(snapshot, seen);
  if (item === undefined) return;
  const since = seenSince(item);
  if (seen.version < since || seen.version > item.version) throw new StaleVersion(seen, since);
};

/** where an entry names what it is about; one about a ladder or the merchant names neither */
const named: Readonly<Record<string, string>> = {
  task: 'taskId',
  requirement: 'requirementId',
  document: 'documentId',
  case: 'caseId',
  member: 'memberId',
};
const isAbout = ({ kind, id }: Looked, { data }: TimelineEntry): boolean => {
  const field = named[kind];
  return field === undefined || data[field] === id;
};

/** far more than happens to a merchant between a look and a click */
const LOOKED_BACK = 50;

/** the same refusal with who and when, from the merchant's newest timeline entries */
export const withChange = async (timeline: TimelineReader, merchantId: string, stale: StaleVersion): Promise<StaleVersion> => {
  const { entries } = await timeline.list(merchantId, LOOKED_BACK, undefined, 'newest');
  const about = entries.filter((entry) => isAbout(stale.seen, entry));
  // several entries may share one instant: the id of the one that made this version ends in the version before
  const found = about.find(({ id }) => id.endsWith(`/${Number(stale.version) - 1}`)) ?? about[0];
  return found === undefined
    ? stale
    : new StaleVersion(stale.seen, stale.version, { by: found.actor, at: found.at, type: found.type });
};
