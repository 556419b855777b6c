import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { usePerson } from '../session.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { OverrideDialog } from './override-dialog.tsx';
import type { RealtimeAnswer, RealtimeQueue } from './use-realtime.ts';
import { useRealtimeWords } from './words/use-realtime-words.ts';

interface Props {
  readonly queue: RealtimeQueue;
  readonly title: string;
  readonly seen: RealtimeAnswer['seen'];
}

/** what was expected, what people expect instead, how the day was seen, and what forecasts were worth */
export function QueueForecast({ queue, title, seen }: Props) {
  const w = useRealtimeWords();
  const { number, percent, date, time } = useFormat();
  const { can } = usePerson();
  const [asked, setAsked] = useState(false);
  const rounded = (value: number | null): string => (value === null ? '–' : number(Math.round(value)));
  const share = (value: number | null): string => (value === null ? '–' : percent(value));
  const range = (low: number | null, high: number | null): string =>
    low === null || high === null ? '–' : `${rounded(low)}–${rounded(high)}`;
  const looks = seen.flatMap(({ at, hour, queues }) => {
    const own = queues.find((one) => one.queue === queue.queue);
    return own === undefined ? [] : [{ ...own, at, hour }];
  });
  return (
    <SpaceBetween size="l">
      <RecordTable
        header={
          <Header
            variant="h2"
            description={w('aheadIs')}
            actions={can('plan.publish') && <Button onClick={() => setAsked(true)}>{w('override')}</Button>}
          >
            {w('ahead')}
          </Header>
        }
        items={queue.ahead}
        trackBy="target"
        empty={w('noForecast')}
        columns={[
          { id: 'day', header: w('day'), cell: ({ target }) => date(`${target}T12:00:00.000Z`) },
          { id: 'point', header: w('forecast'), cell: ({ point }) => rounded(point) },
          { id: 'band', header: w('range'), cell: ({ q10, q90 }) => range(q10, q90) },
          { id: 'week', header: w('lastWeek'), cell: ({ lastWeek }) => rounded(lastWeek) },
          { id: 'four', header: w('meanOfFour'), cell: ({ meanOfFour }) => rounded(meanOfFour) },
          {
            id: 'instead',
            header: w('instead'),
            cell: ({ target }) => {
              const last = queue.overrides.filter((one) => one.target === target).at(-1);
              return last === undefined ? (
                '–'
              ) : (
                <>
                  {rounded(last.point)}
                  <div className="quiet">
                    {shortName(last.by)} · <FreeText text={last.reason} />
                  </div>
                </>
              );
            },
          },
        ]}
      />
      <RecordTable
        header={
          <Header variant="h2" description={w('seenIs')}>
            {w('seen')}
          </Header>
        }
        items={looks}
        trackBy="at"
        empty={w('seenNone')}
        columns={[
          { id: 'at', header: w('at'), cell: ({ at }) => time(at) },
          {
            id: 'came',
            header: w('soFar'),
            cell: (one) => w('ofExpected', { n: rounded(one.soFar), expected: rounded(one.expectedSoFar) }),
          },
          {
            id: 'ratio',
            header: w('ratio'),
            cell: ({ ratio, usual }) => (
              <>
                {share(ratio)}
                {usual !== null && (
                  <div className="quiet">{w('usualRange', { low: share(usual[0]), high: share(usual[1]) })}</div>
                )}
              </>
            ),
          },
          { id: 'revised', header: w('revised'), cell: ({ revised }) => rounded(revised) },
        ]}
      />
      <RecordTable
        header={
          <Header variant="h2" description={w('accuracyIs')}>
            {w('accuracy')}
          </Header>
        }
        items={queue.accuracy}
        trackBy={({ lead }) => String(lead)}
        empty={w('accuracyNone')}
        columns={[
          { id: 'lead', header: w('lead'), cell: ({ lead }) => number(lead) },
          { id: 'off', header: w('off'), cell: ({ wape, n }) => `${share(wape)} · ${w('days', { n: number(n) })}` },
          { id: 'week', header: w('lastWeek'), cell: ({ lastWeek }) => share(lastWeek) },
          { id: 'four', header: w('meanOfFour'), cell: ({ meanOfFour }) => share(meanOfFour) },
          { id: 'covered', header: w('covered'), cell: ({ covered }) => share(covered) },
        ]}
      />
      {asked && <OverrideDialog queue={queue} title={title} onClose={() => setAsked(false)} />}
    </SpaceBetween>
  );
}
