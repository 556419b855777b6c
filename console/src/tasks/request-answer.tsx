import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { AnswerChoice } from '../cases/answer-choice.tsx';
import { useWords } from '../i18n/index.tsx';
import { useWrite } from '../queries.ts';
import { LetterPreview } from '../shell/letter-preview.tsx';
import { Refusal } from '../shell/refusal.tsx';
import type { CaseAnswer } from '../work-answers.ts';
import { useAnswerPreview } from '../work-queries.ts';

/** the answer to a merchant's question: shown as the merchant would read it, then sent */
export function RequestAnswer({ merchantId, found }: { readonly merchantId: string; readonly found: CaseAnswer }) {
  const { t } = useWords();
  const path = `/merchants/${merchantId}/cases/${encodeURIComponent(found.id)}/answer`;
  const [text, setText] = useState('');
  const [closes, setCloses] = useState(true);
  const [shownFor, setShownFor] = useState<string>();
  const [missing, setMissing] = useState(false);
  const preview = useAnswerPreview(path, found.version);
  const send = useWrite<object>(path, JSON.stringify([text, closes]));
  const isShown = shownFor === text && preview.data !== undefined;
  const look = (): void => {
    setMissing(text.trim() === '');
    if (text.trim() !== '') preview.mutate(text, { onSuccess: () => setShownFor(text) });
  };
  const doSend = (): void =>
    send.mutate({ kind: 'send', version: found.version, text, closes }, { onSuccess: () => setText('') });
  return (
    <SpaceBetween size="s">
      <AnswerChoice found={found} onChoose={setText} />
      <FormField
        label={t('request.answer')}
        description={t('request.answerNote', { locale: found.locale })}
        errorText={missing ? t('request.answerMissing') : ''}
        stretch
      >
        <Textarea value={text} rows={5} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
      <Checkbox checked={closes} onChange={({ detail }) => setCloses(detail.checked)}>
        {t('request.closes')}
      </Checkbox>
      <Refusal error={preview.error} />
      <Refusal error={send.error} />
      {isShown && (
        <SpaceBetween size="xs">
          {preview.data.masked && <Alert type="info">{t('request.masked')}</Alert>}
          <Box variant="h4">{t('request.previewText')}</Box>
          <p className="said">{preview.data.text}</p>
          <Box variant="h4">{t('request.previewLetter', { to: preview.data.to })}</Box>
          <LetterPreview letter={preview.data.letter} label={t('request.previewLetter', { to: preview.data.to })} />
        </SpaceBetween>
      )}
      <SpaceBetween direction="horizontal" size="xs">
        <Button loading={preview.isPending} onClick={look}>
          {t('request.preview')}
        </Button>
        {isShown && (
          <Button variant="primary" loading={send.isPending} onClick={doSend}>
            {t('request.send')}
          </Button>
        )}
      </SpaceBetween>
    </SpaceBetween>
  );
}
