import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import type { RealtimeQueue } from './use-realtime.ts';
import { useRealtimeWords } from './words/use-realtime-words.ts';

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** whether what came is noise: only beyond what the queue itself has on nine of ten days is it not */
function Usual({ day }: { readonly day: NonNullable<RealtimeQueue['day']> }) {
  const w = useRealtimeWords();
  if (day.alert !== null) return <StatusIndicator type="warning">{w(day.alert)}</StatusIndicator>;
  if (day.ratio === null) return <span className="quiet">{w('notYet')}</span>;
  if (day.usual === null) return <span className="quiet">{w('noUsual')}</span>;
  return <StatusIndicator>{w('usual')}</StatusIndicator>;
}

/** every queue by time to breach */
export function QueueTable({
  queues,
  onShow,
}: {
  readonly queues: readonly RealtimeQueue[];
  readonly onShow: (queue: string) => void;
}) {
  const w = useRealtimeWords();
  const { number, percent, due } = useFormat();
  const titleOf = useQueueTitle();
  const rounded = (value: number): string => number(Math.round(value));
  return (
    <RecordTable<RealtimeQueue>
      header={<Header variant="h2">{w('queues')}</Header>}
      items={queues}
      trackBy="queue"
      columns={[
        {
          id: 'queue',
          header: w('queue'),
          minWidth: 150,
          cell: ({ queue }) => (
            <Button variant="inline-link" onClick={() => onShow(queue)} ariaLabel={w('show', { queue: titleOf(queue) })}>
              {titleOf(queue)}
            </Button>
          ),
        },
        {
          id: 'next',
          header: w('nextDue'),
          minWidth: 140,
          cell: ({ backlog }) => (
            <>
              {backlog.overdue > 0 && (
                <StatusIndicator type="error">{w('overdue', { n: number(backlog.overdue) })}</StatusIndicator>
              )}
              <div>{backlog.nextDueAt === undefined ? w('none') : due(backlog.nextDueAt)}</div>
              {backlog.dueSoon > 0 && <div className="quiet">{w('dueSoon', { n: number(backlog.dueSoon) })}</div>}
            </>
          ),
        },
        {
          id: 'open',
          header: w('backlog'),
          cell: ({ queue, backlog }) => (
            <>
              {backlog.open === 0 ? number(0) : <PageLink to={`/tasks?queue=${queue}`}>{number(backlog.open)}</PageLink>}
              {backlog.claimed > 0 && <div className="quiet">{w('claimed', { n: number(backlog.claimed) })}</div>}
            </>
          ),
        },
        {
          id: 'came',
          header: w('soFar'),
          cell: ({ day, hours }) => {
            const came = sum(hours.map(({ opened }) => opened));
            return day === null ? (
              number(came)
            ) : (
              <>
                {w('ofExpected', { n: number(came), expected: rounded(day.expectedSoFar) })}
                <div>
                  <Usual day={day} />
                </div>
              </>
            );
          },
        },
        {
          id: 'revised',
          header: w('revised'),
          cell: ({ day, band }) =>
            day === null || band === null ? (
              '–'
            ) : (
              <>
                {rounded(day.revised)}
                <div className="quiet">
                  {band.q10 === null || band.q90 === null
                    ? w('bandNone', { point: rounded(band.point) })
                    : w('band', { point: rounded(band.point), low: rounded(band.q10), high: rounded(band.q90) })}
                </div>
              </>
            ),
        },
        {
          id: 'handling',
          header: w('handling'),
          cell: ({ hours }) => {
            const decided = sum(hours.map((one) => one.decided));
            return decided === 0 ? '–' : number(Math.round((10 * sum(hours.map(({ minutes }) => minutes))) / decided) / 10);
          },
        },
        {
          id: 'right',
          header: w('right'),
          cell: ({ firstTimeRight: { value } }) => (value === null ? '–' : percent(value)),
        },
      ]}
      footer={
        <div className="quiet">
          {w('rightIs')} {w('handlingIs')}
        </div>
      }
    />
  );
}
