import SpaceBetween from '@cloudscape-design/components/space-between';
import { Bars, Legend, type Part } from '../figures/bars.tsx';
import { Card } from '../figures/card.tsx';
import { type PlaybookTime, useProcessNames } from './use-process.ts';
import { useProcessWords } from './words/use-process-words.ts';

const shades: Readonly<Record<string, Part['color']>> = {
  ...{ handling: 'good', queueOpen: 'late', queueClosed: 'soon', merchant: 'brand' },
  ...{ engineering: 'late', outage: 'soon' },
};
const parties = ['handling', 'queueOpen', 'queueClosed', 'merchant', 'provider', 'engineering', 'policy', 'outage'] as const;

/** whose time it was: a bar for each party, its share and its time, and the total they add up to */
export function TimeParts({ of: { minutes } }: { readonly of: PlaybookTime }) {
  const p = useProcessWords();
  const { percent, time } = useProcessNames();
  const shown = parties.filter((party) => minutes[party] > 0);
  const partOf = (party: (typeof parties)[number]): Part => ({
    ...{ name: p(party), n: minutes[party], color: shades[party] ?? 'quiet' },
  });
  return (
    <Card title={p('time')} definition={p('timeIs')}>
      <SpaceBetween size="s">
        <Legend parts={shown.map(partOf)} />
        <Bars
          under
          full={minutes.total}
          bars={[
            ...shown.map((party) => ({
              ...{ key: party, label: p(party), parts: [partOf(party)] },
              told: p('part', { share: percent(minutes[party] / minutes.total), time: time(minutes[party]) }),
            })),
            { key: 'total', label: p('total'), parts: shown.map(partOf), told: time(minutes.total) },
          ]}
        />
      </SpaceBetween>
    </Card>
  );
}
