import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Requirement } from '../../../domain/model/requirement.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { Due } from '../shell/due.tsx';
import { StageBadge } from '../shell/stage-badge.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

const isOpen = ({ dueStatus }: Requirement): boolean => !['satisfied', 'waived', 'superseded'].includes(dueStatus);
const rank = (one: Requirement): string => `${isOpen(one) ? 0 : 1}${one.deadline ?? '9'}`;

/** every requirement with both its states; a person may do without one, or give more time */
export function Requirements({ requirements }: { readonly requirements: readonly Requirement[] }) {
  const { t, term } = useWords();
  const person = usePerson();
  const [asked, setAsked] = useState<{ readonly what: 'waive' | 'extend'; readonly of: Requirement }>();
  const actions = (one: Requirement) => (
    <SpaceBetween direction="horizontal" size="xxs">
      {person.can('requirement.extend') && one.deadline !== undefined && (
        <Button
          variant="inline-link"
          onClick={() => setAsked({ what: 'extend', of: one })}
          ariaLabel={`${t('merchant.extend')}: ${one.title}`}
        >
          {t('merchant.extend')}
        </Button>
      )}
      {person.can('requirement.waive') && (
        <Button
          variant="inline-link"
          onClick={() => setAsked({ what: 'waive', of: one })}
          ariaLabel={`${t('merchant.waive')}: ${one.title}`}
        >
          {t('merchant.waive')}
        </Button>
      )}
    </SpaceBetween>
  );
  return (
    <>
      <Table<Requirement>
        variant="container"
        wrapLines
        header={
          <Header variant="h2" counter={`(${requirements.length})`}>
            {t('merchant.requirements')}
          </Header>
        }
        items={[...requirements].sort((one, other) => rank(one).localeCompare(rank(other)))}
        trackBy="id"
        empty={t('merchant.nothingMissing')}
        columnDefinitions={[
          {
            id: 'title',
            header: t('merchant.requirements'),
            isRowHeader: true,
            cell: (one) => (
              <>
                {one.title}
                {isOpen(one) &&
                  one.errors.map(({ code, remediation }) => (
                    <div key={code} className="quiet">
                      {remediation}
                    </div>
                  ))}
                {one.closedReason !== undefined && <div className="quiet">{one.closedReason}</div>}
              </>
            ),
          },
          { id: 'due', header: t('merchant.status'), cell: (one) => <StageBadge stage={one.dueStatus} /> },
          {
            id: 'verification',
            header: t('merchant.verification'),
            cell: (one) => <StageBadge stage={one.verificationStatus} />,
          },
          { id: 'move', header: t('merchant.whoseMove'), cell: (one) => (isOpen(one) ? term(one.awaitingActionFrom) : '–') },
          {
            id: 'deadline',
            header: t('merchant.deadline'),
            cell: (one) => (one.deadline === undefined || !isOpen(one) ? '–' : <Due at={one.deadline} />),
          },
          { id: 'actions', header: '', cell: (one) => isOpen(one) && actions(one) },
        ]}
      />
      {asked !== undefined && (
        <ReasonDialog
          title={t(asked.what === 'waive' ? 'merchant.waiveTitle' : 'merchant.extendTitle', { title: asked.of.title })}
          path={`/merchants/${asked.of.merchantId}/requirements/${encodeURIComponent(asked.of.id)}/${asked.what}`}
          version={asked.of.version}
          {...(asked.what === 'extend' ? { day: (asked.of.deadline ?? '').slice(0, 10) } : {})}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
