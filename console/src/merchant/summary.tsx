import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { idleSinceOf } from '../../../domain/listing/listed-merchant.ts';
import { whoseMove } from '../../../domain/requirement/whose-move.ts';
import type { ShownSnapshot } from '../api.ts';
import { spanOf, useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { Amount } from '../shell/amount.tsx';
import { Due } from '../shell/due.tsx';
import { StageBadge } from '../shell/stage-badge.tsx';
import { missingOf } from './missing.tsx';

/** whose move it is, since when none was made, and by when what comes next is due */
function Move({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t, term, locale } = useWords();
  const now = useNow();
  const idle = idleSinceOf(snapshot);
  const [next] = missingOf(snapshot.requirements);
  return (
    <>
      {term(whoseMove(snapshot))}
      {idle !== undefined && (
        <div className="soon">{t('today.idle', { span: spanOf(Math.max(0, now - Date.parse(idle)), locale) })}</div>
      )}
      {next?.deadline !== undefined && (
        <div className="quiet">
          {t('merchant.nextDeadline')} <Due at={next.deadline} />
        </div>
      )}
    </>
  );
}

/** where the merchant stands, in one row */
export function Summary({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t, term, locale } = useWords();
  const { number, country, date } = useFormat();
  const now = useNow();
  const { merchant, ladders } = snapshot;
  const ladder = ladders.find(({ stage }) => stage === merchant.lifecycleStage);
  const sent = ladder === undefined ? 0 : ladder.sent.length + (ladder.sentBefore ?? 0);
  const aside = ladder?.snoozedUntil;
  const snoozedUntil = aside !== undefined && Date.parse(aside) > now ? aside : undefined;
  const since = merchant.stageHistory.at(-1)?.at ?? merchant.registeredAt;
  const yesNo = (value: boolean): string => t(value ? 'merchant.yes' : 'merchant.no');
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        minColumnWidth={150}
        items={[
          {
            label: t('merchant.stage'),
            value: (
              <>
                <StageBadge stage={merchant.lifecycleStage} />
                <div className="quiet">{t('merchant.stageFor', { span: spanOf(now - Date.parse(since), locale) })}</div>
              </>
            ),
          },
          { label: t('merchant.whoseMove'), value: <Move snapshot={snapshot} /> },
          { label: t('merchant.charges'), value: yesNo(merchant.chargesEnabled) },
          { label: t('merchant.payouts'), value: yesNo(merchant.payoutsEnabled) },
          {
            label: t('merchants.declared'),
            value:
              merchant.declaredMonthlyVolumeMinor === undefined ? (
                '–'
              ) : (
                <Amount minor={merchant.declaredMonthlyVolumeMinor} currency={merchant.currency} />
              ),
          },
          {
            label: t('merchant.risk'),
            value:
              merchant.risk === undefined
                ? t('merchant.notAssessed')
                : t('merchant.score', { score: merchant.risk.score, outcome: term(merchant.risk.outcome) }),
          },
          {
            label: t('merchant.nudging'),
            value:
              snoozedUntil !== undefined
                ? t('merchant.snoozedUntil', { when: date(snoozedUntil) })
                : merchant.nudgeGroup === 'hold_out'
                  ? t('merchant.holdOut')
                  : ladder === undefined
                    ? '–'
                    : t(`merchant.sent.${new Intl.PluralRules(locale).select(sent) === 'one' ? 'one' : 'many'}`, {
                        n: number(sent),
                        status: term(ladder.status),
                      }),
          },
          { label: t('merchants.segment'), value: `${term(merchant.segment)} · ${country(merchant.country)}` },
        ]}
      />
    </Container>
  );
}
