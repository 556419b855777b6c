import type { LocalCloud } from '@firstsale/laptop-cloud/boot';
import * as z from 'zod';

const listing = z.object({ Schedules: z.array(z.object({ Name: z.string(), Target: z.object({ Arn: z.string() }) })) });
const settings = z.looseObject({
  Name: z.string(),
  ScheduleExpression: z.string(),
  FlexibleTimeWindow: z.looseObject({}),
  Target: z.looseObject({}),
});

const mappings = z.object({ EventSourceMappings: z.array(z.object({ UUID: z.string(), FunctionArn: z.string() })) });

/**
 * Disables the schedules of the figures and what keeps the lists, as an operator may on AWS: in a replay nobody looks at them, they change
 * nothing of any merchant, and what they cost is no part of what a policy costs. Harmless when done again.
 */
export async function withoutViews({ kernel }: Pick<LocalCloud, 'kernel'>): Promise<void> {
  await kernel.request('nobody looks at figures or lists', async () => {
    const callAt =
      (service: string) =>
      (action: string, input: object): Promise<unknown> =>
        kernel.call({ service, action, input, principal: { kind: 'root' } });
    const call = callAt('scheduler');
    const { Schedules } = listing.parse(await call('ListSchedules', {}));
    for (const { Name } of Schedules.filter(({ Target }) => Target.Arn.includes('roll-up-figures'))) {
      const { ScheduleExpression, FlexibleTimeWindow, Target } = settings.parse(await call('GetSchedule', { Name }));
      await call('UpdateSchedule', { Name, ScheduleExpression, FlexibleTimeWindow, Target, State: 'DISABLED' });
    }
    const ask = callAt('lambda');
    const { EventSourceMappings } = mappings.parse(await ask('ListEventSourceMappings', {}));
    for (const { UUID } of EventSourceMappings.filter(({ FunctionArn }) => FunctionArn.includes('keep-lists')))
      await ask('UpdateEventSourceMapping', { UUID, Enabled: false });
  });
}
