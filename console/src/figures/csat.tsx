import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { Bars } from './bars.tsx';
import { Card } from './card.tsx';
import { ListLink } from './list-link.tsx';
import { RateText } from './rate-text.tsx';
import type { Figures } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

/** how merchants rated, and how many of those asked did */
export function Csat({ figures: { csat, lists } }: { readonly figures: Figures }) {
  const f = useFigureWords();
  const { number } = useFormat();
  const rated = csat.ratings.map((n, at) => ({ stars: at + 1, n })).toReversed();
  return (
    <Card title={f('csat.title')} definition={f('csat.is')}>
      <SpaceBetween size="s">
        <div>
          {f('csat.title')}
          {f('colon')}
          <RateText rate={csat.csat} /> · {f('csat.response')}
          {f('colon')}
          <RateText rate={csat.responseRate} />
        </div>
        {csat.csat.n === 0 ? (
          <Box color="text-body-secondary">{f('csat.none')}</Box>
        ) : (
          <Bars
            full={Math.max(...csat.ratings)}
            bars={rated.map(({ stars, n }) => ({
              key: String(stars),
              label: `${f('csat.stars')} ${stars}`,
              parts: [{ name: f('csat.rated'), n, color: stars >= 4 ? 'good' : stars === 3 ? 'soon' : 'late' }],
              told: number(n),
            }))}
          />
        )}
        {lists['csat/unhappy'] !== undefined && (
          <ListLink lists={lists} of="csat/unhappy" title={f('csat.unhappy')}>
            {f('csat.unhappy')}
            {f('colon')}
            {number(lists['csat/unhappy'].n)}
          </ListLink>
        )}
      </SpaceBetween>
    </Card>
  );
}
