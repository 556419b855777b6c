import type { Context } from '../model/decision.ts';
import type { Member } from '../model/member.ts';
import type { Json, TimelineEntry } from '../model/timeline-entry.ts';

type MemberEvent = 'invited' | 'joined' | 'role-changed' | 'removed' | 'left';

/** the entry that tells what somebody did about a member. `version`: of the member before, two deeds about one version cannot both be done */
export const memberEntry = (
  { merchantId, id, version }: Member,
  what: MemberEvent,
  by: string,
  { now }: Context,
  data: Readonly<Record<string, Json>> = {},
): TimelineEntry => ({
  merchantId,
  id: `member/${id}/${what}/${version}`,
  at: now,
  type: `member.${what}.v1`,
  actor: { kind: 'merchant', id: by },
  data: { memberId: id, ...data },
});
