import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import { Card } from '../figures/card.tsx';
import { useChartColors } from '../figures/use-chart-colors.ts';
import { useFormat } from '../format.ts';
import { useNow } from '../now.tsx';
import type { RealtimeQueue } from './use-realtime.ts';
import { useRealtimeWords } from './words/use-realtime-words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** what came and was decided in each hour of the day, and what was expected */
export function QueueHours({ queue, title }: { readonly queue: RealtimeQueue; readonly title: string }) {
  const w = useRealtimeWords();
  const { number, time } = useFormat();
  const color = useChartColors();
  const now = useNow();
  const midnight = Math.floor(now / DAY) * DAY;
  const label = (hour: number): string => time(new Date(midnight + hour * HOUR).toISOString());
  const tenth = (value: number): string => number(Math.round(value * 10) / 10);
  const points = (of: 'opened' | 'decided' | 'expected') =>
    queue.hours.flatMap((one) => {
      const y = one[of];
      return y === null ? [] : [{ x: label(one.hour), y }];
    });
  const most = Math.ceil(
    Math.max(1, ...queue.hours.flatMap(({ opened, decided, expected }) => [opened + decided, expected ?? 0])),
  );
  return (
    <Card title={`${title}${' · '}${w('hours')}`} definition={w('hoursIs')}>
      <MixedLineBarChart
        ariaLabel={`${title}, ${w('hours')}`}
        ariaDescription={w('hoursIs')}
        height={220}
        hideFilter
        xScaleType="categorical"
        xDomain={queue.hours.map(({ hour }) => label(hour))}
        xTitle={w('hour')}
        yTitle={w('tasks')}
        yDomain={[0, most]}
        yTickFormatter={number}
        series={[
          { title: w('opened'), type: 'bar', color: color.brand, data: points('opened'), valueFormatter: tenth },
          { title: w('decided'), type: 'bar', color: color.soon, data: points('decided'), valueFormatter: tenth },
          { title: w('expected'), type: 'line', color: color.ink, data: points('expected'), valueFormatter: tenth },
        ]}
      />
    </Card>
  );
}
