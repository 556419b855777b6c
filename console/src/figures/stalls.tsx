import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { Bars } from './bars.tsx';
import { Card } from './card.tsx';
import { shownRate } from './enough.ts';
import { ListLink } from './list-link.tsx';
import { RateText } from './rate-text.tsx';
import type { Figures } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

/** how many of those who entered a stage stalled there, and who is stalled now */
export function Stalls({ figures: { stalls, lists } }: { readonly figures: Figures }) {
  const f = useFigureWords();
  const { term } = useWords();
  const { number } = useFormat();
  return (
    <Card title={f('stall.title')} definition={f('stall.is')}>
      <Bars
        full={1}
        under
        bars={stalls.map(({ stage, rate, stalledNow }) => ({
          key: stage,
          label: term(stage),
          parts: [{ name: f('stall.rate'), n: shownRate(rate) ?? 0, color: 'soon' }],
          told: (
            <>
              <ListLink lists={lists} of={`stalled/${stage}`} title={`${term(stage)} · ${f('stall.rate')}`}>
                <RateText rate={rate} />
              </ListLink>
              {stalledNow > 0 && (
                <>
                  {' · '}
                  <ListLink lists={lists} of={`stalled-now/${stage}`} title={`${term(stage)} · ${f('stall.now')}`}>
                    {f('stall.now')}
                    {f('colon')}
                    {number(stalledNow)}
                  </ListLink>
                </>
              )}
            </>
          ),
        }))}
      />
    </Card>
  );
}
