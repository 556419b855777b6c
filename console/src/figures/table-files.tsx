import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/list-tables/answer.ts';
import { get } from '../api.ts';
import { useFormat } from '../format.ts';
import { usePerson, useSession } from '../session.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { State } from '../shell/state.tsx';
import { useTableWords } from './table-words.ts';

type Answer = z.output<typeof answer>;
type File = NonNullable<Answer['night']>['files'][number];

/** addresses are good for five minutes */
const FRESH_MS = 4 * 60_000;

/** what is written each night for spreadsheets, to download as CSV; nothing for those who may not */
export function TableFiles() {
  const w = useTableWords();
  const { number, instant, date } = useFormat();
  const { door } = useSession();
  const allowed = usePerson().can('tables.read');
  const tables = useQuery({
    queryKey: ['tables'],
    queryFn: () => get<Answer>(door, '/tables'),
    enabled: allowed,
    staleTime: FRESH_MS,
    refetchInterval: FRESH_MS,
  });
  if (!allowed) return null;
  return (
    <State of={tables}>
      {({ night }) => (
        <RecordTable<File>
          items={night?.files ?? []}
          trackBy="name"
          empty={w('empty')}
          header={
            <Header
              variant="h2"
              description={night === undefined ? undefined : w('hint', { day: date(night.day), at: instant(night.madeAt) })}
            >
              {w('title')}
            </Header>
          }
          columns={[
            {
              id: 'table',
              header: w('table'),
              cell: ({ table, day }) => (table === 'payments_by_day' ? `${w(table)}, ${date(day)}` : w(table)),
            },
            { id: 'rows', header: w('rows'), cell: ({ rows }) => number(rows) },
            {
              id: 'file',
              header: w('download'),
              cell: ({ name, url }) => (
                <Link href={url} variant="primary">
                  {name}
                </Link>
              ),
            },
          ]}
        />
      )}
    </State>
  );
}
