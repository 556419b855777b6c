import { useFormat } from '../format.ts';
import { shownRate } from './enough.ts';
import type { Rate } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

/** a rate with the number it was taken over, or that there is not enough to take one */
export function RateText({ rate }: { readonly rate: Rate }) {
  const f = useFigureWords();
  const { percent, number } = useFormat();
  const shown = shownRate(rate);
  return (
    <span className="nowrap">
      {shown === null ? <span className="quiet">{f('notEnough')}</span> : percent(shown)}{' '}
      <span className="quiet">({f('n', { n: number(rate.n) })})</span>
    </span>
  );
}
