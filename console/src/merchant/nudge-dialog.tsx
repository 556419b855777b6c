import Alert from '@cloudscape-design/components/alert';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { LetterPreview } from '../shell/letter-preview.tsx';
import { Loading } from '../shell/loading.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import { WriteDialog } from '../shell/write-dialog.tsx';
import type { PreviewAnswer } from '../work-answers.ts';
import { usePreview } from '../work-queries.ts';

/** the very letter, in the merchant's language */
function Letter({ preview }: { readonly preview: Extract<PreviewAnswer, { kind: 'send' }> }) {
  const { t, term, locale } = useWords();
  const { instant } = useFormat();
  const { message, channel, to, waitsFor, at } = preview;
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(message.locale) ?? message.locale;
  const leaves = waitsFor === undefined ? t('nudge.now') : t('nudge.later', { when: instant(at), reason: term(waitsFor) });
  return (
    <SpaceBetween size="s">
      <KeyValuePairs
        columns={2}
        minColumnWidth={150}
        items={[
          { label: t('nudge.channel'), value: term(channel) },
          { label: t('nudge.to'), value: to ?? '–' },
          { label: t('nudge.language'), value: language },
          { label: t('nudge.leaves'), value: leaves },
        ]}
      />
      <LetterPreview letter={message} label={t('nudge.preview')} />
    </SpaceBetween>
  );
}

function Told({ preview }: { readonly preview: PreviewAnswer }) {
  const { t, term } = useWords();
  const { instant } = useFormat();
  const voice = useVoice();
  switch (preview.kind) {
    case 'refused':
      return (
        <Alert type="info" header={t('nudge.refused')}>
          <div className="sentence">{refusalText(preview, voice) ?? preview.detail}</div>
        </Alert>
      );
    case 'suppressed': {
      const reason = term(preview.reason);
      const { until } = preview;
      return (
        <Alert type="info">
          {until === undefined ? t('nudge.suppressed', { reason }) : t('nudge.suppressedUntil', { when: instant(until), reason })}
        </Alert>
      );
    }
    case 'send':
      return <Letter preview={preview} />;
  }
}

interface Props {
  readonly merchantId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** shows the message before it is sent; the rules of the ladder still apply */
export function NudgeDialog({ merchantId, name, onClose }: Props) {
  const { t } = useWords();
  const preview = usePreview(merchantId);
  const { data } = preview;
  const note =
    data !== undefined ? (
      <SpaceBetween size="s">
        <Told preview={data} />
        {data.kind === 'send' && <span className="quiet">{t('merchant.nudgeNote')}</span>}
      </SpaceBetween>
    ) : preview.error === null ? (
      <Loading />
    ) : (
      <Refusal error={preview.error} />
    );
  return (
    <WriteDialog
      onClose={onClose}
      asked={{
        ...{ title: t('merchant.nudgeTitle', { name }), note, path: `/merchants/${merchantId}/nudges`, text: 'reason' },
        version: data === undefined || data.kind === 'refused' ? 0 : data.version,
        confirm: t('nudge.send'),
        possible: data?.kind === 'send',
      }}
    />
  );
}
