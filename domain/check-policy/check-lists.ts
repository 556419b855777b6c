import type { PolicyDocument } from '../policy/policy-schema.ts';
import { type Finding, finding, repeated } from './finding.ts';

/** a list names nothing twice, and nothing is on the milder list of two as well */
export const checkLists = ({ risk: { lists } }: PolicyDocument): readonly Finding[] => {
  const { fatf, mccRisk, freeMail } = lists;
  const once = (place: string, values: readonly string[]): readonly Finding[] =>
    repeated(values, (index) => `risk.lists.${place}.${index}`);
  const apart = (place: string, worse: readonly string[], milder: readonly string[]): readonly Finding[] =>
    milder.flatMap((value, index) =>
      worse.includes(value) ? [finding(`risk.lists.${place}.${index}`, 'repeated', { value })] : [],
    );
  return [
    ...once('fatf.black', fatf.black),
    ...once('fatf.grey', fatf.grey),
    ...apart('fatf.grey', fatf.black, fatf.grey),
    ...once('mccRisk.high', mccRisk.high),
    ...once('mccRisk.medium', mccRisk.medium),
    ...apart('mccRisk.medium', mccRisk.high, mccRisk.medium),
    ...once('freeMail.domains', freeMail.domains),
  ];
};
