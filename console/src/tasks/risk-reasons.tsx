import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import type { Merchant } from '../../../domain/model/merchant.ts';
import { useWords } from '../i18n/index.tsx';

/** the score with each reason's part in it */
export function RiskReasons({ merchant }: { readonly merchant: Merchant }) {
  const { t, term } = useWords();
  const { risk } = merchant;
  if (risk === undefined) return <Box color="text-body-secondary">{t('merchant.notAssessed')}</Box>;
  return (
    <Table
      variant="borderless"
      contentDensity="compact"
      wrapLines
      header={
        <Box variant="h3">
          {t('tasks.evidence')}: {t('merchant.score', { score: risk.score, outcome: term(risk.outcome) })}
        </Box>
      }
      items={[...risk.reasons].sort((one, other) => other.contribution - one.contribution)}
      trackBy="rule"
      empty={t('merchant.notEnough')}
      columnDefinitions={[
        { id: 'text', header: t('playbooks.why'), cell: (reason) => reason.text, isRowHeader: true },
        {
          id: 'part',
          header: t('tasks.contribution'),
          cell: (reason) => <span className="nowrap">+{reason.contribution}</span>,
          width: 130,
        },
      ]}
    />
  );
}
