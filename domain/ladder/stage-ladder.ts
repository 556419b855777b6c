import type { Merchant } from '../model/merchant.ts';
import type { StageLadder } from '../policy/nudge-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';

const allows = (wanted: readonly string[], has: string): boolean => wanted.length === 0 || wanted.includes(has);

/** The ladder that a merchant climbs in a stage: the first of policy's list that is meant for its segment and PSP client. */
export const stageLadderOf = (
  { nudges }: Pick<PolicyDocument, 'nudges'>,
  { segment, pspClient }: Pick<Merchant, 'segment' | 'pspClient'>,
  stage: string,
): StageLadder | undefined =>
  nudges.ladders.find(
    (one) => one.stage === stage && allows(one.applies.segments, segment) && allows(one.applies.pspClients, pspClient),
  );
