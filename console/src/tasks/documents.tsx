import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import type { Requirement, ShownDocument } from '../answers.ts';
import { DocumentLines } from '../documents/document-lines.tsx';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { StageBadge } from '../shell/stage-badge.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { DocumentPlace } from './document-place.tsx';

const isHandedIn = ({ submissions, verificationStatus }: Requirement): boolean =>
  submissions > 0 || verificationStatus === 'verified' || verificationStatus === 'failed';

interface Props {
  readonly requirements: readonly Requirement[];
  readonly documents: readonly ShownDocument[];
}

/** what was handed in for each requirement, and what came of it; what lies elsewhere is named by where it lies */
export function Documents({ requirements, documents }: Props) {
  const { t } = useWords();
  const { date } = useFormat();
  const narrow = useNarrow();
  const of = ({ id }: Requirement) => documents.filter(({ requirementId }) => requirementId === id);
  const submitted = (one: Requirement): string => {
    if (one.submittedAt === undefined) return '–';
    const when = date(one.submittedAt);
    return one.submissions > 1 ? t('task.submittedTimes', { when, n: one.submissions }) : when;
  };
  return (
    <Table<Requirement>
      variant="borderless"
      contentDensity="compact"
      wrapLines
      header={<Box variant="h3">{t('task.documents')}</Box>}
      items={requirements.filter((one) => isHandedIn(one) || of(one).length > 0)}
      trackBy="id"
      empty={<Box color="text-body-secondary">{t('task.documentsNone')}</Box>}
      columnDisplay={['title', 'verified', 'submitted'].map((id) => ({ id, visible: !narrow || id !== 'submitted' }))}
      columnDefinitions={[
        {
          id: 'title',
          header: t('task.document'),
          isRowHeader: true,
          cell: (one) => (
            <>
              {one.title}
              <DocumentLines documents={of(one)} />
              {one.documentReference === undefined || of(one).some(({ id }) => id === one.documentReference) ? null : (
                <div className="quiet">
                  <DocumentPlace reference={one.documentReference} />
                </div>
              )}
              {one.errors.map(({ code, remediation }) => (
                <div key={code} className="quiet sentence">
                  {remediation}
                </div>
              ))}
            </>
          ),
        },
        { id: 'verified', header: t('merchant.verification'), cell: (one) => <StageBadge stage={one.verificationStatus} /> },
        { id: 'submitted', header: t('task.submitted'), cell: (one) => <span className="nowrap">{submitted(one)}</span> },
      ]}
    />
  );
}
