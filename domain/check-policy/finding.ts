import { type PolicyFinding, policyFinding } from '../policy-finding.ts';

export type Finding = PolicyFinding;
export const finding = policyFinding;

/** a finding for every value that came before; `field` names its place by index */
export const repeated = (values: readonly string[], field: (index: number) => string): readonly Finding[] =>
  values.flatMap((value, index) => (values.indexOf(value) === index ? [] : [finding(field(index), 'repeated', { value })]));

/** a finding for every neighbour pair that doesn't ascend */
export const ascending = (values: readonly number[], field: (index: number) => string): readonly Finding[] =>
  values.flatMap((value, index) => {
    const before = values[index - 1];
    return before === undefined || value > before ? [] : [finding(field(index), 'not-ascending', { value, before })];
  });
