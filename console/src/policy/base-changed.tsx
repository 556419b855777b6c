import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { mergeChanges } from '../../../domain/policy/merge-changes.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { useToasts } from '../shell/toasts.tsx';
import { type Typed, useWrittenPolicy } from './use-draft.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  readonly basedOn: string;
  readonly active: string;
  /** the policy in force */
  readonly before: PolicyDocument;
  readonly text: string;
  readonly onMerged: (typed: Typed) => void;
}

/** somebody else published meanwhile: one's own changes are made to what is in force now */
export function BaseChanged({ basedOn, active, before, text, onMerged }: Props) {
  const { p } = usePolicyWords();
  const { tell } = useToasts();
  const base = useWrittenPolicy(basedOn);
  const merge = (): void => {
    if (base.data === undefined) return;
    const { version: _version, ...was } = base.data.policy;
    const { document, both } = mergeChanges(was, JSON.parse(text), before);
    onMerged({ text: JSON.stringify(document, null, 1), basedOn: active });
    tell({ text: both.length === 0 ? p('rebased') : `${p('rebaseKept')} ${both.join(', ')}` });
  };
  return (
    <Alert
      type="warning"
      action={
        <Button loading={base.isPending} onClick={merge}>
          {p('rebase')}
        </Button>
      }
    >
      {p('baseChanged')}
    </Alert>
  );
}
