import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ShownSnapshot } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { Documents } from '../tasks/documents.tsx';
import { RiskReasons } from '../tasks/risk-reasons.tsx';
import { Screening } from '../tasks/screening.tsx';

/** everything the risk check looked at, for reading up on it later */
export function Risk({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t } = useWords();
  return (
    <Container header={<Header variant="h2">{t('merchant.riskTab')}</Header>}>
      <SpaceBetween size="l">
        <RiskReasons merchant={snapshot.merchant} />
        <Screening merchant={snapshot.merchant} />
        <Documents requirements={snapshot.requirements} documents={snapshot.documents} />
      </SpaceBetween>
    </Container>
  );
}
