import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { firstDue } from '../../../domain/requirement/postponement.ts';
import { waivingTakesTwo } from '../../../domain/requirement/takes-two.ts';
import type { Requirement, ShownDocument } from '../answers.ts';
import { DocumentLines } from '../documents/document-lines.tsx';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePolicy } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { DAY, daysUntil } from '../shell/days-until.ts';
import { Due } from '../shell/due.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { StageBadge } from '../shell/stage-badge.tsx';
import { WithReason } from '../shell/with-reason.tsx';
import { type Asked, WriteDialog } from '../shell/write-dialog.tsx';
import { type RequirementDeed, RequirementDialog } from './requirement-dialog.tsx';

const isOpen = ({ dueStatus }: Requirement): boolean => !['satisfied', 'waived', 'superseded'].includes(dueStatus);
const rank = (one: Requirement): string => `${isOpen(one) ? 0 : 1}${one.deadline ?? '9'}`;

/** what is asked of whoever does without one, or gives more time */
const useAsked = (): ((what: 'waive' | 'extend' | 'verify' | 'request-again', of: Requirement) => Asked) => {
  const { t } = useWords();
  const now = useNow();
  const { data } = usePolicy();
  const person = usePerson();
  return (what, requirement) => {
    const { merchantId, id, title, version, deadline, waiver } = requirement;
    const path = `/merchants/${merchantId}/requirements/${encodeURIComponent(id)}/${what}`;
    if (what === 'verify')
      return {
        ...{ title: t('verify.title', { title }), note: t('verify.note'), path, version },
        ...{ text: 'reason', optional: true, confirm: t('verify.confirm') },
      };
    if (what === 'request-again')
      return {
        ...{ title: t('again.title', { title }), note: t('again.note'), path, version },
        ...{ text: 'reason', confirm: t('again.confirm') },
      };
    if (what === 'waive')
      return {
        ...{ title: t('merchant.waiveTitle', { title }), path, version },
        note: waivingTakesTwo(requirement) ? (
          waiver === undefined ? (
            t('merchant.waiveFirst')
          ) : (
            <WithReason text={t('merchant.waiveSecond', { by: shortName(waiver.by) })} reason={waiver.reason} />
          )
        ) : (
          t('merchant.waiveNote')
        ),
        ...{ text: 'reason', confirm: t('merchant.waive') },
      };
    const from = Math.max(now, deadline === undefined ? 0 : Date.parse(deadline));
    const { maximumExtensionDays: atOnce = 1, maximumPostponementDays: bound } = data?.policy.requirements ?? {};
    const due = firstDue(requirement);
    const beyond = bound === undefined || due === undefined || person.can('postpone.beyond');
    const most = beyond ? atOnce : Math.min(atOnce, daysUntil(Date.parse(due) + bound * DAY, from));
    if (most < 1)
      return {
        ...{ title: t('merchant.extendTitle', { title }), note: t('merchant.extendSpent'), path, version },
        ...{ text: 'reason', confirm: t('merchant.extend'), possible: false },
      };
    return {
      ...{ title: t('merchant.extendTitle', { title }), path, version, text: 'reason', confirm: t('merchant.extend') },
      days: { field: 'to', from, usual: Math.min(7, most), most },
    };
  };
};

interface Props {
  readonly requirements: readonly Requirement[];
  readonly documents: readonly ShownDocument[];
}

/** every requirement with both its states; a person may do without one, or give more time */
export function Requirements({ requirements, documents }: Props) {
  const { t, term } = useWords();
  const { instant } = useFormat();
  const person = usePerson();
  const askedFor = useAsked();
  const [asked, setAsked] = useState<Asked>();
  const [deed, setDeed] = useState<{ readonly what: RequirementDeed; readonly of: Requirement }>();
  const may = person.can('requirement.extend') || person.can('requirement.verify');
  const ours = (one: Requirement): boolean => one.verifiedBy === 'operations' && !one.id.startsWith('identifier:');
  const itemsOf = (one: Requirement) => [
    ...(isOpen(one) && ours(one) && person.can('requirement.verify')
      ? [
          { id: 'verify', text: t('verify.dots') },
          { id: 'reject', text: t('reject.dots') },
        ]
      : []),
    ...(isOpen(one) && one.suppliedBy === 'merchant' && person.can('requirement.submit') && one.id !== 'identifier:bank_account'
      ? [{ id: 'submit', text: t('submit.dots') }]
      : []),
    ...(one.verificationStatus !== 'not_submitted' || !isOpen(one) ? [{ id: 'request-again', text: t('again.dots') }] : []),
    ...(isOpen(one) && person.can('requirement.extend') && one.deadline !== undefined
      ? [{ id: 'extend', text: t('merchant.extend') }]
      : []),
    ...(isOpen(one) && person.can('requirement.waive') && one.waiver?.by !== person.id
      ? [{ id: 'waive', text: t('merchant.waive') }]
      : []),
  ];
  const act = (what: string, of: Requirement): void => {
    if (what === 'reject' || what === 'submit') setDeed({ what, of });
    else if (what === 'verify' || what === 'request-again' || what === 'extend' || what === 'waive') setAsked(askedFor(what, of));
  };
  const actions = (one: Requirement) => {
    const items = itemsOf(one);
    if (items.length === 0) return '–';
    return (
      <ButtonDropdown
        items={items}
        expandToViewport
        variant="inline-icon"
        ariaLabel={`${t('merchant.actions')}${t('colon')}${one.title}`}
        onItemClick={({ detail }) => act(detail.id, one)}
      />
    );
  };
  return (
    <>
      <RecordTable<Requirement>
        header={
          <Header variant="h2" counter={`(${requirements.length})`}>
            {t('merchant.requirements')}
          </Header>
        }
        items={[...requirements].sort((one, other) => rank(one).localeCompare(rank(other)))}
        trackBy="id"
        empty={t('merchant.nothingMissing')}
        columns={[
          {
            id: 'title',
            header: t('merchant.requirement'),
            cell: (one) => (
              <>
                {one.title}
                <DocumentLines documents={documents.filter(({ requirementId }) => requirementId === one.id)} />
                {isOpen(one) &&
                  one.errors.map(({ code, remediation }) => (
                    <div key={code} className="quiet sentence">
                      {remediation}
                    </div>
                  ))}
                {isOpen(one) && one.waiver !== undefined && (
                  <div className="quiet sentence">
                    <WithReason
                      text={t('merchant.waivedOnce', { by: shortName(one.waiver.by), when: instant(one.waiver.at) })}
                      reason={one.waiver.reason}
                    />
                  </div>
                )}
                {one.closedReason !== undefined && (
                  <div className="quiet">
                    {one.dueStatus === 'superseded' ? term(one.closedReason) : <FreeText text={one.closedReason} />}
                  </div>
                )}
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
          ...(may ? [{ id: 'actions', header: t('merchant.actions'), cell: actions }] : []),
        ]}
      />
      {asked !== undefined && <WriteDialog asked={asked} onClose={() => setAsked(undefined)} />}
      {deed !== undefined && <RequirementDialog deed={deed.what} requirement={deed.of} onClose={() => setDeed(undefined)} />}
    </>
  );
}
