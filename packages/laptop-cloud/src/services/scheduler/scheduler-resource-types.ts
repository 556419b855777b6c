import type { Kernel, Resource, ResourceType } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import { groupRefusals, scheduleRefusals } from './check-schedule.ts';
import { ScheduleSettings } from './schedule-definitions.ts';
import { refusePast, scheduleFrom } from './schedule-settings.ts';
import type { Schedules } from './schedules.ts';

const text = (resource: Resource, property: string): string | undefined => {
  const value = resource.properties[property];
  return typeof value === 'string' ? value : undefined;
};

const nameOf = (resource: Resource): string => text(resource, 'Name') ?? physicalName(resource, 64);
const groupOf = (resource: Resource): string => text(resource, 'GroupName') ?? 'default';

export const scheduleType = (kernel: Kernel, schedules: Schedules): ResourceType => ({
  type: 'AWS::Scheduler::Schedule',
  properties: [
    'Name',
    'GroupName',
    ...Object.keys(ScheduleSettings.shape).filter((name) => !['Target', 'KmsKeyArn', 'FlexibleTimeWindow'].includes(name)),
    ...['Mode', 'MaximumWindowInMinutes'].map((name) => `FlexibleTimeWindow.${name}`),
    ...['Arn', 'RoleArn', 'Input', 'DeadLetterConfig.Arn', 'RetryPolicy.**', 'EventBridgeParameters.**'].map(
      (name) => `Target.${name}`,
    ),
  ],
  identify: (resource) => ({
    ref: nameOf(resource),
    attributes: { Arn: schedules.arnOf({ group: groupOf(resource), name: nameOf(resource) }) },
  }),
  refusals: scheduleRefusals,
  provision(resource) {
    const name = nameOf(resource);
    const group = groupOf(resource);
    schedules.requireGroup(group);
    const settings = parseInput(ScheduleSettings, resource.properties);
    // the same at every boot, so that only a changed template counts as a change
    const known = schedules.find(group, name);
    // made before, its dates may have gone by since
    if (known === undefined) refusePast(settings, kernel.now());
    const createdAt = known?.createdAt ?? kernel.now();
    schedules.provision(scheduleFrom(settings, { name, group, createdAt, modifiedAt: createdAt }));
  },
});

export const groupType = (kernel: Kernel, schedules: Schedules): ResourceType => ({
  type: 'AWS::Scheduler::ScheduleGroup',
  properties: ['Name'],
  identify: (resource, { account, region }) => ({
    ref: nameOf(resource),
    attributes: { Arn: `arn:aws:scheduler:${region}:${account}:schedule-group/${nameOf(resource)}`, State: 'ACTIVE' },
  }),
  refusals: groupRefusals,
  provision(_, { ref: name }) {
    schedules.groups.provision(name, { name, createdAt: schedules.groups.get(name)?.createdAt ?? kernel.now() });
  },
});
