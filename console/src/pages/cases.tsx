import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'wouter';
import { useCases } from '../cases/case-queries.ts';
import { CaseTable } from '../cases/case-table.tsx';
import { CaseView } from '../cases/case-view.tsx';
import { useCaseWords } from '../cases/case-words.ts';
import { UnmatchedCases } from '../cases/unmatched-cases.tsx';
import { usePerson } from '../session.tsx';
import { State } from '../shell/state.tsx';

/** open cases by the clock that is due next, and the one that is chosen */
export default function Cases() {
  const { c } = useCaseWords();
  const allowed = usePerson().can('case.answer');
  const [search] = useSearchParams();
  const cases = useCases(allowed);
  const [merchantId = '', caseId = ''] = (search.get('case') ?? '').split(/\/(.*)/s);
  if (!allowed)
    return (
      <SpaceBetween size="l">
        <Header variant="h1">{c('title')}</Header>
        <Alert type="info">{c('mayNot')}</Alert>
      </SpaceBetween>
    );
  return (
    <SpaceBetween size="l">
      {caseId !== '' && <CaseView key={`${merchantId}/${caseId}`} merchantId={merchantId} caseId={caseId} />}
      <UnmatchedCases cases={cases.data?.pages[0]?.unmatched ?? []} />
      <State of={cases}>
        {({ pages }) => <CaseTable pages={pages} more={cases.hasNextPage ? () => void cases.fetchNextPage() : undefined} />}
      </State>
    </SpaceBetween>
  );
}
