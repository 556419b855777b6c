import { useQueries } from '@tanstack/react-query';
import { get, type MerchantPage } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useSession } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { stages } from './stages.ts';

const COUNTED = 100;
const SHOWN = 8;

/** the declared value of the counted, per currency: currencies are not added up */
const declaredIn = (page: MerchantPage): readonly [string, number][] => {
  const sums = new Map<string, number>();
  for (const { currency, declaredMonthlyVolumeMinor = 0 } of page.merchants)
    sums.set(currency, (sums.get(currency) ?? 0) + declaredMonthlyVolumeMinor);
  return [...sums].filter(([, sum]) => sum > 0).sort(([, one], [, other]) => other - one);
};

/** the stages side by side; counted up to a hundred, because counting more would read them all */
export default function Board() {
  const { term } = useWords();
  const { money } = useFormat();
  const { door } = useSession();
  const pages = useQueries({
    queries: stages.map((stage) => ({
      queryKey: ['merchants', 'board', stage],
      queryFn: () => get<MerchantPage>(door, `/merchants?stage=${stage}&limit=${COUNTED}`),
      refetchInterval: 10_000,
    })),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section className="board" tabIndex={0} aria-label={stages.map(term).join(', ')}>
      {stages.map((stage, at) => {
        const page = pages[at]?.data;
        return (
          <section key={stage} aria-label={term(stage)}>
            <h2>
              <PageLink to={`/merchants?stage=${stage}`}>{term(stage)}</PageLink>
              <span>{page === undefined ? '…' : `${page.merchants.length}${page.cursor === undefined ? '' : '+'}`}</span>
            </h2>
            {page !== undefined &&
              declaredIn(page).map(([currency, sum]) => (
                <div key={currency} className="quiet">
                  {money(sum, currency)}
                </div>
              ))}
            <ul>
              {page?.merchants.slice(0, SHOWN).map((one) => (
                <li key={one.merchantId}>
                  <PageLink to={`/merchants/${one.merchantId}`}>{one.legalName}</PageLink>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
