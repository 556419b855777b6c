import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { type ProposalComments as Comments, useDeed } from '../playbooks/use-playbooks.ts';
import { usePerson } from '../session.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { shortName } from '../shell/short-name.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  readonly proposal: { readonly version: string; readonly basedOn: string };
  readonly comments: Comments;
}

/** what colleagues said about a proposal, and a word of one's own */
export function ProposalComments({ proposal: { version, basedOn }, comments }: Props) {
  const { p } = usePolicyWords();
  const person = usePerson();
  const { instant } = useFormat();
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const write = useDeed<object>(`/policy/${version}/comments`);
  const missing = comment.trim() === '';
  const send = (): void => {
    setTried(true);
    if (missing) return;
    const onSuccess = (): void => {
      setComment('');
      setTried(false);
    };
    write.mutate({ basedOn, comment }, { onSuccess });
  };
  return (
    <SpaceBetween size="xs">
      {comments.map((one) => (
        <div key={`${one.at} ${one.by}`}>
          <span className="quiet">
            {shortName(one.by)}, {instant(one.at)}
            {p('colon')}
          </span>
          <FreeText text={one.comment} />
        </div>
      ))}
      {person.can('policy.draft') && (
        <>
          <Refusal error={write.error} />
          <FormField
            label={p('comment')}
            errorText={tried && missing ? p('commentMissing') : ''}
            secondaryControl={
              <Button loading={write.isPending} onClick={send}>
                {p('commentSend')}
              </Button>
            }
            stretch
          >
            <Textarea rows={1} value={comment} onChange={({ detail }) => setComment(detail.value)} />
          </FormField>
        </>
      )}
    </SpaceBetween>
  );
}
