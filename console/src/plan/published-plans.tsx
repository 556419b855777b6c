import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import { useTenths } from './plan-tables.tsx';
import { PlanView } from './plan-view.tsx';
import { usePlans } from './use-plans.ts';
import { usePlanWords } from './words/use-plan-words.ts';

/** what was published: it never changes, and its shifts are taken from here */
export function PublishedPlans() {
  const { w } = usePlanWords();
  const { date, instant, number } = useFormat();
  const percent = useTenths();
  const titleOf = useQueueTitle();
  const plans = usePlans();
  const [open, setOpen] = useState('');
  return (
    <State of={plans}>
      {({ plans: known }) => {
        const shown = known.find(({ id }) => id === open);
        return (
          <SpaceBetween size="l">
            <RecordTable
              header={<Header variant="h2">{w('published')}</Header>}
              items={known}
              trackBy="id"
              empty={w('publishedNone')}
              columns={[
                { id: 'week', header: w('week'), cell: ({ week }) => date(week) },
                {
                  id: 'queue',
                  header: w('queue'),
                  cell: ({ queue }) => (queue === undefined ? w('allQueues') : titleOf(queue)),
                },
                {
                  id: 'people',
                  header: w('people'),
                  cell: ({ shifts }) => number(shifts.reduce((sum, { people }) => sum + people, 0)),
                },
                { id: 'attained', header: w('attained'), cell: ({ judged }) => percent(judged.attainment) },
                { id: 'by', header: w('publishedBy'), cell: ({ publishedBy }) => shortName(publishedBy) },
                { id: 'at', header: w('publishedAt'), cell: ({ publishedAt }) => instant(publishedAt) },
                {
                  id: 'show',
                  header: w('show'),
                  cell: ({ id, week, publishedBy }) => (
                    <Button
                      ariaLabel={w('showOf', { week: date(week), by: shortName(publishedBy) })}
                      onClick={() => setOpen(id === open ? '' : id)}
                    >
                      {w('show')}
                    </Button>
                  ),
                },
              ]}
            />
            {shown !== undefined && <PlanView key={shown.id} inputs={shown} shifts={shown.shifts} judged={shown.judged} />}
          </SpaceBetween>
        );
      }}
    </State>
  );
}
