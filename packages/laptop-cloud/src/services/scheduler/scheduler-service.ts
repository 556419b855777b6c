import * as z from 'zod';
import type { AccessQuestion, Assumable, Kernel, Service } from '../../contract.ts';
import { scheduleActions } from './actions.ts';
import { groupType, scheduleType } from './scheduler-resource-types.ts';
import { Schedules } from './schedules.ts';

const Addressed = z
  .object({
    Name: z.string().optional(),
    GroupName: z.string().optional(),
    Target: z.object({ RoleArn: z.string().optional() }).optional(),
  })
  .catch({});

function questions(kernel: Kernel, action: string, input: unknown): readonly AccessQuestion[] {
  const { Name, GroupName = 'default', Target } = Addressed.parse(input ?? {});
  const own = `arn:aws:scheduler:${kernel.region}:${kernel.account}`;
  const named = action.endsWith('Group') ? `schedule-group/${Name}` : `schedule/${GroupName}/${Name}`;
  const resource = action.startsWith('List')
    ? action === 'ListSchedules'
      ? `${own}:schedule/${GroupName}/*`
      : '*'
    : `${own}:${named}`;
  const asked = { action: `scheduler:${action}`, resource };
  const role = Target?.RoleArn;
  if (role === undefined) return [asked];
  // who hands a role to Scheduler must be allowed to
  return [asked, { action: 'iam:PassRole', resource: role, context: { 'iam:PassedToService': 'scheduler.amazonaws.com' } }];
}

/** Amazon EventBridge Scheduler: schedules and groups on the virtual clock, in any time zone. */
export function schedulerService(kernel: Kernel, { assumable = () => true }: { readonly assumable?: Assumable } = {}): Service {
  const schedules = new Schedules(kernel);
  return {
    name: 'scheduler',
    resourceTypes: [groupType(kernel, schedules), scheduleType(kernel, schedules)],
    actions: scheduleActions(kernel, schedules, assumable),
    authorize: (action: string, input: unknown) => questions(kernel, action, input),
    start: () => schedules.start(),
    stop: () => schedules.stop(),
  };
}
