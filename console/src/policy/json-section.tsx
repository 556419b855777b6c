import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  readonly text: string;
  readonly readOnly: boolean;
  readonly wrong: string;
  readonly onChange: (text: string) => void;
}

/** the whole policy as it is kept, under the same checks */
export function JsonSection({ text, readOnly, wrong, onChange }: Props) {
  const { p } = usePolicyWords();
  return (
    <div className="policy-json">
      <FormField label={p('section.json')} errorText={wrong} stretch>
        <Textarea
          rows={30}
          spellcheck={false}
          readOnly={readOnly}
          value={text}
          onChange={({ detail }) => onChange(detail.value)}
        />
      </FormField>
    </div>
  );
}
