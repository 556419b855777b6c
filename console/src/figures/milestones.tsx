import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { Bars } from './bars.tsx';
import { Card } from './card.tsx';
import { shownDays, shownRate } from './enough.ts';
import { ListLink } from './list-link.tsx';
import { RateText } from './rate-text.tsx';
import type { Figures } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

/** which milestones merchants that sell have reached, and how soon */
export function Milestones({ figures: { milestones, lists } }: { readonly figures: Figures }) {
  const f = useFigureWords();
  const { term } = useWords();
  const { number } = useFormat();
  return (
    <Card title={f('milestone.title')} definition={f('milestone.is')}>
      <Bars
        full={1}
        bars={milestones.map(({ key, rate, medianDays, medianOver }) => {
          const median = shownDays(medianDays, medianOver);
          return {
            key,
            label: term(key),
            parts: [{ name: f('milestone.reached'), n: shownRate(rate) ?? 0, color: 'brand' }],
            told: (
              <>
                <ListLink lists={lists} of={`milestone/${key}/reached`} title={`${term(key)} · ${f('milestone.reached')}`}>
                  <RateText rate={rate} />
                </ListLink>
                {median !== null && (
                  <span className="quiet">
                    {' · '}
                    <abbr title={f('milestone.median')}>{f('overview.days', { n: number(median) })}</abbr>
                  </span>
                )}
              </>
            ),
          };
        })}
      />
    </Card>
  );
}
