import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { useWords } from '../i18n/index.tsx';
import { deadlineFields } from './deadline-fields.ts';
import { useEditing } from './editing.tsx';
import { listAt, textAt } from './json-path.ts';
import { ScalarField } from './scalar-field.tsx';
import { Members, SchemaField } from './schema-form.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

/** how long merchants, we and providers have */
export function DeadlineSection() {
  const { p, named } = usePolicyWords();
  const { term, locale } = useWords();
  const { document } = useEditing();
  const titleOf = (entry: unknown): string =>
    textAt(document, `letters.languages.${locale}.titles.${textAt(entry, 'key')}`) || textAt(entry, 'title');
  return (
    <SpaceBetween size="l">
      <Container header={<h3 className="policy-part">{p('deadlineOf')}</h3>}>
        <div className="policy-fields">
          {listAt(document, 'requirements.catalogue').map((entry, at) => (
            <ScalarField
              key={textAt(entry, 'key')}
              place={`requirements.catalogue.${at}.deadlineDays`}
              label={`${titleOf(entry)} (${term(textAt(entry, 'dueIn'))})`}
              field={{ kind: 'number' }}
              optional
            />
          ))}
        </div>
      </Container>
      <Container>
        <Members place="requirements" fields={deadlineFields} />
      </Container>
      {(['ourMoveLimits', 'providerMoveLimits'] as const).map((limits) => (
        <Container key={limits}>
          <SchemaField place={limits} schema={policyDocument.shape[limits]} label={named('field', limits)} />
        </Container>
      ))}
    </SpaceBetween>
  );
}
