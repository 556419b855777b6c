import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { Card } from './card.tsx';
import { shownRate } from './enough.ts';
import { ListLink } from './list-link.tsx';
import { RateText } from './rate-text.tsx';
import { Scroll } from './scroll.tsx';
import type { Figures } from './use-figures.ts';
import { usePoints } from './use-points.ts';
import { useFigureWords } from './words/use-figure-words.ts';

type Nudge = Figures['nudges'][number];

/** what nudging does, against those who are never nudged */
export function Nudges({ figures: { nudges, lists } }: { readonly figures: Figures }) {
  const f = useFigureWords();
  const { number } = useFormat();
  const { points, told } = usePoints();
  const known = (one: Nudge) =>
    shownRate(one.nudged) === null || shownRate(one.holdOut) === null || one.uplift === null || one.upliftInterval === null
      ? undefined
      : { uplift: one.uplift, ...one.upliftInterval };
  const longest = nudges.at(-1);
  const last = longest === undefined ? undefined : known(longest);
  const verdict = last === undefined ? 'notEnough' : last.low > 0 ? 'nudge.yes' : last.high < 0 ? 'nudge.no' : 'nudge.unclear';
  return (
    <Card title={f('nudge.title')} definition={f('nudge.is')}>
      <SpaceBetween size="s">
        <Scroll label={f('nudge.title')}>
          <table className="figure-table">
            <thead>
              <tr>
                <th scope="col">{f('nudge.within')}</th>
                <th scope="col">{f('nudge.nudged')}</th>
                <th scope="col">{f('nudge.holdOut')}</th>
                <th scope="col">{f('nudge.uplift')}</th>
              </tr>
            </thead>
            <tbody>
              {nudges.map((one) => {
                const uplift = known(one);
                return (
                  <tr key={one.days}>
                    <th scope="row">{f('nudge.days', { n: number(one.days) })}</th>
                    <td>
                      <RateText rate={one.nudged} />
                    </td>
                    <td>
                      <RateText rate={one.holdOut} />
                    </td>
                    <td>
                      {uplift === undefined ? (
                        <span className="quiet">{f('notEnough')}</span>
                      ) : (
                        <>
                          {told(uplift.uplift)}{' '}
                          <span className="quiet">({f('interval', { low: points(uplift.low), high: points(uplift.high) })})</span>
                        </>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
        <div>{f(verdict)}</div>
        <ListLink lists={lists} of="nudge/treated/still" title={f('nudge.still')}>
          {f('nudge.still')}
          {f('colon')}
          {number(lists['nudge/treated/still']?.n ?? 0)}
        </ListLink>
      </SpaceBetween>
    </Card>
  );
}
