import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import { useMerchant } from '../queries.ts';
import { FreeText } from '../shell/free-text.tsx';
import { PageLink } from '../shell/link.tsx';
import { State } from '../shell/state.tsx';
import { useTitle } from '../shell/use-title.ts';
import { CaseLetters } from '../tasks/request-thread.tsx';
import { useCase } from '../work-queries.ts';
import { CaseSide } from './case-side.tsx';
import { useCaseWords } from './case-words.ts';

/** one case: its letters, and beside them who must act, its clocks and what is open in it */
export function CaseView({ merchantId, caseId }: { readonly merchantId: string; readonly caseId: string }) {
  const { c } = useCaseWords();
  const found = useCase(merchantId, caseId);
  const merchant = useMerchant(merchantId);
  useTitle(found.data?.title ?? c('case'));
  return (
    <State of={found}>
      {(one) => (
        <Container
          header={
            <Header
              variant="h1"
              description={
                <PageLink to={`/merchants/${merchantId}`}>{merchant.data?.merchant.legalName ?? c('merchant')}</PageLink>
              }
            >
              <FreeText text={one.title} />
            </Header>
          }
        >
          <Grid gridDefinition={[{ colspan: { default: 12, m: 7 } }, { colspan: { default: 12, m: 5 } }]}>
            <CaseLetters merchantId={merchantId} found={one} />
            <CaseSide merchantId={merchantId} found={one} />
          </Grid>
        </Container>
      )}
    </State>
  );
}
