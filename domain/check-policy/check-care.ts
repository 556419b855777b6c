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
        return [finding(`care.milestones.${index}.amountMinor`, 'is missing', 'say the amount in minor units per currency')];
      }
      if (one.of === 'count' && one.count === undefined)
        return [finding(`care.milestones.${index}.count`, 'is missing', 'say how many payments')];
      return [];
    }),
    ...ascending(checkInDays, (index) => `care.checkInDays.${index}`),
    ...csat.offerAtCheckInDays.flatMap((one, index) =>
      checkInDays.includes(one)
        ? []
        : [
            finding(
              `care.csat.offerAtCheckInDays.${index}`,
              `there is no check-in on day ${one}`,
              `use one of ${checkInDays.join(', ')}`,
            ),
          ],
    ),
    ...(Math.abs(sum - 1) < 1e-9
      ? []
      : [finding('care.health.weights', `sum to ${Number(sum.toFixed(6))}, not 1`, 'make the five weights sum to 1')]),
    ...(health.atRiskFrom < health.healthyFrom
      ? []
      : [
          finding(
            'care.health.atRiskFrom',
            `${health.atRiskFrom} is not below healthyFrom ${health.healthyFrom}`,
            'let at risk begin below healthy',
          ),
        ]),
  ];
};
