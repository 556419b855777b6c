import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { nudgePolicy, stageLadder } from '../../../domain/policy/nudge-schema.ts';
import { useWords } from '../i18n/index.tsx';
import { useEditing } from './editing.tsx';
import { listAt, textAt } from './json-path.ts';
import { LadderPicture } from './ladder-picture.tsx';
import { fieldOf } from './schema-fields.ts';
import { Members, SchemaField } from './schema-form.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

const field = fieldOf(nudgePolicy);
const sending = field.kind === 'object' ? field.fields.filter(({ name }) => name !== 'ladders') : [];

/** each ladder as a picture and as a form, then what holds for all messages */
export function LadderSection() {
  const { named } = usePolicyWords();
  const { term } = useWords();
  const { document } = useEditing();
  return (
    <SpaceBetween size="l">
      {listAt(document, 'nudges.ladders').map((ladder, at) => {
        const place = `nudges.ladders.${at}`;
        const stage = term(textAt(ladder, 'stage'));
        return (
          <ExpandableSection
            // biome-ignore lint/suspicious/noArrayIndexKey: a ladder of a policy is named by its place
            key={at}
            variant="container"
            headerText={stage}
            defaultExpanded={at === 0}
          >
            <SpaceBetween size="m">
              <LadderPicture place={place} />
              <SchemaField place={place} schema={stageLadder} label={stage} plain />
            </SpaceBetween>
          </ExpandableSection>
        );
      })}
      <ExpandableSection variant="container" headerText={named('field', 'nudges')}>
        <Members place="nudges" fields={sending} />
      </ExpandableSection>
    </SpaceBetween>
  );
}
