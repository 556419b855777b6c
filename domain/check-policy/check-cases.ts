import type { PolicyDocument } from '../policy/policy-schema.ts';
import { ofTheMerchant } from '../policy/task-schema.ts';
import { type Finding, finding, repeated } from './finding.ts';

/** routing of cases leads to queues there are, and providers answer in calendars there are */
export const checkCases = ({ care, tasks, calendars }: PolicyDocument): readonly Finding[] => {
  const { routes, providers } = care.cases;
  const queues = tasks.queues.map(({ key }) => key);
  const known = [...Object.keys(calendars), ofTheMerchant];
  return [
    ...repeated(
      routes.map(({ key }) => key),
      (index) => `care.cases.routes.${index}.key`,
    ),
    ...repeated(
      providers.map(({ key }) => key),
      (index) => `care.cases.providers.${index}.key`,
    ),
    ...routes.flatMap(({ queue }, index) =>
      queues.includes(queue)
        ? []
        : [finding(`care.cases.routes.${index}.queue`, 'name-unknown', { what: 'queue', name: queue, known: queues })],
    ),
    ...providers.flatMap(({ calendar }, index) =>
      known.includes(calendar)
        ? []
        : [finding(`care.cases.providers.${index}.calendar`, 'name-unknown', { what: 'calendar', name: calendar, known })],
    ),
  ];
};
