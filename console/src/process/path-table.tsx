import Header from '@cloudscape-design/components/header';
import { reportingCurrency } from '../../../domain/money/reference-rates.ts';
import { waitedOn } from '../../../domain/process/run-story.ts';
import { useFormat } from '../format.ts';
import { RecordTable } from '../shell/record-table.tsx';
import { useWorth } from '../worth.ts';
import { type PlaybookTime, useProcessNames } from './use-process.ts';
import { useProcessWords } from './words/use-process-words.ts';

type Path = PlaybookTime['paths'][number];

/** the ways finished runs took, with how many, how long and what their merchants are worth in one currency */
export function PathTable({ of: { paths, otherPaths } }: { readonly of: PlaybookTime }) {
  const p = useProcessWords();
  const { number, time } = useProcessNames();
  const { money } = useFormat();
  const { reporting } = useWorth();
  const nameOf = (step: string): string => {
    const who = waitedOn.safeParse(step);
    return who.success ? p(who.data) : p('more');
  };
  const worthOf = ({ value }: Path): number =>
    Object.entries(value).reduce((sum, [currency, minor]) => sum + (reporting(minor, currency) ?? 0), 0);
  return (
    <RecordTable<Path>
      items={paths}
      trackBy={({ path }) => path.join()}
      empty={p('noPaths')}
      header={
        <Header variant="h2" description={p('pathsHint')}>
          {p('paths')}
        </Header>
      }
      footer={otherPaths === 0 ? undefined : p('otherPaths', { n: number(otherPaths) })}
      columns={[
        { id: 'path', header: p('path'), minWidth: 240, cell: ({ path }) => path.map(nameOf).join(' → ') },
        { id: 'runs', header: p('pathRuns'), cell: ({ runs }) => number(runs) },
        { id: 'time', header: p('pathTime'), cell: ({ minutes, runs }) => time(minutes / runs) },
        { id: 'value', header: p('value'), cell: (path) => money(worthOf(path), reportingCurrency) },
      ]}
    />
  );
}
