import type { RiskPolicy } from '../policy/risk-schema.ts';
import { mccTitle } from '../requirement/check-mcc.ts';

/** how risky the line of business is; what policy prohibits comes first */
export const mccRisk = (mcc: string, policy: RiskPolicy): 'low' | 'medium' | 'high' | 'prohibited' | 'unknown' => {
  if (policy.prohibitedMccs.includes(mcc)) return 'prohibited';
  const { high, medium } = policy.lists.mccRisk;
  if (high.includes(mcc)) return 'high';
  if (medium.includes(mcc)) return 'medium';
  return mccTitle(mcc) === undefined ? 'unknown' : 'low';
};
