import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { riskLists } from '../../../domain/policy/risk-lists.ts';
import { State } from '../shell/state.tsx';
import { useEditing } from './editing.tsx';
import { textAt } from './json-path.ts';
import { SchemaField } from './schema-form.tsx';
import { ScreeningLists } from './screening-lists.tsx';
import { useAge } from './use-age.ts';
import { useWrittenPolicy } from './use-draft.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

const names = ['fatf', 'mccRisk', 'freeMail'] as const;

/** what others publish, each with its day and age: countries, lines of business and mailboxes as part of the draft, names as files */
export function ListsSection() {
  const { p } = usePolicyWords();
  const { document } = useEditing();
  const age = useAge();
  return (
    <SpaceBetween size="l">
      <div className="published-lists">
        <SpaceBetween size="l">
          {names.map((name) => (
            <Container
              key={name}
              header={
                <Header variant="h3" description={age(textAt(document, `risk.lists.${name}.asOf`))}>
                  <span className="policy-part">{p(`field.${name}`)}</span>
                </Header>
              }
            >
              <SchemaField place={`risk.lists.${name}`} schema={riskLists.shape[name]} label={p(`field.${name}`)} plain />
            </Container>
          ))}
        </SpaceBetween>
      </div>
      <State of={useWrittenPolicy()}>{(policy) => <ScreeningLists policy={policy} />}</State>
    </SpaceBetween>
  );
}
