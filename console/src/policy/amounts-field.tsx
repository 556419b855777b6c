import FormField from '@cloudscape-design/components/form-field';
import { useEditing } from './editing.tsx';
import { namesAt } from './json-path.ts';
import { ScalarField } from './scalar-field.tsx';

/** an amount for each currency there is; another currency is begun in the JSON view */
export function AmountsField({ place, label }: { readonly place: string; readonly label: string }) {
  const { document } = useEditing();
  return (
    <FormField label={label} stretch>
      <div className="policy-fields">
        {namesAt(document, place).map((currency) => (
          <ScalarField
            key={currency}
            place={`${place}.${currency}`}
            label={currency}
            field={{ kind: 'number' }}
            optional={false}
          />
        ))}
      </div>
    </FormField>
  );
}
