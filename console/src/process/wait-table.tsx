import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import { RecordTable } from '../shell/record-table.tsx';
import { type PlaybookTime, useProcessNames, type WaitTime, waitKey } from './use-process.ts';
import { useProcessWords } from './words/use-process-words.ts';

/** every wait of a playbook, the longest of all first; each opens down to its merchants and its policy */
export function WaitTable({ of, onOpen }: { readonly of: PlaybookTime; readonly onOpen: (key: string) => void }) {
  const p = useProcessWords();
  const { number, percent, time, what, worked } = useProcessNames();
  return (
    <RecordTable<WaitTime>
      items={of.waits}
      trackBy={waitKey}
      empty={p('noRuns')}
      header={
        <Header variant="h2" description={p('waitsHint')}>
          {p('waits')}
        </Header>
      }
      columns={[
        {
          id: 'what',
          header: p('what'),
          minWidth: 200,
          cell: (wait) => (
            <Button variant="inline-link" onClick={() => onOpen(waitKey(wait))}>
              {what(wait)}
            </Button>
          ),
        },
        { id: 'who', header: p('who'), cell: ({ who }) => p(who) },
        {
          id: 'share',
          header: p('share'),
          cell: ({ minutes }) =>
            p('part', { share: percent(of.minutes.total === 0 ? 0 : minutes / of.minutes.total), time: time(minutes) }),
        },
        { id: 'times', header: p('times'), cell: ({ times }) => number(times) },
        {
          id: 'again',
          header: p('again'),
          cell: ({ again, times }) =>
            again === 0 ? number(0) : p('againIs', { n: number(again), share: percent(again / times) }),
        },
        { id: 'median', header: p('median'), cell: ({ median }) => worked(median) },
        { id: 'p90', header: p('p90'), cell: ({ p90 }) => worked(p90) },
        { id: 'running', header: p('running'), cell: ({ running }) => number(running) },
      ]}
    />
  );
}
