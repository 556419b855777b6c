import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useFigureWords } from './words/use-figure-words.ts';

/** percentage points of a share (0.07 is 7): the number with its sign, and the number with its unit */
export const usePoints = () => {
  const f = useFigureWords();
  const { locale } = useWords();
  const { number } = useFormat();
  const whole = (share: number): number => Math.round(share * 100);
  const points = (share: number): string => number(whole(share)).replace('-', '−');
  const told = (share: number): string =>
    f(new Intl.PluralRules(locale).select(whole(share)) === 'one' ? 'point' : 'points', { n: points(share) });
  return { points, told };
};
