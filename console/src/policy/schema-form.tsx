import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type * as z from 'zod';
import { useWords } from '../i18n/index.tsx';
import { AmountsField } from './amounts-field.tsx';
import { useEditing, useFindingText } from './editing.tsx';
import { listAt, textAt, valueAt } from './json-path.ts';
import { ScalarField } from './scalar-field.tsx';
import { asVariant, blankOf, type Field, fieldOf, isOptional, type Named } from './schema-fields.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

const isWide = ({ schema }: Named): boolean => ['object', 'list', 'variants', 'amounts', 'json'].includes(fieldOf(schema).kind);
const below = (place: string, name: string | number): string => `${place}.${name}`;

/** what an item of a list is called at its head */
const useItemName = (): ((item: unknown, list: string, at: number) => string) => {
  const { p, named } = usePolicyWords();
  const { term } = useWords();
  return (item, list, at) => {
    const [title, stage, kind] = ['title', 'stage', 'kind'].map((name) => textAt(item, name));
    const number = list === 'rungs' ? p('step', { n: at + 1 }) : p('number', { what: named('field', list), n: at + 1 });
    if (title) return title;
    if (stage) return term(stage);
    return kind ? `${number} · ${named('kind', kind)}` : number;
  };
};

/** members of an object: short ones side by side, the others below */
export function Members({ place, fields }: { readonly place: string; readonly fields: readonly Named[] }) {
  const { named } = usePolicyWords();
  const shown = (one: Named) => (
    <SchemaField key={one.name} place={below(place, one.name)} schema={one.schema} label={named('field', one.name)} />
  );
  return (
    <SpaceBetween size="m">
      <div className="policy-fields">{fields.filter((one) => !isWide(one)).map(shown)}</div>
      {fields.filter(isWide).map(shown)}
    </SpaceBetween>
  );
}

function Variants({ place, field }: { readonly place: string; readonly field: Extract<Field, { kind: 'variants' }> }) {
  const { named } = usePolicyWords();
  const { document, set, readOnly } = useEditing();
  const value = valueAt(document, place);
  const now = textAt(value, field.by);
  const options = field.variants.map((one) => ({ value: one.value, label: named('kind', one.value) }));
  return (
    <div className="policy-fields">
      <FormField label={named('field', field.by)} stretch>
        <Select
          ariaLabel={named('field', field.by)}
          disabled={readOnly}
          options={options}
          selectedOption={options.find((one) => one.value === now) ?? null}
          onChange={({ detail }) => set(place, asVariant(field, detail.selectedOption.value ?? now, value))}
        />
      </FormField>
      {field.variants
        .find((one) => one.value === now)
        ?.fields.map(({ name, schema }) => (
          <SchemaField key={name} place={below(place, name)} schema={schema} label={named('field', name)} />
        ))}
    </div>
  );
}

const moved = (items: readonly unknown[], from: number, to: number): readonly unknown[] => {
  const rest = items.filter((_, at) => at !== from);
  return [...rest.slice(0, to), items[from], ...rest.slice(to)];
};

function List({ place, item, label }: { readonly place: string; readonly item: z.ZodType; readonly label: string }) {
  const { p } = usePolicyWords();
  const { document, set, readOnly, findings } = useEditing();
  const nameOf = useItemName();
  const items = listAt(document, place);
  const name = place.split('.').at(-1) ?? '';
  return (
    <SpaceBetween size="s">
      {items.map((one, at) => {
        const inner = below(place, at);
        const wrong = findings.some(({ field }) => field.startsWith(`${inner}.`));
        return (
          <ExpandableSection
            // biome-ignore lint/suspicious/noArrayIndexKey: an item of a policy is named by its place
            key={at}
            headerText={nameOf(one, name, at)}
            defaultExpanded={items.length < 8 || wrong}
            headerActions={
              readOnly ? undefined : (
                <SpaceBetween direction="horizontal" size="xxs">
                  <Button
                    variant="icon"
                    iconName="angle-up"
                    ariaLabel={p('up')}
                    disabled={at === 0}
                    onClick={() => set(place, moved(items, at, at - 1))}
                  />
                  <Button
                    variant="icon"
                    iconName="angle-down"
                    ariaLabel={p('down')}
                    disabled={at === items.length - 1}
                    onClick={() => set(place, moved(items, at, at + 1))}
                  />
                  <Button
                    variant="icon"
                    iconName="remove"
                    ariaLabel={p('remove')}
                    onClick={() =>
                      set(
                        place,
                        items.filter((_, other) => other !== at),
                      )
                    }
                  />
                </SpaceBetween>
              )
            }
          >
            <SchemaField place={inner} schema={item} label={nameOf(one, name, at)} plain />
          </ExpandableSection>
        );
      })}
      {!readOnly && (
        <Button
          iconName="add-plus"
          ariaLabel={`${p('add')}${p('colon')}${label}`}
          onClick={() => set(place, [...items, blankOf(item)])}
        >
          {p('add')}
        </Button>
      )}
    </SpaceBetween>
  );
}

interface Props {
  readonly place: string;
  readonly schema: z.ZodType;
  readonly label: string;
  /** its name stands above it already */
  readonly plain?: boolean;
}

/** a part of a policy as its schema describes it */
export function SchemaField({ place, schema, label, plain = false }: Props) {
  const { p } = usePolicyWords();
  const { document, findings } = useEditing();
  const textOf = useFindingText();
  const field = fieldOf(schema);
  const optional = isOptional(schema);
  switch (field.kind) {
    case 'object':
    case 'list': {
      const content =
        field.kind === 'object' ? (
          <Members place={place} fields={field.fields} />
        ) : (
          <List place={place} item={field.item} label={label} />
        );
      if (plain) return content;
      // a part that is not there is begun in the JSON view
      if (optional && valueAt(document, place) === undefined) return null;
      const wrong = findings
        .filter((one) => one.field === place)
        .map(textOf)
        .join(' · ');
      return (
        <FormField label={<h4 className="policy-part">{label}</h4>} errorText={wrong} stretch>
          {content}
        </FormField>
      );
    }
    case 'variants':
      return <Variants place={place} field={field} />;
    case 'amounts':
      return <AmountsField place={place} label={label} />;
    case 'json':
      return <FormField label={label} description={p('onlyJson')} stretch />;
    default:
      return <ScalarField {...{ place, label, field, optional }} />;
  }
}
