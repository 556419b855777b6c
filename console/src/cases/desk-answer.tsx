import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useWrite } from '../queries.ts';
import { Refusal } from '../shell/refusal.tsx';
import type { CaseAnswer } from '../work-answers.ts';
import { AnswerChoice } from './answer-choice.tsx';
import { useCaseWords } from './case-words.ts';

/** the answer to a case whose letters a help desk keeps: it becomes a comment of the ticket there */
export function DeskAnswer({ merchantId, found }: { readonly merchantId: string; readonly found: CaseAnswer }) {
  const { t } = useWords();
  const { c } = useCaseWords();
  const [text, setText] = useState('');
  const [closes, setCloses] = useState(false);
  const [internal, setInternal] = useState(false);
  const [missing, setMissing] = useState(false);
  const path = `/merchants/${merchantId}/cases/${encodeURIComponent(found.id)}/answer`;
  const send = useWrite<object>(path, JSON.stringify([text, closes, internal]));
  const doSend = (): void => {
    setMissing(text.trim() === '');
    if (text.trim() === '') return;
    const body = { kind: 'send', version: found.version, text, internal, closes: closes && !internal };
    send.mutate(body, { onSuccess: () => setText('') });
  };
  return (
    <SpaceBetween size="s">
      <AnswerChoice found={found} onChoose={setText} />
      <FormField
        label={c('deskAnswer')}
        description={c('deskNote', { locale: found.locale })}
        errorText={missing ? t('request.answerMissing') : ''}
        stretch
      >
        <Textarea value={text} rows={5} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
      <Checkbox checked={internal} onChange={({ detail }) => setInternal(detail.checked)}>
        {c('deskInternal')}
      </Checkbox>
      {!internal && (
        <Checkbox checked={closes} onChange={({ detail }) => setCloses(detail.checked)}>
          {t('request.closes')}
        </Checkbox>
      )}
      <Refusal error={send.error} />
      <Button loading={send.isPending} onClick={doSend}>
        {t('request.send')}
      </Button>
    </SpaceBetween>
  );
}
