import { useSearchParams } from 'wouter';
import { useWords } from '../i18n/index.tsx';
import { Amount } from '../shell/amount.tsx';
import { PageLink } from '../shell/link.tsx';
import { State } from '../shell/state.tsx';
import { useWorth } from '../worth.ts';
import { useListFormats } from './list-formats.ts';
import { useMerchantBoard } from './use-merchant-list.ts';
import { paramsOf, viewOf } from './view.ts';

/** the stages side by side: how many, what they declared, who is stalled, and the most valuable few */
export default function Board() {
  const { t, term } = useWords();
  const { number, days } = useListFormats();
  const { both, basis } = useWorth();
  const [params] = useSearchParams();
  const view = viewOf(params);
  const asked = useMerchantBoard(paramsOf({ ...view, stage: [], sort: 'name' }).toString());
  return (
    <State of={asked}>
      {({ columns, asOf }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
        <section className="board" tabIndex={0} aria-label={t('merchants.board')}>
          {columns.map(({ stage, count, stalled, declaredMinor, first }) => (
            <section key={stage} aria-label={term(stage)}>
              <h2>
                <PageLink to={`/merchants?${paramsOf({ ...view, stage: [stage], sort: 'value' })}`}>{term(stage)}</PageLink>
                <span>{number(count)}</span>
              </h2>
              {count === 0 && <div className="quiet">{t('merchants.boardNobody')}</div>}
              {count > 0 && (
                <div className="quiet label" title={basis}>
                  {t('merchants.declared')}
                </div>
              )}
              {Object.entries(declaredMinor)
                .filter(([, sum]) => sum > 0)
                .sort(([one], [other]) => one.localeCompare(other))
                .map(([currency, sum]) => (
                  <div key={currency} className="amount">
                    <Amount minor={sum} currency={currency} />
                  </div>
                ))}
              {stalled > 0 && (
                <div>
                  <PageLink to={`/merchants?${paramsOf({ ...view, stage: [stage], stalledDays: '1', sort: 'stalled' })}`}>
                    {t('merchants.boardStalled', { n: number(stalled) })}
                  </PageLink>
                </div>
              )}
              <ul>
                {first.map((one) => (
                  <li key={one.merchantId}>
                    <PageLink to={`/merchants/${one.merchantId}`}>{one.legalName}</PageLink>
                    {one.declaredMonthlyVolumeMinor !== undefined && (
                      <div className="quiet">{both(one.declaredMonthlyVolumeMinor, one.currency)}</div>
                    )}
                    {one.idleSince !== undefined && (
                      <div className="quiet">{t('merchants.boardIdle', { days: days(one.idleSince, asOf) })}</div>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </section>
      )}
    </State>
  );
}
