import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { spanOf, useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { Amount } from '../shell/amount.tsx';
import { PageLink } from '../shell/link.tsx';
import { State } from '../shell/state.tsx';
import { useStalled } from '../work-queries.ts';
import { useWorth } from '../worth.ts';

/** from how many days without a move on a merchant counts here */
const DAYS = 2;
const SHOWN = 8;

/** merchants whose move it is and who make none, the most valuable first */
export function Stalled() {
  const { t, term, locale } = useWords();
  const { number } = useFormat();
  const now = useNow();
  const { basis } = useWorth();
  const stalled = useStalled(DAYS, SHOWN);
  const total = stalled.data?.total;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`${t('today.stalledOrder')} ${basis}`}
          {...(total === undefined ? {} : { counter: `(${number(total)})` })}
        >
          {t('today.stalledBy')}
        </Header>
      }
      footer={<PageLink to={`/merchants?sort=value&stalledDays=${DAYS}`}>{t('today.stalledAll')}</PageLink>}
    >
      <State of={stalled}>
        {({ merchants }) => (
          <>
            {merchants.length === 0 && <Box color="text-body-secondary">{t('today.stalledNobody')}</Box>}
            <ol className="glance">
              {merchants.map((one) => (
                <li key={one.merchantId} className="valued">
                  <PageLink to={`/merchants/${one.merchantId}`}>{one.legalName}</PageLink>
                  <span className="amount">
                    {one.declaredMonthlyVolumeMinor !== undefined && (
                      <Amount minor={one.declaredMonthlyVolumeMinor} currency={one.currency} />
                    )}
                  </span>
                  <span className="quiet">
                    {[
                      term(one.segment),
                      term(one.lifecycleStage),
                      ...(one.idleSince === undefined
                        ? []
                        : [t('today.idle', { span: spanOf(now - Date.parse(one.idleSince), locale) })]),
                    ].join(' · ')}
                  </span>
                </li>
              ))}
            </ol>
          </>
        )}
      </State>
    </Container>
  );
}
