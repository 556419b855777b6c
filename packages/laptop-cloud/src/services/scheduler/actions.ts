import * as z from 'zod';
import { type Assumable, AwsError, type Kernel } from '../../contract.ts';
import { page } from '../page-of.ts';
import { parseInput } from '../parse-input.ts';
import { idempotent } from './client-tokens.ts';
import { type Schedule, type ScheduleGroup, ScheduleName, ScheduleSettings } from './schedule-definitions.ts';
import { refusePast, scheduleFrom } from './schedule-settings.ts';
import type { Schedules } from './schedules.ts';

const Addressed = z.object({ Name: ScheduleName, GroupName: ScheduleName.default('default') });
const Put = ScheduleSettings.extend(Addressed.shape);
const Group = z.object({ Name: ScheduleName });
const Listing = z.object({
  GroupName: z.string().optional(),
  NamePrefix: z.string().default(''),
  State: z.enum(['ENABLED', 'DISABLED']).optional(),
  MaxResults: z.number().int().min(1).max(100).default(100),
  NextToken: z.string().optional(),
});

const seconds = (instant: number | undefined) => (instant === undefined ? undefined : instant / 1000);
/** a field without a value is left out of the answer */
const given = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** CreateSchedule, UpdateSchedule, GetSchedule, DeleteSchedule, ListSchedules, and the same for groups */
export function scheduleActions(kernel: Kernel, schedules: Schedules, assumable: Assumable) {
  // a schedule's role is assumed in the name of its group
  const checkRole = ({ target, group }: Schedule): void => {
    if (assumable(target.RoleArn, 'scheduler.amazonaws.com', groupArn(group))) return;
    throw new AwsError(
      'ValidationException',
      'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
    );
  };
  const groupArn = (name: string) => `arn:aws:scheduler:${kernel.region}:${kernel.account}:schedule-group/${name}`;
  const summary = (schedule: Schedule) => ({
    Arn: schedules.arnOf(schedule),
    Name: schedule.name,
    GroupName: schedule.group,
    State: schedule.enabled ? 'ENABLED' : 'DISABLED',
    CreationDate: schedule.createdAt / 1000,
    LastModificationDate: schedule.modifiedAt / 1000,
  });
  const shownGroup = ({ name, createdAt }: ScheduleGroup) => ({
    Arn: groupArn(name),
    Name: name,
    State: 'ACTIVE',
    CreationDate: createdAt / 1000,
    LastModificationDate: createdAt / 1000,
  });

  return idempotent(kernel, {
    CreateSchedule: (input: unknown) => {
      const { Name: name, GroupName: group, ...settings } = parseInput(Put, input);
      schedules.requireGroup(group);
      if (schedules.find(group, name)) throw new AwsError('ConflictException', `Schedule ${name} already exists.`, 409);
      const now = kernel.now();
      refusePast(settings, now);
      const schedule = scheduleFrom(settings, { name, group, createdAt: now, modifiedAt: now });
      checkRole(schedule);
      schedules.save(schedule);
      return { ScheduleArn: schedules.arnOf(schedule) };
    },
    UpdateSchedule: (input: unknown) => {
      const { Name: name, GroupName: group, ...settings } = parseInput(Put, input);
      const { createdAt } = schedules.require(group, name);
      refusePast(settings, kernel.now());
      const schedule = scheduleFrom(settings, { name, group, createdAt, modifiedAt: kernel.now() });
      checkRole(schedule);
      schedules.save(schedule);
      return { ScheduleArn: schedules.arnOf(schedule) };
    },
    GetSchedule: (input: unknown) => {
      const { Name, GroupName } = parseInput(Addressed, input);
      const schedule = schedules.require(GroupName, Name);
      return given({
        ...summary(schedule),
        ScheduleExpression: schedule.expression,
        ScheduleExpressionTimezone: schedule.timezone,
        StartDate: seconds(schedule.startDate),
        EndDate: seconds(schedule.endDate),
        Description: schedule.description,
        ActionAfterCompletion: schedule.deleteWhenDone ? 'DELETE' : 'NONE',
        FlexibleTimeWindow:
          schedule.windowMinutes === 0 ? { Mode: 'OFF' } : { Mode: 'FLEXIBLE', MaximumWindowInMinutes: schedule.windowMinutes },
        Target: schedule.target,
      });
    },
    DeleteSchedule: (input: unknown) => {
      const { Name, GroupName } = parseInput(Addressed, input);
      schedules.remove(schedules.require(GroupName, Name));
      return {};
    },
    ListSchedules: (input: unknown) => {
      const { GroupName, NamePrefix, State, MaxResults, NextToken } = parseInput(Listing, input);
      if (GroupName !== undefined) schedules.requireGroup(GroupName);
      const found = schedules
        .all()
        .map((schedule) => ({ ...summary(schedule), Target: { Arn: schedule.target.Arn } }))
        .filter((one) => (GroupName === undefined || one.GroupName === GroupName) && one.Name.startsWith(NamePrefix))
        .filter((one) => State === undefined || one.State === State)
        .sort((a, b) => (a.Arn < b.Arn ? -1 : 1));
      const { items, next } = page(found, MaxResults, NextToken);
      return { Schedules: items, ...next };
    },
    CreateScheduleGroup: (input: unknown) => {
      const { Name: name } = parseInput(Group, input);
      if (schedules.groups.get(name)) throw new AwsError('ConflictException', `Schedule group ${name} already exists.`, 409);
      schedules.groups.save(name, { name, createdAt: kernel.now() });
      return { ScheduleGroupArn: groupArn(name) };
    },
    GetScheduleGroup: (input: unknown) => shownGroup(schedules.requireGroup(parseInput(Group, input).Name)),
    DeleteScheduleGroup: (input: unknown) => {
      const { name } = schedules.requireGroup(parseInput(Group, input).Name);
      if (name === 'default') throw new AwsError('ValidationException', 'The default schedule group cannot be deleted.');
      for (const schedule of schedules.all()) if (schedule.group === name) schedules.remove(schedule);
      schedules.groups.remove(name);
      return {};
    },
    ListScheduleGroups: (input: unknown) => {
      const { NamePrefix, MaxResults, NextToken } = parseInput(Listing, input);
      const { items, next } = page(
        schedules.groups.all().filter(({ name }) => name.startsWith(NamePrefix)),
        MaxResults,
        NextToken,
      );
      return { ScheduleGroups: items.map(shownGroup), ...next };
    },
  });
}
