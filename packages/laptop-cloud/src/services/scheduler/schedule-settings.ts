import { AwsError } from '../../contract.ts';
import type { Schedule, ScheduleSettings } from './schedule-definitions.ts';
import { parseSchedule } from './schedule-expression.ts';
import { checkScheduleTarget } from './target.ts';

const MINUTE = 60_000;

/**
 * Dates Scheduler no longer takes in a request.
 * @throws AwsError ValidationException
 */
export function refusePast({ StartDate, EndDate }: ScheduleSettings, now: number): void {
  if (StartDate !== undefined && StartDate < now - 5 * MINUTE)
    throw new AwsError('ValidationException', 'The StartDate you specify cannot be earlier than 5 minutes ago.');
  if (EndDate !== undefined && EndDate <= now)
    throw new AwsError('ValidationException', 'The EndDate you specify must be in the future.');
}

/** A schedule from the settings of a call or of the template. Throws AwsError ValidationException for what Scheduler refuses. */
export function scheduleFrom(
  given: ScheduleSettings,
  identity: Pick<Schedule, 'name' | 'group' | 'createdAt' | 'modifiedAt'>,
): Schedule {
  const timezone = given.ScheduleExpressionTimezone ?? 'UTC';
  parseSchedule(given.ScheduleExpression, timezone);
  checkScheduleTarget(given.Target);
  const { Mode, MaximumWindowInMinutes } = given.FlexibleTimeWindow;
  if ((Mode === 'FLEXIBLE') !== (MaximumWindowInMinutes !== undefined)) {
    throw new AwsError(
      'ValidationException',
      'FlexibleTimeWindow: MaximumWindowInMinutes goes with Mode FLEXIBLE, and only with it.',
    );
  }
  if (given.StartDate !== undefined && given.EndDate !== undefined && given.EndDate - given.StartDate < MINUTE) {
    throw new AwsError('ValidationException', 'The EndDate you specify must come after the StartDate.');
  }
  return {
    ...identity,
    expression: given.ScheduleExpression,
    timezone,
    startDate: given.StartDate,
    endDate: given.EndDate,
    enabled: given.State === 'ENABLED',
    description: given.Description,
    deleteWhenDone: given.ActionAfterCompletion === 'DELETE',
    windowMinutes: MaximumWindowInMinutes ?? 0,
    target: given.Target,
  };
}
