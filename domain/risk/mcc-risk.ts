import type { RiskPolicy } from '../policy/risk-schema.ts';
import { mccTitle } from '../requirement/check-mcc.ts';
import table from './mcc-risk.json' with { type: 'json' };

const high = new Set(table.high);
const medium = new Set(table.medium);

/** how risky the line of business is; what policy prohibits comes first */
export const mccRisk = (mcc: string, policy: RiskPolicy): 'low' | 'medium' | 'high' | 'prohibited' | 'unknown' => {
  if (policy.prohibitedMccs.includes(mcc)) return 'prohibited';
  if (high.has(mcc)) return 'high';
  if (medium.has(mcc)) return 'medium';
  return mccTitle(mcc) === undefined ? 'unknown' : 'low';
};
