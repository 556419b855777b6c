import Button from '@cloudscape-design/components/button';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { documentWords } from '../../../domain/wording/documents/document-words.ts';
import type { ShownDocument } from '../answers.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { useWrite } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { shortName } from '../shell/short-name.ts';

const kinds: Readonly<Record<ShownDocument['state'], StatusIndicatorProps.Type>> = {
  received: 'in-progress',
  clean: 'success',
  refused: 'error',
};
const addressOf = (answer: unknown): string | undefined => {
  const url: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'url') : undefined;
  return typeof url === 'string' ? url : undefined;
};

function OpenButton({ document }: { readonly document: ShownDocument }) {
  const { t } = useWords();
  const { merchantId, id, version, name } = document;
  const write = useWrite<object>(`/merchants/${merchantId}/documents/${id}/open`);
  // it comes as a download: the page stays where it is
  const follow = (answer: unknown): void => {
    const url = addressOf(answer);
    if (url !== undefined) window.location.assign(url);
  };
  return (
    <>
      <Button
        variant="inline-link"
        loading={write.isPending}
        ariaLabel={t('document.openNamed', { name })}
        onClick={() => write.mutate({ version }, { onSuccess: follow })}
      >
        {t('document.open')}
      </Button>
      <Refusal error={write.error} />
    </>
  );
}

function Line({ document }: { readonly document: ShownDocument }) {
  const { t } = useWords();
  const { instant, bytes } = useFormat();
  const voice = useVoice();
  const person = usePerson();
  const { state, name, from, receivedAt } = document;
  const late = state === 'received' && document.unscannedAt !== undefined;
  return (
    <div className="document">
      <StatusIndicator type={late ? 'warning' : kinds[state]}>
        {t(late ? 'document.late' : `document.is.${state}`)}
      </StatusIndicator>{' '}
      {name}{' '}
      <span className="quiet">
        {t('document.from', { size: bytes(document.bytes), by: shortName(from.id), when: instant(receivedAt) })}
      </span>{' '}
      {state === 'clean' && person.can('document.open') && <OpenButton document={document} />}
      {state === 'refused' && <div className="quiet sentence">{documentWords.read(document.refusal, voice)}</div>}
    </div>
  );
}

/** documents as they were handed in, the newest first: what became of each, and the way to open it */
export function DocumentLines({ documents }: { readonly documents: readonly ShownDocument[] }) {
  return [...documents]
    .sort((one, other) => (one.receivedAt < other.receivedAt ? 1 : -1))
    .map((one) => <Line key={one.id} document={one} />);
}
