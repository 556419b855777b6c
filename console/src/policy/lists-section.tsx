import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { riskLists } from '../../../domain/policy/risk-lists.ts';
import { useFormat } from '../format.ts';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';
import { SchemaField } from './schema-form.tsx';
import { useWrittenPolicy } from './use-draft.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

const names = ['fatf', 'mccRisk', 'freeMail'] as const;

/** the lists names are screened against, each with its day and who loaded it */
function ScreeningLists() {
  const { p } = usePolicyWords();
  const { number, date, instant } = useFormat();
  return (
    <State of={useWrittenPolicy()}>
      {({ lists }) => (
        <SpaceBetween size="s">
          {lists.length === 0 && <Alert type="warning">{p('screeningSample')}</Alert>}
          <RecordTable
            header={
              <Header variant="h2" counter={`(${lists.length})`} description={p('screeningHint')}>
                {p('screeningLists')}
              </Header>
            }
            items={lists}
            trackBy="key"
            empty={p('screeningNone')}
            columns={[
              { id: 'title', header: p('rowName'), minWidth: 220, cell: ({ title }) => title },
              { id: 'asOf', header: p('field.asOf'), cell: ({ asOf }) => date(asOf) },
              { id: 'names', header: p('screeningNames'), cell: (one) => number(one.names) },
              {
                id: 'loaded',
                header: p('screeningLoaded'),
                cell: ({ loadedAt, loadedBy }) => `${instant(loadedAt)} · ${shortName(loadedBy)}`,
              },
            ]}
          />
        </SpaceBetween>
      )}
    </State>
  );
}

/** what others publish: countries, lines of business and mailboxes, replaced here; the lists of names, replaced by a program */
export function ListsSection() {
  const { p } = usePolicyWords();
  return (
    <SpaceBetween size="l">
      {names.map((name) => (
        <Container key={name} header={<h3 className="policy-part">{p(`field.${name}`)}</h3>}>
          <SchemaField place={`risk.lists.${name}`} schema={riskLists.shape[name]} label={p(`field.${name}`)} plain />
        </Container>
      ))}
      <ScreeningLists />
    </SpaceBetween>
  );
}
