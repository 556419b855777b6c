import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { shortName } from '../shell/short-name.ts';
import { useToasts } from '../shell/toasts.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import type { Read } from './use-document.ts';
import type { KeptDraft, useSavedDraft } from './use-draft.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  readonly draft: ReturnType<typeof useSavedDraft>;
  readonly kept: KeptDraft;
  readonly read: Read;
  readonly begun: boolean;
  readonly readOnly: boolean;
}

/** how far the draft is saved, and what can be done with it */
export function DraftBar({ draft, kept, read, begun, readOnly }: Props) {
  const { p } = usePolicyWords();
  const { instant } = useFormat();
  const { tell } = useToasts();
  const [publishing, setPublishing] = useState(false);
  const { saved, dirty, typed, setTyped, error } = draft;
  if (readOnly)
    return (
      <Alert type="info">
        {p('othersDraft', { by: shortName(kept.person) })} <PageLink to="/policy?tab=edit">{p('ownDraft')}</PageLink>
      </Alert>
    );
  const told = !begun
    ? p('noDraft')
    : dirty
      ? error === null
        ? p('saving')
        : p('notSaved')
      : p('saved', { at: saved.savedAt === undefined ? '' : instant(saved.savedAt), n: saved.revision });
  const share = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${location.origin}/policy?tab=edit&of=${encodeURIComponent(kept.person)}`);
    tell({ text: p('shared') });
  };
  const discard = (): void => setTyped({ text: '', basedOn: '' });
  return (
    <SpaceBetween size="s">
      <Refusal error={dirty ? error : null} />
      <div className="draft-bar">
        <span className="quiet" role="status">
          {told}
        </span>
        <SpaceBetween direction="horizontal" size="xs">
          <Button disabled={!begun} onClick={() => void share()}>
            {p('share')}
          </Button>
          <Button disabled={!begun} onClick={discard}>
            {p('discard')}
          </Button>
          <Button variant="primary" disabled={!begun || read.kind !== 'sound'} onClick={() => setPublishing(true)}>
            {p('publish')}
          </Button>
        </SpaceBetween>
      </div>
      {publishing && read.kind === 'sound' && (
        <PublishDialog
          title={p('publishTitle')}
          hint={p('publishHint')}
          policy={read.document}
          basedOn={typed.basedOn}
          onDone={discard}
          onClose={() => setPublishing(false)}
        />
      )}
    </SpaceBetween>
  );
}
