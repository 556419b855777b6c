import Box from '@cloudscape-design/components/box';
import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { Card } from './card.tsx';
import { shownRate } from './enough.ts';
import { ListLink } from './list-link.tsx';
import { RateText } from './rate-text.tsx';
import { Scroll } from './scroll.tsx';
import { useChartColors } from './use-chart-colors.ts';
import type { Figures } from './use-figures.ts';
import { useMonth } from './use-month.ts';
import { useFigureWords } from './words/use-figure-words.ts';

const SHOWN = 12;

/** activation rate of each month's merchants, once they have been observed long enough */
export function Cohorts({ figures: { cohorts, lists } }: { readonly figures: Figures }) {
  const f = useFigureWords();
  const { percent, number, date } = useFormat();
  const month = useMonth();
  const { brand: color } = useChartColors();
  const [within, setWithin] = useState('30');
  const shown = cohorts.slice(-SHOWN);
  const points = shown.flatMap((one) => {
    const rate = one.windows.find(({ days }) => String(days) === within)?.rate;
    const value = rate === undefined ? null : shownRate(rate);
    return value === null ? [] : [{ x: month(one.month), y: value }];
  });
  const days = shown[0]?.windows.map((one) => String(one.days)) ?? [];
  const title = f('cohort.rate', { days: within });
  return (
    <Card
      title={f('cohort.title')}
      definition={f('cohort.is')}
      actions={
        <SegmentedControl
          label={title}
          selectedId={within}
          onChange={({ detail }) => setWithin(detail.selectedId)}
          options={days.map((id) => ({ id, text: f('nudge.days', { n: id }) }))}
        />
      }
    >
      <SpaceBetween size="m">
        {points.length === 0 ? (
          <Box color="text-body-secondary">{f('notEnough')}</Box>
        ) : (
          <div className="figure-chart">
            <MixedLineBarChart
              ariaLabel={title}
              ariaDescription={f('cohort.is')}
              height={180}
              hideFilter
              hideLegend
              xScaleType="categorical"
              xDomain={shown.map((one) => month(one.month))}
              yDomain={[0, Math.max(1, ...points.map(({ y }) => Math.ceil(y * 10))) / 10]}
              yTickFormatter={percent}
              series={[{ title, type: 'bar', color, data: points, valueFormatter: percent }]}
            />
          </div>
        )}
        <Scroll label={f('cohort.title')}>
          <table className="figure-table">
            <thead>
              <tr>
                <th scope="col">{f('cohort.cohort')}</th>
                <th scope="col">{f('cohort.size')}</th>
                <th scope="col">{title}</th>
                <th scope="col">{f('cohort.waiting')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.toReversed().map((one) => {
                const window = one.windows.find(({ days: w }) => String(w) === within);
                const waiting = `cohort/${one.month}/waiting`;
                return (
                  <tr key={one.month}>
                    <th scope="row" className="nowrap">
                      {month(one.month)}
                    </th>
                    <td>{number(one.n)}</td>
                    <td>
                      {window === undefined || window.rate.value === null ? (
                        <span className="quiet">
                          {window === undefined ? '' : f('notYet', { date: date(window.observedAt) })}
                        </span>
                      ) : (
                        <RateText rate={window.rate} />
                      )}
                    </td>
                    <td>
                      <ListLink lists={lists} of={waiting} title={`${month(one.month)} · ${f('cohort.waiting')}`}>
                        {number(lists[waiting]?.n ?? 0)}
                      </ListLink>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      </SpaceBetween>
    </Card>
  );
}
