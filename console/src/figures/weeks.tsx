import Box from '@cloudscape-design/components/box';
import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { staffHours } from '../../../domain/metrics/forecast.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { readersTag } from '../instant-words.ts';
import { Card } from './card.tsx';
import { ListLink } from './list-link.tsx';
import { useChartColors } from './use-chart-colors.ts';
import type { Figures } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

/** what is usual for a desk until somebody measures it: the text says so beside the number */
const USUAL = { occupancy: 0.85, shrinkage: 0.3 };

/** minutes in hand per task over all queues; null when nobody had any */
const minutesOf = (queues: Figures['queues']): number | null => {
  const tasks = queues.reduce((sum, { handlingMinutes }) => sum + handlingMinutes.n, 0);
  const minutes = queues.reduce((sum, { handlingMinutes: { value, n } }) => sum + (value ?? 0) * n, 0);
  return tasks === 0 ? null : minutes / tasks;
};

/** the service level agreement by week, and what the weeks before had led to expect */
export function Weeks({ figures: { weeks, forecast, nextWeek, queues, lists } }: { readonly figures: Figures }) {
  const f = useFigureWords();
  const { locale } = useWords();
  const { number, percent } = useFormat();
  const color = useChartColors();
  const short = new Intl.DateTimeFormat(readersTag(locale), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const label = (week: string): string => short.format(new Date(`${week}T00:00:00Z`));
  const bar = (title: string, of: 'met' | 'breached' | 'openInTime', shade: string) => ({
    title,
    type: 'bar' as const,
    color: shade,
    data: weeks.map((one) => ({ x: label(one.week), y: one[of] })),
    valueFormatter: number,
  });
  const expected = weeks.flatMap(({ week, forecast: y }) => (y === null ? [] : [{ x: label(week), y }]));
  const minutes = minutesOf(queues);
  const round = (value: number): string => number(Math.round(value));
  return (
    <Card title={f('week.title')} definition={f('week.is')}>
      {weeks.length === 0 ? (
        <Box color="text-body-secondary">{f('notEnough')}</Box>
      ) : (
        <SpaceBetween size="s">
          <MixedLineBarChart
            ariaLabel={f('week.title')}
            ariaDescription={f('week.is')}
            height={200}
            stackedBars
            hideFilter
            xScaleType="categorical"
            xTitle={f('week.axis')}
            yTitle={f('tasks')}
            yTickFormatter={number}
            series={[
              bar(f('week.met'), 'met', color.good),
              bar(f('week.breached'), 'breached', color.late),
              bar(f('week.open'), 'openInTime', color.soon),
              ...(expected.length === 0
                ? []
                : [
                    {
                      title: f('week.forecast'),
                      type: 'line' as const,
                      color: color.ink,
                      data: expected,
                      valueFormatter: number,
                    },
                  ]),
            ]}
          />
          <div className="quiet">
            {forecast.accuracy === null || forecast.n < 4
              ? ''
              : f('week.accuracy', { value: percent(forecast.accuracy), n: number(forecast.n) })}{' '}
            {nextWeek === null || minutes === null
              ? ''
              : f('week.next', {
                  n: round(nextWeek),
                  hours: number(Math.round(staffHours({ volume: nextWeek, handlingMinutes: minutes, ...USUAL }) * 10) / 10),
                  minutes: round(minutes),
                })}
          </div>
          <ListLink lists={lists} of="breached" title={f('week.behind')}>
            {f('week.behind')}
            {f('colon')}
            {number(lists['breached']?.n ?? 0)}
          </ListLink>
        </SpaceBetween>
      )}
    </Card>
  );
}
