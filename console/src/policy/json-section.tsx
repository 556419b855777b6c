import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { useEffect, useRef } from 'react';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  /** a place to be shown at once; empty for none */
  readonly asked: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly wrong: string;
  readonly onChange: (text: string) => void;
}

/** where a place is in the text: the last line that names a part of it, each looked for after the one before */
const lineOf = (
  text: string,
  place: string,
): { readonly from: number; readonly to: number; readonly line: number } | undefined => {
  let from = -1;
  for (const name of place.split('.').filter((one) => !/^\d*$/.test(one))) {
    const next = text.indexOf(`"${name}":`, from + 1);
    if (next < 0) break;
    from = next;
  }
  if (from < 0) return undefined;
  const end = text.indexOf('\n', from);
  return { from, to: end < 0 ? text.length : end, line: text.slice(0, from).split('\n').length };
};

/** the whole policy as it is kept, under the same checks */
export function JsonSection({ asked, text, readOnly, wrong, onChange }: Props) {
  const { p } = usePolicyWords();
  const box = useRef<HTMLDivElement>(null);
  // once: whoever types goes on where they are
  const first = useRef(true);
  useEffect(() => {
    const area = box.current?.querySelector('textarea');
    const at = lineOf(text, asked);
    if (!first.current || area === null || area === undefined || at === undefined) return;
    first.current = false;
    area.focus();
    area.setSelectionRange(at.from, at.to);
    area.scrollTop = (at.line / text.split('\n').length) * area.scrollHeight;
  }, [text, asked]);
  return (
    <div className="policy-json" ref={box}>
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
