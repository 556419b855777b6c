import { currentCase } from '../case/linked-case.ts';
import type { CareCase } from '../model/care.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Followed } from './fact.ts';

interface ToldOfCase {
  readonly snapshot: Snapshot;
  readonly event: {
    readonly time: string;
    readonly data: { readonly caseId?: string | undefined; readonly seq?: number | undefined };
  };
}

/** the entry that tells that a case began: nobody told of it, but something was heard of it */
export const openingOf = ({ id, title, severity, requester }: CareCase, { data: { seq } }: ToldOfCase['event']): Followed => ({
  ...{ part: 'opened', type: 'case.opened.v1' },
  data: {
    ...{ caseId: id, title, severity, presumed: true },
    ...(requester !== undefined && { requester: { kind: requester.kind } }),
    ...(seq !== undefined && { seq }),
  },
});

/** The case that something is told of, wherever it goes on; one that nobody told of was open by then. */
export const caseToldOf = (
  { snapshot, event }: ToldOfCase,
  caseId: string,
): { readonly one: CareCase; readonly begins: readonly Followed[] } => {
  const known = currentCase(snapshot, caseId);
  if (known !== undefined) return { one: known, begins: [] };
  const { merchantId } = snapshot.merchant;
  const one: CareCase = {
    ...{ kind: 'case', merchantId, id: caseId, version: 0, title: caseId, severity: 'normal', openedAt: event.time },
  };
  return { one, begins: [openingOf(one, event)] };
};
