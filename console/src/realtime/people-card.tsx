import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { Card } from '../figures/card.tsx';
import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import type { RealtimeAnswer } from './use-realtime.ts';
import { useRealtimeWords } from './words/use-realtime-words.ts';

/** how much of the time people are there they have work in hand, and how much of it they are away */
export function PeopleCard({ people }: Pick<RealtimeAnswer, 'people'>) {
  const w = useRealtimeWords();
  const { number, percent } = useFormat();
  const hours = (minutes: number): string => number(Math.round(minutes / 6) / 10);
  return (
    <Card title={w('people')} definition={`${w('occupancyIs')} ${w('shrinkageIs')}`}>
      {people === null ? (
        <Box>
          {w('peopleNone')} <PageLink to="/plan">→</PageLink>
        </Box>
      ) : (
        <KeyValuePairs
          columns={3}
          items={[
            { label: w('occupancy'), value: people.occupancy === null ? '–' : percent(people.occupancy) },
            { label: w('shrinkage'), value: people.shrinkage === null ? '–' : percent(people.shrinkage) },
            { label: w('people'), value: w('hoursPlanned', { n: hours(people.planned), away: hours(people.away) }) },
          ]}
        />
      )}
    </Card>
  );
}
