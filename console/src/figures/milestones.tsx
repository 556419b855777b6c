import { majorAmount } from '../../../domain/money/minor-units.ts';
import type { MilestonePolicy } from '../../../domain/policy/care-schema.ts';
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
export function Milestones(props: { readonly figures: Figures; readonly milestones: readonly MilestonePolicy[] }) {
  const { milestones, lists } = props.figures;
  const f = useFigureWords();
  const { term } = useWords();
  const { number } = useFormat();
  const nameOf = (key: string): string => {
    const policy = props.milestones.find((one) => one.key === key);
    if (policy?.count !== undefined) return f('milestone.count', { n: number(policy.count) });
    const amounts = new Set(Object.entries(policy?.amountMinor ?? {}).map(([currency, minor]) => majorAmount(minor, currency)));
    const [amount] = amounts;
    // one amount for every currency is said without any
    return amounts.size === 1 && amount !== undefined ? f('milestone.tpv', { amount: number(amount) }) : term(key);
  };
  return (
    <Card title={f('milestone.title')} definition={f('milestone.is')}>
      <Bars
        full={1}
        under
        bars={milestones.map(({ key, rate, medianDays, medianOver }) => {
          const median = shownDays(medianDays, medianOver);
          return {
            key,
            label: nameOf(key),
            parts: [{ name: f('milestone.reached'), n: shownRate(rate) ?? 0, color: 'brand' }],
            told: (
              <>
                <ListLink lists={lists} of={`milestone/${key}/reached`} title={`${nameOf(key)} · ${f('milestone.reached')}`}>
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
