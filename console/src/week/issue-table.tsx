import { ListLink } from '../figures/list-link.tsx';
import type { Figures } from '../figures/use-figures.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { SheetTable } from './sheet-table.tsx';
import { useWeekWords } from './week-words.ts';
import type { Recurring } from './work-table.tsx';

/** what an issue is called: what is known of it, in the order it is counted by */
export const useIssueName = () => {
  const { term } = useWords();
  return ({
    topic,
    method,
    provider,
    errorCode,
  }: Pick<Recurring['issues'][number], 'topic' | 'method' | 'provider' | 'errorCode'>) =>
    [topic === undefined ? undefined : term(topic), method, provider, errorCode].filter((one) => one !== undefined).join(', ');
};

/** issues that are suspected, each with the days chance does not explain */
export function IssueTable({ recurring, lists }: { readonly recurring: Recurring; readonly lists: Figures['lists'] }) {
  const w = useWeekWords();
  const nameOf = useIssueName();
  const { number, date } = useFormat();
  return (
    <SheetTable
      title={w('issues')}
      empty={w('issuesNone')}
      items={recurring.issues}
      keyOf={({ key }) => key}
      columns={[
        { header: w('issue'), cell: (one) => nameOf(one) },
        {
          header: w('evidence'),
          cell: ({ days }) =>
            days.map(({ day, count, merchants, expected }) => (
              <div key={day}>
                {w('fired', { day: date(day), count: number(count), merchants: number(merchants), expected: number(expected) })}
              </div>
            )),
        },
        { header: w('cases'), cell: ({ weeks }) => weeks.map(number).join(' · ') },
        {
          header: w('merchants'),
          cell: (one) => (
            <ListLink lists={lists} of={`issue/${one.key}`} title={nameOf(one)}>
              {number(lists[`issue/${one.key}`]?.n ?? 0)}
            </ListLink>
          ),
        },
      ]}
    />
  );
}
