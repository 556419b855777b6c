import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { StageBadge } from '../shell/stage-badge.tsx';
import { missingOf } from './missing.tsx';

/** where the merchant stands, in one row */
export function Summary({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t, term } = useWords();
  const { money, ago } = useFormat();
  const { merchant, ladders, requirements } = snapshot;
  const ladder = ladders.find(({ stage }) => stage === merchant.lifecycleStage);
  const since = merchant.stageHistory.at(-1)?.at ?? merchant.registeredAt;
  const parties = [...new Set(missingOf(requirements).map(({ awaitingActionFrom }) => term(awaitingActionFrom)))];
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
                <div className="quiet">{ago(since)}</div>
              </>
            ),
          },
          { label: t('merchant.whoseMove'), value: parties.length === 0 ? '–' : parties.join(', ') },
          { label: t('merchant.charges'), value: yesNo(merchant.chargesEnabled) },
          { label: t('merchant.payouts'), value: yesNo(merchant.payoutsEnabled) },
          {
            label: t('merchants.declared'),
            value:
              merchant.declaredMonthlyVolumeMinor === undefined
                ? '–'
                : money(merchant.declaredMonthlyVolumeMinor, merchant.currency),
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
              merchant.nudgeGroup === 'hold_out'
                ? t('merchant.holdOut')
                : ladder === undefined
                  ? '–'
                  : t('merchant.rung', { rung: ladder.rung + 1, status: term(ladder.status) }),
          },
          { label: t('merchants.segment'), value: `${term(merchant.segment)} · ${merchant.country}` },
        ]}
      />
    </Container>
  );
}
