import type { PolicyDocument } from '../policy/policy-schema.ts';
import { ascending, type Finding, finding, repeated } from './finding.ts';

/** milestones, check-ins and health add up */
export const checkCare = ({ care }: PolicyDocument): readonly Finding[] => {
  const { milestones, checkInDays, health, csat } = care;
  const sum = Object.values(health.weights).reduce((total, one) => total + one, 0);
  return [
    ...repeated(
      milestones.map((one) => one.key),
      (index) => `care.milestones.${index}.key`,
    ),
    ...milestones.flatMap((one, index) => {
      if (one.of === 'tpv' && one.amountMinor === undefined) {
        return [finding(`care.milestones.${index}.amountMinor`, 'amount-missing', {})];
      }
      if (one.of === 'count' && one.count === undefined) return [finding(`care.milestones.${index}.count`, 'count-missing', {})];
      return [];
    }),
    ...ascending(checkInDays, (index) => `care.checkInDays.${index}`),
    ...csat.offerAtCheckInDays.flatMap((one, index) =>
      checkInDays.includes(one)
        ? []
        : [finding(`care.csat.offerAtCheckInDays.${index}`, 'check-in-unknown', { day: one, known: checkInDays.map(String) })],
    ),
    ...(Math.abs(sum - 1) < 1e-9 ? [] : [finding('care.health.weights', 'weights-sum', { sum: Number(sum.toFixed(6)) })]),
    ...(health.atRiskFrom < health.healthyFrom
      ? []
      : [
          finding('care.health.atRiskFrom', 'at-risk-too-high', {
            atRiskFrom: health.atRiskFrom,
            healthyFrom: health.healthyFrom,
          }),
        ]),
  ];
};
