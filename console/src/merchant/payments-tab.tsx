import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { rampRate } from '../../../domain/metrics/volume.ts';
import type { Merchant } from '../../../domain/model/merchant.ts';
import type { Payments } from '../../../domain/model/payments.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePaymentDays } from '../queries.ts';
import { State } from '../shell/state.tsx';
import { Conversion } from './conversion.tsx';
import { FailedAttempts } from './failed-attempts.tsx';
import { useMilestoneName } from './names.ts';

const DAY = 86_400_000;
const SHOWN_DAYS = 60;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const highestOf = (days: readonly { readonly tpvMinor: number }[]): number =>
  Math.max(0, ...days.map(({ tpvMinor }) => tpvMinor));

/** the first thirty days against what was declared, never drawn longer than the whole */
function Ramp({ value, part, whole }: { readonly value: number; readonly part: string; readonly whole: string }) {
  const { t } = useWords();
  const { percent } = useFormat();
  return (
    <>
      {percent(value)}
      <span className="ramp" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(1, value) * 100}%` }} />
      </span>
      <span className="quiet">{t('merchant.rampOf', { part, whole })}</span>
    </>
  );
}

/** the UTC days a chart shows, ascending */
const useShownDays = (): readonly string[] => {
  const today = Math.floor(useNow() / DAY) * DAY;
  return Array.from({ length: SHOWN_DAYS }, (_, at) => dayOf(today - (SHOWN_DAYS - 1 - at) * DAY));
};

/** of a merchant that has sold nothing: whether somebody tried to pay */
function LatestFailed({ merchantId }: { readonly merchantId: string }) {
  const days = useShownDays();
  const asked = usePaymentDays(merchantId, days[0] ?? '', days.at(-1) ?? '');
  return <State of={asked}>{({ failed }) => <FailedAttempts sales={0} failed={failed} />}</State>;
}

function Bars({ merchantId, currency }: { readonly merchantId: string; readonly currency: string }) {
  const { t } = useWords();
  const { money, date, number } = useFormat();
  const days = useShownDays();
  const asked = usePaymentDays(merchantId, days[0] ?? '', days.at(-1) ?? '');
  return (
    <State of={asked}>
      {(answer) => {
        const known = new Map(answer.days.map((one) => [one.day, one]));
        const highest = Math.max(1, highestOf(answer.days));
        const told = (day: string): string => {
          const one = known.get(day);
          return `${date(day)}${t('colon')}${money(one?.tpvMinor ?? 0, currency)}, ${number(one?.count ?? 0)}`;
        };
        const total = answer.days.reduce((sum, { tpvMinor }) => sum + tpvMinor, 0);
        return (
          <figure style={{ margin: 0 }}>
            <figcaption>
              <Box variant="h3">{t('merchant.tpv')}</Box>
              <span className="quiet">
                {t('merchant.lastDays', { n: number(SHOWN_DAYS), amount: money(total, currency) })} ·{' '}
                {t('merchant.highest', { amount: money(highestOf(answer.days), currency) })}
              </span>
            </figcaption>
            <div className="bars" role="img" aria-label={`${t('merchant.tpv')}${t('colon')}${money(total, currency)}`}>
              {days.map((day) => (
                <span
                  key={day}
                  title={told(day)}
                  style={{ height: `${Math.max(known.has(day) ? 2 : 0, ((known.get(day)?.tpvMinor ?? 0) / highest) * 100)}%` }}
                />
              ))}
            </div>
            <div className="axis quiet" aria-hidden="true">
              <span>{date(days[0] ?? '')}</span>
              <span>{date(days.at(-1) ?? '')}</span>
            </div>
            <FailedAttempts sales={answer.days.reduce((sum, { count }) => sum + count, 0)} failed={answer.failed} />
          </figure>
        );
      }}
    </State>
  );
}

/** TPV by day, the ramp against what was declared, and the milestones */
export function PaymentsPanel({ merchant, payments }: { readonly merchant: Merchant; readonly payments: Payments | undefined }) {
  const { t, term } = useWords();
  const { money, number, instant } = useFormat();
  const nameOf = useMilestoneName();
  if (payments === undefined || payments.count === 0) {
    return (
      <Container header={<Header variant="h2">{t('merchant.payments')}</Header>}>
        <Box color="text-body-secondary">{t('merchant.noSales')}</Box>
        <LatestFailed merchantId={merchant.merchantId} />
        <Conversion merchantId={merchant.merchantId} />
      </Container>
    );
  }
  const ramp = rampRate(payments.rampMinor, merchant.declaredMonthlyVolumeMinor ?? 0);
  const milestones = Object.entries(payments.milestones).sort(([, one], [, other]) => one.localeCompare(other));
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t('merchant.payments')}</Header>}>
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={4}
            minColumnWidth={150}
            items={[
              { label: t('merchant.tpvTotal'), value: money(payments.tpvMinor, payments.currency) },
              { label: t('merchant.sales'), value: number(payments.count) },
              { label: t('merchant.refunded'), value: money(payments.refundedMinor, payments.currency) },
              {
                label: t('merchant.ramp'),
                value:
                  ramp.value === null ? (
                    t('merchant.notEnough')
                  ) : (
                    <Ramp
                      value={ramp.value}
                      part={money(payments.rampMinor, payments.currency)}
                      whole={money(merchant.declaredMonthlyVolumeMinor ?? 0, merchant.currency)}
                    />
                  ),
              },
            ]}
          />
          <Bars merchantId={merchant.merchantId} currency={payments.currency} />
          {milestones.length > 0 && (
            <div>
              <Box variant="h3">{t('merchant.milestones')}</Box>
              <KeyValuePairs
                columns={4}
                minColumnWidth={150}
                items={milestones.map(([key, at]) => ({
                  label: nameOf(key, payments.currency) ?? term(key),
                  value: instant(at),
                }))}
              />
            </div>
          )}
        </SpaceBetween>
      </Container>
      <Conversion merchantId={merchant.merchantId} />
    </SpaceBetween>
  );
}
