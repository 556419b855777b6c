import type { LocalCloud } from '@firstsale/laptop-cloud/boot';
import * as z from 'zod';

const listed = z.object({ Schedules: z.array(z.object({ Name: z.string(), GroupName: z.string() })) });
/** what the schedule is, without what the service adds to it */
const settings = z.object({
  Name: z.string(),
  GroupName: z.string(),
  Description: z.string().optional(),
  FlexibleTimeWindow: z.looseObject({}),
  Target: z.looseObject({}),
});

const hourly = 'cron(0 * * * ? *)';

/**
 * Figures are made at every full hour from now on, as an operator would have it made. A stage makes them a few times a week: there, it
 * costs a read of every timeline, and a day of the laptop's clock passes in seconds. Throws Error when no schedule makes figures.
 */
export const makeFiguresHourly = async ({ call }: Pick<LocalCloud, 'call'>): Promise<void> => {
  const { Schedules } = listed.parse(await call('scheduler', 'ListSchedules', { NamePrefix: 'firstsale-' }));
  const making = Schedules.filter(({ Name }) => /-roll-up-figures-\d+$/.test(Name));
  if (making.length === 0) throw new Error(`none of ${Schedules.length} schedules makes figures`);
  for (const { Name, GroupName } of making) {
    const known = settings.parse(await call('scheduler', 'GetSchedule', { Name, GroupName }));
    await call('scheduler', 'UpdateSchedule', { ...known, ScheduleExpression: hourly });
  }
};
