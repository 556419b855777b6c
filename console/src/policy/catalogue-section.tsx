import { catalogueEntry } from '../../../domain/policy/requirement-schema.ts';
import { useWords } from '../i18n/index.tsx';
import { EditedRows } from './edited-rows.tsx';
import { useEditing } from './editing.tsx';
import { textAt, valueAt } from './json-path.ts';
import { useReach } from './use-reach.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

/** what merchants are asked for: of whom, by when, who verifies it, and how many it concerns */
export function CatalogueSection() {
  const { p, named } = usePolicyWords();
  const { term, locale } = useWords();
  const { document } = useEditing();
  const reach = useReach();
  const titleOf = (entry: unknown): string =>
    textAt(document, `letters.languages.${locale}.titles.${textAt(entry, 'key')}`) || textAt(entry, 'title');
  return (
    <EditedRows
      title={p('section.catalogue')}
      hint={p('catalogueHint')}
      place="requirements.catalogue"
      schema={catalogueEntry}
      nameOf={titleOf}
      touched={reach?.catalogue}
      columns={[
        { id: 'per', header: named('field', 'per'), cell: (one) => term(textAt(one, 'per')) },
        { id: 'dueIn', header: named('field', 'dueIn'), cell: (one) => term(textAt(one, 'dueIn')) },
        { id: 'days', header: named('field', 'deadlineDays'), cell: (one) => String(valueAt(one, 'deadlineDays') ?? '–') },
        { id: 'verifiedBy', header: named('field', 'verifiedBy'), cell: (one) => term(textAt(one, 'verifiedBy')) },
      ]}
    />
  );
}
