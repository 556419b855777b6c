import * as z from 'zod';
import { AwsError, type NamedResource, type Refusal } from '../../contract.ts';
import { parseSchedule } from './schedule-expression.ts';

const schedule = z.looseObject({
  ScheduleExpression: z.string().catch(''),
  ScheduleExpressionTimezone: z.string().optional(),
  GroupName: z.string().default('default'),
});

/** What Scheduler refuses of a schedule beyond single values: an expression, a time zone, a group. */
export function scheduleRefusals({ resource }: NamedResource, all: readonly NamedResource[]): readonly Refusal[] {
  const { ScheduleExpression, ScheduleExpressionTimezone: zone, GroupName } = schedule.parse(resource.properties);
  const grouped = all.some((one) => one.resource.type === 'AWS::Scheduler::ScheduleGroup' && one.identity.ref === GroupName);
  return [
    ...expressionRefusals('ScheduleExpression', ScheduleExpression, 'UTC'),
    ...(zone === undefined ? [] : expressionRefusals('ScheduleExpressionTimezone', 'rate(1 day)', zone)),
    ...(grouped || GroupName === 'default' ? [] : [{ property: 'GroupName', problem: `the group ${GroupName} does not exist` }]),
  ];
}

function expressionRefusals(property: string, expression: string, zone: string): readonly Refusal[] {
  try {
    parseSchedule(expression, zone);
    return [];
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return [{ property, problem: error.message.replace(/\.$/, '') }];
  }
}

/** every account has the default group already */
export const groupRefusals = ({ identity }: NamedResource): readonly Refusal[] =>
  identity.ref === 'default' ? [{ property: 'Name', problem: 'the schedule group default already exists' }] : [];
