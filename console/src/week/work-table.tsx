import type { Figures } from '../figures/use-figures.ts';
import { useFormat } from '../format.ts';
import { useQueueTitle } from '../tasks/task-table.tsx';
import { SheetTable } from './sheet-table.tsx';
import { useWeekWords } from './week-words.ts';

export type Recurring = NonNullable<Figures['recurring']>;

const thirtyDays = 30;
const shownCohorts = 4;

/** how the work of a team went, and how many merchants got as far as selling */
export function Work(props: {
  readonly figures: Figures;
  readonly recurring: Recurring;
  readonly queues: readonly string[] | undefined;
}) {
  const { figures, recurring, queues } = props;
  const w = useWeekWords();
  const { number, percent } = useFormat();
  const titleOf = useQueueTitle();
  const names = [...new Set(recurring.queueWeeks.map(({ queue }) => queue))].filter((one) => queues?.includes(one) ?? true);
  const weeksOf = (queue: string) => recurring.queueWeeks.filter((one) => one.queue === queue);
  const onTime = (queue: string): string => {
    const [met, breached] = (['met', 'breached'] as const).map((part) => weeksOf(queue).reduce((sum, one) => sum + one[part], 0));
    const all = (met ?? 0) + (breached ?? 0);
    return all === 0 ? '–' : `${percent((met ?? 0) / all)} (n = ${number(all)})`;
  };
  return (
    <>
      <SheetTable
        title={w('work')}
        empty={w('workNone')}
        items={names}
        keyOf={(queue) => queue}
        columns={[
          { header: w('queue'), cell: (queue) => titleOf(queue) },
          {
            header: w('opened'),
            cell: (queue) =>
              weeksOf(queue)
                .map(({ opened }) => number(opened))
                .join(' · '),
          },
          { header: w('onTime'), cell: onTime },
        ]}
      />
      <SheetTable
        title={w('cohorts')}
        empty={w('none')}
        items={figures.cohorts.slice(-shownCohorts)}
        keyOf={({ month }) => month}
        columns={[
          { header: w('cohort'), cell: ({ month }) => month },
          {
            header: w('rate'),
            cell: ({ windows, n }) => {
              const value = windows.find(({ days }) => days === thirtyDays)?.rate.value ?? null;
              return `${value === null ? w('notYet') : percent(value)} (n = ${number(n)})`;
            },
          },
        ]}
      />
    </>
  );
}
