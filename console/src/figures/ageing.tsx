import Box from '@cloudscape-design/components/box';
import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import { Card } from './card.tsx';
import { useChartColors } from './use-chart-colors.ts';
import type { Figures } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

const words = {
  '1': 'age.1',
  '3': 'age.3',
  '7': 'age.7',
  '14': 'age.14',
  '30': 'age.30',
  older: 'age.older',
} as const;
const ages = ['1', '3', '7', '14', '30', 'older'] as const;

/** everything open by how old it is, in time and late */
export function Ageing({
  figures: { queues },
  titles,
}: {
  readonly figures: Figures;
  readonly titles: ReadonlyMap<string, string>;
}) {
  const f = useFigureWords();
  const { number } = useFormat();
  const color = useChartColors();
  const [chosen, setChosen] = useState('all');
  const wanted = queues.filter(({ queue }) => chosen === 'all' || queue === chosen);
  const sum = (age: string, of: 'inTime' | 'late'): number =>
    wanted.reduce((all, { backlog }) => all + (backlog.find((one) => one.age === age)?.[of] ?? 0), 0);
  const bar = (title: string, of: 'inTime' | 'late', shade: string) => ({
    title,
    type: 'bar' as const,
    color: shade,
    data: ages.map((age) => ({ x: f(words[age]), y: sum(age, of) })),
    valueFormatter: number,
  });
  const total = ages.reduce((all, age) => all + sum(age, 'inTime') + sum(age, 'late'), 0);
  const options = [
    { value: 'all', label: f('age.all') },
    ...queues.map(({ queue }) => ({ value: queue, label: titles.get(queue) ?? queue })),
  ];
  return (
    <Card
      title={f('age.title')}
      definition={f('age.is')}
      actions={
        <Select
          ariaLabel={f('queue.queue')}
          selectedOption={options.find(({ value }) => value === chosen) ?? null}
          options={options}
          expandToViewport
          onChange={({ detail }) => setChosen(detail.selectedOption.value ?? 'all')}
        />
      }
    >
      {total === 0 ? (
        <Box color="text-body-secondary">{f('age.none')}</Box>
      ) : (
        <SpaceBetween size="s">
          <MixedLineBarChart
            ariaLabel={f('age.title')}
            ariaDescription={f('age.is')}
            height={200}
            stackedBars
            hideFilter
            xScaleType="categorical"
            xTitle={f('age.axis')}
            yTitle={f('tasks')}
            yTickFormatter={number}
            series={[bar(f('age.inTime'), 'inTime', color.good), bar(f('age.late'), 'late', color.late)]}
          />
          <PageLink to={`/tasks?queue=${chosen}`}>{f('open', { n: number(total) })}</PageLink>
        </SpaceBetween>
      )}
    </Card>
  );
}
