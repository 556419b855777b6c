import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { requirementPolicy } from '../../../domain/policy/requirement-schema.ts';
import { useWords } from '../i18n/index.tsx';
import { useEditing } from './editing.tsx';
import { listAt, textAt } from './json-path.ts';
import { ScalarField } from './scalar-field.tsx';
import { fieldOf } from './schema-fields.ts';
import { Members, SchemaField } from './schema-form.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

const general = new Set([
  ...['correctionDeadlineDays', 'informationDeadlineDays', 'remindBeforeDeadlineDays'],
  ...['maximumExtensionDays', 'maximumPostponementDays'],
]);
const field = fieldOf(requirementPolicy);
export const deadlineFields = field.kind === 'object' ? field.fields.filter(({ name }) => general.has(name)) : [];

/** how long merchants, we and providers have */
export function DeadlineSection() {
  const { p, named } = usePolicyWords();
  const { term } = useWords();
  const { document } = useEditing();
  return (
    <SpaceBetween size="l">
      <Container header={<h3 className="policy-part">{p('deadlineOf')}</h3>}>
        <div className="policy-fields">
          {listAt(document, 'requirements.catalogue').map((entry, at) => (
            <ScalarField
              key={textAt(entry, 'key')}
              place={`requirements.catalogue.${at}.deadlineDays`}
              label={`${textAt(entry, 'title')} (${term(textAt(entry, 'dueIn'))})`}
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
