import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { Requirement } from '../answers.ts';
import { useWords } from '../i18n/index.tsx';
import { Due } from '../shell/due.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { StageBadge } from '../shell/stage-badge.tsx';

const isMissing = ({ dueStatus }: Requirement): boolean => dueStatus === 'currently_due' || dueStatus === 'past_due';
export const missingOf = (requirements: readonly Requirement[]): readonly Requirement[] =>
  requirements.filter(isMissing).sort((one, other) => (one.deadline ?? '9').localeCompare(other.deadline ?? '9'));

/** outstanding requirements: who is waited on, the deadline, and the capabilities that stop after it */
export function Missing({ requirements, stage }: { readonly requirements: readonly Requirement[]; readonly stage: string }) {
  const { t, term } = useWords();
  const missing = missingOf(requirements);
  if (missing.length === 0) {
    return (
      <Container header={<Header variant="h2">{t('merchant.missing')}</Header>}>
        <Box color="text-body-secondary">{t(stage === 'activation' ? 'merchant.awaitsSale' : 'merchant.nothingMissing')}</Box>
      </Container>
    );
  }
  return (
    <RecordTable<Requirement>
      header={
        <Header variant="h2" counter={`(${missing.length})`}>
          {t('merchant.missing')}
        </Header>
      }
      items={missing}
      trackBy="id"
      columns={[
        {
          id: 'title',
          header: t('merchant.requirement'),
          cell: (one) => (
            <>
              {one.title}
              {one.errors.map(({ code, remediation }) => (
                <div key={code} className="quiet sentence">
                  {remediation}
                </div>
              ))}
            </>
          ),
        },
        { id: 'move', header: t('merchant.whoseMove'), cell: (one) => term(one.awaitingActionFrom) },
        { id: 'status', header: t('merchant.status'), cell: (one) => <StageBadge stage={one.verificationStatus} /> },
        {
          id: 'deadline',
          header: t('merchant.deadline'),
          cell: (one) => (one.deadline === undefined ? t('merchant.noDeadline') : <Due at={one.deadline} />),
        },
        {
          id: 'stops',
          header: t('merchant.stops'),
          cell: (one) => (one.restricts.length === 0 ? t('merchant.stopsNothing') : one.restricts.map(term).join(', ')),
        },
      ]}
    />
  );
}
